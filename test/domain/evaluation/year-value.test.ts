import { describe, expect, test } from 'vitest';
import { hours, wholePence } from '../../../functions/domain/amount.ts';
import { theoryOf } from '../../../functions/domain/evaluation/theory-of-change.ts';
import { maturitySigns, maturityWords, type RecordedYear } from '../../../functions/domain/evaluation/track-record.ts';
import { limitsOf } from '../../../functions/domain/evaluation/year-limits.ts';
import {
  type Figure,
  impactFigures,
  processFigures,
  type ValueFacts,
  valueFigures,
} from '../../../functions/domain/evaluation/year-value.ts';
import { TermlyReturn } from '../../../functions/domain/review/review.ts';
import { aPlan } from '../../builders/year.ts';

const sessions = (school: string, value: number) =>
  TermlyReturn.parse({ school, purposes: [{ purpose: 'science', values: [{ measure: 'Sessions held', value }] }] });

const facts = (changes: Partial<ValueFacts> = {}): ValueFacts => ({
  content: aPlan(),
  terms: [
    { term: 'Autumn', returns: [sessions('900001', 3), sessions('900002', 2)], asked: 4 },
    { term: 'Spring', returns: [sessions('900001', 11)], asked: 4 },
  ],
  reviews: 3,
  inAll: {
    hours: [
      { school: '900001', given: hours(64), received: hours(22) },
      { school: '900002', given: hours(70), received: hours(112) },
    ],
    money: [{ school: '900001', given: wholePence(50_000), received: wholePence(0) }],
  },
  spent: [],
  reached: {},
  gaps: [],
  meetings: { held: 0, noted: 0 },
  ...changes,
});
const valueIn = (figures: readonly Figure[], what: string): string | undefined =>
  figures.find((figure) => figure.what === what)?.value;

describe('what a year came to', () => {
  test('says where each figure comes from', () => {
    const all = [processFigures, impactFigures, valueFigures].flatMap((make) => make(facts()));
    expect(all.length).toBeGreaterThan(8);
    expect(all.filter(({ source }) => source.trim() === '')).toEqual([]);
  });

  test('counts reviews, reports and targets, with each school’s newest value', () => {
    expect(valueIn(processFigures(facts()), 'Reviews held')).toBe('2 of 3');
    expect(valueIn(processFigures(facts()), 'Returns that schools sent')).toBe('3 of 8');
    expect(valueIn(impactFigures(facts()), 'Targets reached, counting each measure at each school')).toBe('1 of 2');
  });

  test('takes a lower value as better where the plan says so', () => {
    const plan = aPlan();
    const [science, ...others] = plan.purposes;
    const [measure] = science?.measures ?? [];
    if (!science || !measure) throw new Error('no measure');
    const purposes = [{ ...science, measures: [{ ...measure, better: 'lower' as const, target: 2 }] }, ...others];
    const content = { ...plan, purposes };
    expect(valueIn(impactFigures(facts({ content })), 'Targets reached, counting each measure at each school')).toBe(
      '1 of 2',
    );
  });

  test('shares what was spent by the pupils who took part, to the penny', () => {
    const known = facts({ spent: [{ on: 'Coaches', pence: 100_000 }], reached: { pupils: 96 } });
    expect(valueIn(valueFigures(known), 'Cost for each pupil')).toBe('£10.42');
    expect(valueIn(valueFigures(facts({ reached: { pupils: 100 } })), 'Cost for each pupil')).toBe('£5');
    expect(valueIn(valueFigures(facts()), 'Cost for each pupil')).toBe('not known');
  });

  test('shares the hours by the targets reached, and says when none was', () => {
    expect(valueIn(valueFigures(facts()), 'Hours for each target reached')).toBe('134');
    expect(valueIn(valueFigures(facts({ terms: [] })), 'Hours for each target reached')).toBe('no target reached');
  });

  test('tells what a survey shows of all schools together, with how many answered, and nothing that is hidden', () => {
    const wave = { audience: 'pupils', about: 'science' } as const;
    const shown = (mean: number) => ({ answered: 96, sum: 96 * mean, mean });
    const changes = [
      { question: 'interest' as const, before: shown(2.6), after: shown(3.4), change: 0.8 },
      { question: 'interest' as const, school: '900001', before: shown(2), after: shown(3), change: 1 },
      { question: 'trust' as const, before: 'hidden' as const, after: shown(4) },
    ];
    const figures = impactFigures(facts({ surveys: [{ wave, changes }] })).slice(1);
    expect(figures).toEqual([
      {
        what: '“I can see myself doing science when I am older”',
        value: 'from 2.6 to 3.4, of 5',
        source: 'Survey of pupils: 96 answers at the start, 96 at the end',
      },
    ]);
  });

  test('tells a gap only where the first and the last are known', () => {
    const gap = { year: '5', subject: 'Science', group: 'FSM', others: 'Not FSM' } as const;
    const both = impactFigures(facts({ gaps: [{ ...gap, points: [35, undefined, 15] }] }));
    expect(both.at(-1)?.value).toBe('from 35 behind to 15 behind, in percentage points');
    expect(impactFigures(facts({ gaps: [{ ...gap, points: [35, undefined] }] }))).toHaveLength(1);
  });
});

