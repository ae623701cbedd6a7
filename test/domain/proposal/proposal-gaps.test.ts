import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyProposal, ProposalContent } from '../../../functions/domain/proposal/proposal.ts';
import { type GapContext, gapsOf } from '../../../functions/domain/proposal/proposal-gaps.ts';
import {
  questionIds,
  questionOf,
  questions,
  sizeOfWork,
} from '../../../functions/domain/proposal/proposal-questions.ts';
import { bridgeUrn, completeProposal, harrowbeckUrn, partnership, people } from '../wendle.ts';

const context = (changes: Partial<GapContext> = {}): GapContext => ({
  ...partnership(),
  people: new Set(people().map(({ id }) => id)),
  ...changes,
});

const pathsOf = (content: ProposalContent, around = context()): string[] =>
  gapsOf(content, around).map(({ path }) => path.join('.'));

const leavesOf = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((entry, i) => [i, entry])
    : Object.entries(value);
  return entries.flatMap(([key, entry]) => leavesOf(entry, [...path, key]));
};

describe('the questions', () => {
  test('every field of a proposal belongs to a question that names it', () => {
    const fields = questionIds.flatMap((id) => questions[id].fields.map((field) => field.split('.')[0]));
    expect(new Set(fields)).toEqual(new Set(Object.keys(ProposalContent.shape)));
    for (const path of leavesOf(completeProposal())) {
      const place = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
      expect(questions[questionOf(path)].fields.some((field) => place === field || place.startsWith(`${field}.`))).toBe(
        true,
      );
    }
  });

  test('a whole purpose belongs to the purposes, its lead to who leads', () => {
    expect(questionOf(['purposes', 2])).toBe('purposes');
    expect(questionOf(['schools', 0])).toBe('offers-and-needs');
    expect(questionOf(['purposes'])).toBe('purposes');
    expect(questionOf(['purposes', 2, 'lead'])).toBe('leads');
    expect(questionOf(['purposes', 0, 'measures', 1, 'target'])).toBe('measures');
    expect(questionOf(['schools', 0, 'hours'])).toBe('promises');
  });

  test('the pieces take about six minutes each', () => {
    const minutes = questionIds.map((id) => questions[id].minutes);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(10);
    expect(minutes.reduce((sum, one) => sum + one, 0) / minutes.length).toBeLessThanOrEqual(6.5);
  });
});

