import { describe, expect, test } from 'vitest';
import { hours as exactly, wholePence } from '../../../functions/domain/amount.ts';
import { mostRows, partyReport, shortened } from '../../../functions/domain/review/party-report.ts';
import type { PartyReview } from '../../../functions/domain/review/party-review.ts';
import type { TermlyReturn } from '../../../functions/domain/review/review.ts';
import { activitiesByYear } from '../../../functions/domain/review/year-groups.ts';
import { bridgeUrn, completeProposal, harrowbeckUrn } from '../wendle.ts';

const harrowbeck = { urn: harrowbeckUrn, name: 'Harrowbeck' };
const bridge = { urn: bridgeUrn, name: 'Wendle Bridge' };

const sent = (school: string, changes: Partial<TermlyReturn> = {}): TermlyReturn => ({
  school,
  purposes: [{ purpose: 'science', rating: 'behind', words: 'The lab was cold.', values: [] }],
  fairness: 3,
  toChange: '',
  helpWanted: '',
  ...changes,
});

const review = (changes: Partial<PartyReview> = {}): PartyReview => ({
  term: 'Autumn',
  content: completeProposal(),
  own: [harrowbeck],
  schools: [harrowbeck, bridge],
  returns: [sent(harrowbeckUrn), sent(bridgeUrn, { fairness: 5 })],
  hours: [
    { school: harrowbeckUrn, given: exactly(58), received: exactly(20) },
    { school: bridgeUrn, given: exactly(20), received: exactly(58) },
  ],
  money: [{ school: harrowbeckUrn, given: wholePence(40_000), received: wholePence(0) }],
  spent: [],
  help: [],
  ...changes,
});

const textOf = (changes: Partial<PartyReview> = {}): string => JSON.stringify(partyReport(review(changes)));
const sectionOf = (id: string, changes: Partial<PartyReview> = {}): string =>
  JSON.stringify(partyReport(review(changes)).find((section) => section.id === id));

describe('a board’s two pages', () => {
  test('go from what was promised to what is asked, in this order', () => {
    expect(partyReport(review()).map(({ id }) => id)).toEqual([
      ...['promised', 'happened', 'shows', 'cost', 'fair', 'decided', 'asks'],
    ]);
  });

  test('set the board’s own schools beside all together, and name no other school’s answers', () => {
    const happened = sectionOf('happened');
    expect(happened).toContain('The lab was cold.');
    expect(happened).toContain('2 behind');
    const only = sectionOf('happened', {
      returns: [
        sent(harrowbeckUrn),
        sent(bridgeUrn, { purposes: [{ purpose: 'science', rating: 'ahead', words: 'Ours is warm.', values: [] }] }),
      ],
    });
    expect(only).not.toContain('Ours is warm.');
    expect(only).toContain('1 ahead, 1 behind');
  });

  test('say what it cost against the promise, and what is lopsided', () => {
    expect(sectionOf('cost')).toContain('58 of 20');
    expect(sectionOf('fair')).toContain('Harrowbeck gave 2.9 hours for each hour it got.');
    expect(sectionOf('fair')).toContain('Too few answered to show it');
  });

  test('give the Wendle Valley’s 134 hours, and flag 2.9 to 1', () => {
    const hours = [
      { school: '999001', given: exactly(64), received: exactly(22) },
      { school: harrowbeckUrn, given: exactly(18), received: exactly(41) },
      { school: '999003', given: exactly(22), received: exactly(34) },
      { school: bridgeUrn, given: exactly(30), received: exactly(37) },
    ];
    const schools = [
      harrowbeck,
      bridge,
      { urn: '999001', name: 'Wendle Park' },
      { urn: '999003', name: 'St Aldwyn’s' },
    ];
    const fair = sectionOf('fair', { hours, schools });
    expect(fair).toContain('134 hours were given, and 134 received.');
    expect(fair).toContain('Wendle Park gave 2.9 hours for each hour it got.');
    expect(sectionOf('cost', { hours, schools })).toContain('["All schools","134 of');
  });

  test('show the budget only where somebody said what was spent', () => {
    const content = completeProposal({
      money: { income: [], payments: '', spending: [{ on: 'Coaches', pence: 420_000 }] },
    });
    expect(sectionOf('cost', { content })).not.toContain('Coaches');
    const told = sectionOf('cost', { content, spent: [{ on: 'Coaches', pence: 150_000 }] });
    expect(told).toContain('["Coaches","£4,200","£1,500"]');
  });

  test('ask after a report of the board’s own school that did not come, and of no other', () => {
    const returns = [sent(bridgeUrn)];
    expect(sectionOf('asks', { returns })).toContain('Please ask Harrowbeck what kept it');
    expect(sectionOf('asks', { returns: [sent(harrowbeckUrn)] })).not.toContain('what kept it');
  });

  test('say that decisions are still to come, and then what they are, in the lead’s words', () => {
    expect(sectionOf('decided')).toContain('still to be written down');
    const decided = {
      decisions: [{ what: 'Harrowbeck hosts', when: 'next' as const, who: 'Priya', by: '2026-01-15' }],
      note: 'A good term.',
      asks: 'Please lend us your hall.',
    };
    expect(sectionOf('decided', { decided })).toContain('["Harrowbeck hosts","Next","Priya","15 January 2026"]');
    expect(textOf({ decided })).toContain('A good term.');
    expect(sectionOf('asks', { decided })).toContain('Please lend us your hall.');
  });

  test('stay short with twelve purposes and more, and say what was left out', () => {
    const [purpose] = completeProposal().purposes;
    if (!purpose) throw new Error('no purpose');
    const purposes = Array.from({ length: 15 }, (_, at) => ({ ...purpose, id: `p-${at}`, title: `Purpose ${at}` }));
    const content = { ...completeProposal(), purposes };
    const happened = partyReport(review({ content })).find(({ id }) => id === 'happened');
    const [tableOf] = happened?.blocks.filter((block) => block.kind === 'table') ?? [];
    expect(tableOf?.kind === 'table' && tableOf.rows).toHaveLength(mostRows);
    expect(JSON.stringify(happened)).toContain('The whole report has 3 more of these.');
  });

  test('cut long words between words', () => {
    expect(shortened(`${'word '.repeat(100)}`, 20)).toBe('word word word…');
    expect(shortened('short', 20)).toBe('short');
  });
});

describe('what goes on by year group', () => {
  test('puts the youngest first and staff last, under one name for a year', () => {
    const of = (title: string, years: string[]) => ({ title, years });
    expect(
      activitiesByYear([of('Latin', ['8']), of('Art', []), of('Labs', ['Year 5', '6']), of('Songs', ['Reception'])]),
    ).toEqual([
      { year: 'Reception', titles: ['Songs'] },
      { year: 'Year 5', titles: ['Labs'] },
      { year: 'Year 6', titles: ['Labs'] },
      { year: 'Year 8', titles: ['Latin'] },
      { year: 'Staff', titles: ['Art'] },
    ]);
  });
});