describe('what the figures cannot show', () => {
  const limits = (changes: Partial<Parameters<typeof limitsOf>[0]> = {}) =>
    limitsOf({ ...facts(), published: [], addenda: 0, ...changes }).join('\n');

  test('is always that there is nobody to compare with', () => {
    expect(limits()).toContain('We do not compare with schools that did none of this');
  });

  test('names what is missing, and stops naming it once it is there', () => {
    expect(limits()).toContain('5 of the schools’ returns did not come.');
    expect(limits()).toContain('How many pupils took part was not counted');
    expect(limits({ reached: { pupils: 96 } })).not.toContain('was not counted');
    expect(limits()).toContain('Results that come after the summer are not in here.');
    expect(limits({ addenda: 1 })).not.toContain('Results that come after the summer');
  });

  test('says that small groups are hidden where something is', () => {
    const figures = [{ number: 'c' as const }];
    const table = {
      ...{ year: '5' as const, subject: 'Maths', kind: 'expected' as const },
      rows: [{ characteristic: 'FSM' as const, group: 'FSM', figures }],
    };
    expect(limits({ published: [{ threshold: 6, hidden: {}, tables: [table] }] })).toContain('small groups are hidden');
    expect(limits()).not.toContain('small groups are hidden');
  });
});

describe('a theory of change', () => {
  test('leads from what is put in by activities and measures to what it is for', () => {
    const theory = theoryOf(aPlan());
    expect(theory.inputs).toEqual(['4 schools', '198 hours of staff time', '£4,500']);
    expect(theory.lanes).toEqual([
      {
        purpose: 'Science in a laboratory',
        does: ['Laboratory mornings'],
        changes: ['Sessions held: from 0 to 10 sessions'],
      },
      { purpose: 'Latin for Year 8', does: ['Latin club'], changes: [] },
    ]);
    expect(theory.impact[0]).toBe('Every pupil in Year 5 works in a real laboratory.');
  });

  test('names what success is where nothing is measured, and what is measured where something is', () => {
    const plan = aPlan();
    const purposes = plan.purposes.map((purpose) => ({ ...purpose, success: [`${purpose.title} goes well`] }));
    expect(theoryOf({ ...plan, purposes }).lanes.map(({ changes }) => changes)).toEqual([
      ['Sessions held: from 0 to 10 sessions'],
      ['Latin for Year 8 goes well'],
    ]);
  });

  test('keeps work that serves no purpose in sight', () => {
    const plan = aPlan();
    const activities = plan.activities.map(({ purpose: _, ...rest }) => rest);
    expect(theoryOf({ ...plan, activities }).lanes.at(-1)).toEqual({
      purpose: 'Other work',
      does: ['Laboratory mornings', 'Latin club'],
      changes: [],
    });
  });
});

describe('how far a partnership has come', () => {
  const year = (outcome: string): RecordedYear => ({
    ...{ year: '202526', partnership: 'Valley', partners: [], schools: [], purposes: [] },
    ...{ hoursGiven: 0, hoursReceived: 0, penceGiven: 0, kept: 'more', reviewsHeld: 3, reviews: 3 },
    ...{ targetsReached: 0, targets: 0, outcome },
  });
  const none = { deputies: false, inJobDescriptions: false, inDevelopmentPlan: false };

  test('is a project at first, and part of school life once all but one sign are there', () => {
    expect(maturityWords(maturitySigns({ years: [year('open')], ...none }))).toBe('A project');
    const years = [year('open'), year('renewed'), year('renewed')];
    expect(maturityWords(maturitySigns({ years, ...none }))).toBe('Growing into school life');
    const settled = { deputies: true, inJobDescriptions: true, inDevelopmentPlan: false };
    expect(maturityWords(maturitySigns({ years, ...settled }))).toBe('Part of school life');
  });
});