describe('the gaps of a proposal', () => {
  test('a complete proposal has none', () => {
    expect(gapsOf(completeProposal(), context())).toEqual([]);
  });

  test('an empty proposal has a gap in every question that has fields of its own', () => {
    const gaps = gapsOf(emptyProposal(), context());
    const asked = new Set(gaps.map(({ question }) => question));
    const perEntry = ['leads', 'success', 'measures', 'project-leads'];
    expect(questionIds.filter((id) => !asked.has(id))).toEqual(questionIds.filter((id) => perEntry.includes(id)));
    expect(sizeOfWork(gaps).pieces).toBe(asked.size);
    expect(sizeOfWork(gaps).minutes).toBeGreaterThan(60);
    expect(sizeOfWork([])).toEqual({ pieces: 0, minutes: 0 });
  });

  test('taking any one required answer away is noticed', () => {
    const emptied: [keyof ProposalContent, unknown][] = [
      ['title', ''],
      ['values', []],
      ['groundRules', []],
      ['purpose', ' '],
      ['aims', []],
      ['purposes', []],
      ['activities', []],
      ['schools', []],
      ['outcomes', ''],
      ['evaluation', { uses: 'The survey' }],
      ['reviews', ''],
      ['meetings', []],
      ['meetingsAhead', undefined],
      ['chair', undefined],
      ['chairUntil', undefined],
      ['progressChaser', undefined],
      ['mediator', undefined],
      ['agreement', {}],
      ['briefing', { forOurChildren: 'More science' }],
      ['dataSharing', {}],
      ['noticeDays', undefined],
      ['noRecruitment', false],
      ['handover', ''],
      ['developmentPlan', ''],
    ];
    for (const [field, value] of emptied) {
      const gaps = gapsOf({ ...completeProposal(), [field]: value }, context());
      expect(gaps.map(({ path }) => path[0])).toContain(field);
    }
  });

  test('each purpose needs a lead, an end, success and a measure', () => {
    const content = completeProposal();
    const [purpose] = content.purposes;
    const {
      lead: _,
      until: __,
      ...rest
    } = { ...purpose, id: 'reading', title: 'Reading', description: '', success: [], measures: [] };
    const paths = pathsOf({ ...content, purposes: [...content.purposes, rest] });
    expect(paths.toSorted()).toEqual([
      'purposes.1.lead',
      'purposes.1.measures',
      'purposes.1.success',
      'purposes.1.until',
    ]);
  });

  test('each activity needs somebody who keeps it safe, and schools and a purpose that exist', () => {
    const content = completeProposal();
    const activities = content.activities.map(({ safeguardingLead: _, concernsTo: __, ...activity }) => ({
      ...activity,
      checksConfirmed: false,
      schools: [harrowbeckUrn, '111111'],
      host: '222222',
      purpose: 'latin',
    }));
    expect(pathsOf({ ...content, activities }).toSorted()).toEqual([
      'activities.0.checksConfirmed',
      'activities.0.concernsTo',
      'activities.0.host',
      'activities.0.purpose',
      'activities.0.safeguardingLead',
      'activities.0.schools.1',
    ]);
  });

  test('every school must say what it brings, but not one whose party has left', () => {
    const content = completeProposal();
    const schools = content.schools.filter(({ urn }) => urn === harrowbeckUrn);
    const money = { ...content.money, spending: [], income: content.money.income.slice(0, 1) };
    const gaps = gapsOf({ ...content, schools, money }, context());
    expect(gaps.map(({ question }) => question)).toEqual(['reporting', 'offers-and-needs', 'promises']);
    expect(gaps.every(({ what }) => what.includes('Wendle Bridge High School'))).toBe(true);
    const left = context({ left: [{ party: 'wendle-bridge', on: '2026-01-01' }] });
    expect(pathsOf(content, left)).toContain('schools.1.urn');
    expect(pathsOf({ ...content, schools, money }, left)).not.toContain('schools');
  });

  test('a project lead who is not listed is a gap, and people are unchecked when nobody is listed', () => {
    const without = new Set([...(context().people ?? [])].filter((id) => id !== 'priya'));
    expect(gapsOf(completeProposal(), context({ people: without })).map(({ question }) => question)).toEqual([
      'project-leads',
      'project-leads',
    ]);
    expect(gapsOf(completeProposal({ chair: 'zed' }), partnership())).toEqual([]);
    expect(pathsOf(completeProposal({ chair: 'zed' }))).toEqual(['chair']);
  });

  test('dates must be in order', () => {
    const content = completeProposal({
      agreement: { form: 'mou', from: '2025-09-01', until: '2025-09-01' },
      chairUntil: '2025-08-01',
    });
    const paths = pathsOf(content);
    expect(paths).toContain('agreement.until');
    expect(paths).toContain('chairUntil');
    expect(paths).toContain('meetings.0.date');
  });

  test('a meeting on the last day of the agreement is in order, one the day after is not', () => {
    const meetingOn = (date: string) => completeProposal({ meetings: [{ date, time: '15:45', host: bridgeUrn }] });
    expect(pathsOf(meetingOn('2026-08-31'))).toEqual([]);
    expect(pathsOf(meetingOn('2026-09-01'))).toEqual(['meetings.0.date']);
  });

  test('an agreement may be open-ended', () => {
    expect(pathsOf(completeProposal({ agreement: { form: 'mou', from: '2025-09-01' } }))).toEqual([]);
  });
});

describe('the money of a proposal', () => {
  const pence = fc.integer({ min: 0, max: 10_000_000 });

  test('spending above income is a gap, and otherwise is not', () => {
    fc.assert(
      fc.property(fc.array(pence, { maxLength: 5 }), (amounts) => {
        const content = completeProposal();
        const spending = amounts.map((amount, i) => ({ on: `Line ${i}`, pence: amount }));
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        const paths = pathsOf({ ...content, money: { ...content.money, spending } });
        expect(paths).toEqual(total > 360_000 ? ['money.spending'] : []);
      }),
    );
  });

  test('a school’s money must stand among the income, from the school or from its party', () => {
    fc.assert(
      fc.property(pence, pence, (promised, listed) => {
        const content = completeProposal();
        const schools = content.schools.map((share) =>
          share.urn === bridgeUrn ? { ...share, pence: promised } : share,
        );
        const income = [...content.money.income.slice(0, 1), { from: 'wendle bridge high school', pence: listed }];
        const paths = pathsOf({ ...content, schools, money: { ...content.money, income, spending: [] } });
        expect(paths).toEqual(promised === listed ? [] : ['schools.1.pence']);
      }),
    );
  });

  test('spending all of the income, up to its very limit, is no gap', () => {
    const content = completeProposal();
    const spending = [{ on: 'Coaches', pence: 360_000, limit: 360_000 }];
    expect(pathsOf({ ...content, money: { ...content.money, spending } })).toEqual([]);
  });

  test('a limit below the sum and unsaid payments are gaps', () => {
    const content = completeProposal();
    const money = { ...content.money, payments: '', spending: [{ on: 'Coaches', pence: 300, limit: 200 }] };
    expect(pathsOf({ ...content, money })).toEqual(['money.payments', 'money.spending.0.limit']);
  });
});
