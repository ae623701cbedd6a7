import { describe, expect, it } from 'vitest';
import { creepIn } from '../../../functions/domain/health/creep.ts';
import { type HealthFacts, healthSignals } from '../../../functions/domain/health/health-signals.ts';

const agreed = [
  { title: 'Mixed Year 5 lab sessions', years: ['5'], subject: 'science' },
  { title: 'Year 8 Latin club', years: ['8'], subject: 'Latin' },
  { title: 'Leadership reviews', years: [] },
];

describe('work outside the signed agreement', () => {
  it('is flagged: the Year 4 coding club of Wendle Valley', () => {
    expect(creepIn([{ title: 'Year 4 coding club' }], agreed)).toEqual([
      { title: 'Year 4 coding club', because: 'not-named' },
    ]);
  });

  it('is flagged when it was agreed for other year groups', () => {
    expect(creepIn([{ title: 'Year 7 Latin club' }], agreed)).toEqual([
      { title: 'Year 7 Latin club', because: 'other-years', grewFrom: 'Year 8 Latin club' },
    ]);
  });

  it.each(['Year 5 lab sessions', 'Science lab', 'Latin club for Year 8', 'A leadership review day'])(
    'does not include what was agreed: %s',
    (title) => {
      expect(creepIn([{ title: title.replace('review day', 'reviews') }], agreed)).toEqual([]);
    },
  );
});

const facts = (overrides: Partial<HealthFacts> = {}): HealthFacts => ({
  meetings: [],
  reviews: [],
  unanswered: [],
  ...overrides,
});
const meeting = (date: string, held = true, missing: string[] = []) => ({ date, held, missing });

describe('signs of waning', () => {
  it('are none when all is well', () => {
    expect(
      healthSignals(facts({ meetings: [meeting('2026-01-08'), meeting('2026-01-22', false), meeting('2026-02-05')] })),
    ).toEqual([]);
  });

  it('are two meetings missed in a row, with their dates', () => {
    const meetings = [meeting('2026-02-05', false), meeting('2026-01-08'), meeting('2026-01-22', false)];
    expect(healthSignals(facts({ meetings }))).toEqual([
      { kind: 'missed-meetings', words: 'The last 2 meetings did not take place: 22 January and 5 February.' },
    ]);
  });

  it('are a school that missed the last two', () => {
    const meetings = [meeting('2026-01-08', true, ['Dell', 'Cedar']), meeting('2026-01-22', true, ['Dell'])];
    expect(healthSignals(facts({ meetings })).map(({ words }) => words)).toEqual([
      'Dell missed the last 2 meetings: 8 January and 22 January.',
    ]);
  });

  it('are returns missing from the last review, not from an earlier one', () => {
    const autumn = { term: 'Autumn', missing: ['Dell'] };
    expect(healthSignals(facts({ reviews: [autumn] }))).toHaveLength(1);
    expect(healthSignals(facts({ reviews: [autumn, { term: 'Spring', missing: [] }] }))).toEqual([]);
  });

  it('are three links that nobody answered in time', () => {
    const asked = (dueOn: string) => ({ what: 'the return of Dell', dueOn });
    expect(healthSignals(facts({ unanswered: [asked('2026-01-09'), asked('2026-01-08')] }))).toEqual([]);
    expect(
      healthSignals(facts({ unanswered: [asked('2026-01-09'), asked('2026-01-08'), asked('2026-01-10')] })).map(
        ({ words }) => words,
      ),
    ).toEqual([
      '3 requests are past their date without an answer. The oldest was due on 8 January: the return of Dell.',
    ]);
  });
});

type Expected = NonNullable<HealthFacts['expected']>;

describe('what was expected and did not come', () => {
  const expected = (more: Partial<Expected> = {}): Expected => ({
    today: '2027-04-20',
    since: '2026-10-12',
    meetings: [],
    reviews: [],
    ...more,
  });
  const words = (given: Partial<HealthFacts>) => healthSignals(facts(given)).map((one) => one.words);

  it('is a sign: half a year without a recorded meeting', () => {
    expect(words({ expected: expected() })).toEqual([
      'No meeting has been recorded since the work began on 12 October 2026.',
    ]);
    expect(words({ expected: expected(), meetings: [meeting('2026-10-15'), meeting('2027-03-01')] })).toEqual([]);
    expect(words({ expected: expected({ today: '2027-10-01' }), meetings: [meeting('2027-03-01')] })).toEqual([
      'No meeting has been recorded since 1 March 2027.',
    ]);
  });

  it('is a sign: planned meetings of which nobody wrote down anything', () => {
    const meetings = ['2026-11-03', '2026-12-01', '2027-01-12'];
    const given = expected({ today: '2027-01-20', meetings });
    expect(words({ expected: given })).toEqual([
      'Nobody has noted whether these meetings took place: 3 November and 1 December.',
    ]);
    expect(words({ expected: given, meetings: [meeting('2026-12-01')] })).toEqual([]);
  });

  it('is a sign: a review that nobody started, or that decided nothing', () => {
    const reviews = [
      { term: 'Autumn', what: 'never-started', dueOn: '2026-12-04' },
      { term: 'Spring', what: 'nothing-decided', dueOn: '2027-04-17' },
    ] as const;
    expect(words({ expected: expected({ today: '2027-01-20', reviews }) })).toEqual([
      'The autumn review was never started. It was due on 4 December.',
      'What the spring review decided is not written down. It was due on 17 April.',
    ]);
  });
});
