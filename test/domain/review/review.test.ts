import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hours, wholePence } from '../../../functions/domain/amount.ts';
import { boardReport, type ReviewedTerm } from '../../../functions/domain/review/board-report.ts';
import { prefilledReturn, returnComplete, TermlyReturn, thirdOf } from '../../../functions/domain/review/review.ts';
import { bridgeUrn, completeProposal, harrowbeckUrn } from '../wendle.ts';

const { purposes } = completeProposal();

const full = (changes: Partial<TermlyReturn> = {}): TermlyReturn => ({
  school: harrowbeckUrn,
  purposes: [
    {
      purpose: 'science',
      rating: 'on-track',
      words: 'Pupils ask for more.',
      values: [{ measure: 'Interest in science', value: 3 }],
    },
  ],
  hoursGiven: 20,
  hoursReceived: 41,
  penceGiven: 40_000,
  penceReceived: 0,
  trust: 4,
  fairness: 5,
  capacity: 'enough',
  toChange: 'Fewer coaches.',
  helpWanted: '',
  ...changes,
});

describe('a third of a yearly promise', () => {
  test('makes the whole with the other two, and never differs from them by more than one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (yearly) => {
        const thirds = (['Autumn', 'Spring', 'Summer'] as const).map((term) => thirdOf(yearly, term));
        expect(thirds.reduce((sum, third) => sum + third, 0)).toBe(yearly);
        expect(Math.max(...thirds) - Math.min(...thirds)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a prefilled return', () => {
  test('has what the school’s own ledger comes to, and neither a baseline nor a promise as this term’s value', () => {
    const content = completeProposal();
    const first = prefilledReturn({ school: harrowbeckUrn, content });
    expect(first.purposes).toEqual([{ purpose: 'science', words: '', values: [] }]);
    for (const field of ['hoursGiven', 'hoursReceived', 'penceGiven', 'penceReceived'])
      expect(first).not.toHaveProperty(field);
    const second = prefilledReturn({ school: harrowbeckUrn, content, ledger: { hoursGiven: 7.5 } });
    expect(second.hoursGiven).toBe(7.5);
  });

  test('passes the door, and leaves to people what only people can say', () => {
    const prefilled = prefilledReturn({ school: bridgeUrn, content: completeProposal() });
    expect(TermlyReturn.parse(prefilled)).toEqual(prefilled);
    const { state, missing } = returnComplete(prefilled, purposes);
    expect(state).toBe('incomplete');
    expect(missing.map(({ path }) => path.join('.'))).toEqual([
      'purposes.0.rating',
      'hoursGiven',
      'hoursReceived',
      'penceGiven',
      'penceReceived',
      'trust',
      'fairness',
      'capacity',
      'purposes.0.words',
    ]);
  });
});

describe('a return', () => {
  test('is complete with numbers and words, and can be sent with numbers only', () => {
    expect(returnComplete(full(), purposes)).toEqual({ state: 'complete', missing: [] });
    const wordless = full({ purposes: [{ purpose: 'science', rating: 'behind', words: ' ', values: [] }] });
    expect(returnComplete(wordless, purposes)).toMatchObject({
      state: 'numbers-only',
      missing: [{ path: ['purposes', 0, 'words'], what: 'What shows it for “Science in Year 5”?' }],
    });
  });

  test('lacks a rating for a purpose that it does not mention', () => {
    const { state, missing } = returnComplete(full({ purposes: [] }), purposes);
    expect(state).toBe('incomplete');
    expect(missing.map(({ path }) => path.join('.'))).toEqual(['purposes.rating', 'purposes.words']);
  });

  test('without any one number is incomplete', () => {
    const numbers = [
      'hoursGiven',
      'hoursReceived',
      'penceGiven',
      'penceReceived',
      'trust',
      'fairness',
      'capacity',
    ] as const;
    fc.assert(
      fc.property(fc.subarray([...numbers], { minLength: 1 }), (taken) => {
        const given = Object.fromEntries(
          Object.entries(full()).filter(([field]) => !taken.some((name) => name === field)),
        );
        const { state, missing } = returnComplete(TermlyReturn.parse(given), purposes);
        expect(state).toBe('incomplete');
        expect(missing.map(({ path }) => path.join('.'))).toEqual(taken);
      }),
    );
  });

  test.each<[string, object]>([
    ['an unknown field', { status: 'complete' }],
    ['a score above 5', { trust: 6 }],
    ['half a penny', { penceGiven: 0.5 }],
    ['hours below zero', { hoursGiven: -1 }],
    ['counts of pupils', { cohort: { year5: 3 } }],
  ])('with %s does not pass the door', (_, changes) => {
    expect(TermlyReturn.safeParse({ ...full(), ...changes }).success).toBe(false);
  });
});

describe('the boards’ report', () => {
  const review: ReviewedTerm = {
    label: '202526 Autumn term',
    term: 'Autumn',
    content: completeProposal(),
    schools: [
      { urn: harrowbeckUrn, name: 'Harrowbeck' },
      { urn: bridgeUrn, name: 'Wendle Bridge' },
    ],
    hours: [{ school: harrowbeckUrn, given: hours(20), received: hours(41) }],
    money: [{ school: harrowbeckUrn, given: wholePence(40_000), received: wholePence(0) }],
  };
  const reportText = (returns: TermlyReturn[]): string => JSON.stringify(boardReport(review, returns));

  test('names whose return is missing', () => {
    const text = reportText([full()]);
    expect(text).toContain('1 return of 2 came in.');
    expect(text).toContain('Missing: Wendle Bridge.');
    expect(reportText([full(), full({ school: bridgeUrn })])).toContain('Every school sent its return.');
    expect(reportText([])).toContain('Missing: Harrowbeck and Wendle Bridge.');
  });

  test('names whose words are still to come', () => {
    const wordless = full({
      school: bridgeUrn,
      purposes: [{ purpose: 'science', rating: 'ahead', words: '', values: [] }],
    });
    expect(reportText([full(), wordless])).toContain('Still to add something: Wendle Bridge.');
  });

  test('sets what was promised beside what was done', () => {
    const promises = boardReport(review, [full()]).find(({ id }) => id === 'promises');
    expect(promises?.blocks.map((block) => block.kind === 'table' && block.rows)).toEqual([
      [
        ['Harrowbeck', '20', '20', '41'],
        ['Wendle Bridge', '30', 'not known: no return came', 'not known: no return came'],
      ],
      [
        ['Harrowbeck', '£400', '£400', '£0'],
        ['Wendle Bridge', '£800', 'not known: no return came', 'not known: no return came'],
      ],
    ]);
  });

  test('shows scores without names', () => {
    const trust = boardReport(review, [full({ fairness: 2 }), full({ school: bridgeUrn })]).find(
      ({ id }) => id === 'trust',
    );
    expect(JSON.stringify(trust?.blocks[0])).not.toContain('Harrowbeck');
    expect(JSON.stringify(trust)).toContain('Too few answered to show it');
  });
});
