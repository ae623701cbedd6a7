import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAsked, type Touch, touchesOf } from '../../../functions/domain/lifecycle/asks.ts';
import type { ProposalContent } from '../../../functions/domain/proposal/proposal.ts';
import { anyProposal } from '../../builders/any-proposal.ts';
import { aPartnership } from '../../builders/partnership.ts';
import { aPlan } from '../../builders/year.ts';

const partnership = aPartnership();
const all = ['alder', 'birch', 'cedar', 'dell'];
const plan = aPlan({ agreement: { form: 'mou', from: '2026-09-01', until: '2027-08-31' } });
const [labs, club] = plan.activities;
const [science, latin] = plan.purposes;
const touches = (after: Partial<ProposalContent>, before = plan): Touch[] =>
  touchesOf({ before, after: { ...before, ...after }, partnership });
const weights = (found: readonly Touch[]) => [...new Set(found.map(({ weight }) => weight))];
const asked = (found: readonly Touch[]) => all.filter((party) => isAsked(found, party));
const share = (urn: string, more: Partial<ProposalContent['schools'][number]>) => ({
  schools: plan.schools.map((one) => (one.urn === urn ? { ...one, ...more } : one)),
});

describe('whom a change asks', () => {
  const other = { ...plan.meetings[0], date: '2027-01-21' } as ProposalContent['meetings'][number];
  it.each<[string, Partial<ProposalContent>, string, string[]]>([
    ['a contact', { contacts: [{ role: 'Caretaker', person: 'lead-alder' }] }, 'notice', []],
    ['the day of one meeting', { meetings: [other] }, 'notice', []],
    ['a meeting more', { meetings: [...plan.meetings, other] }, 'heads', []],
    ['words about handover', { handover: 'Write it down.' }, 'notice', []],
    ['the lead of a purpose', { purposes: [{ ...science, lead: 'lead-birch' }, latin] as never }, 'notice', []],
    ['a new host', { activities: [{ ...labs, host: '900002' }, club] as never }, 'heads', []],
    ['hours a little', share('900001', { hours: 64 }), 'heads', []],
    ['hours by more than a tenth', share('900001', { hours: 67 }), 'boards', ['alder']],
    ['money by more than £200', share('900002', { pence: 261_000 }), 'boards', ['birch']],
    ['a ground rule', { groundRules: ['We answer in a week.'] }, 'all-boards', all],
    ['the end', { agreement: { ...plan.agreement, until: '2028-08-31' } }, 'all-boards', all],
    ['a purpose out', { purposes: [science] as never }, 'all-boards', all],
    ['notice', { noticeDays: 90 }, 'all-boards', all],
    ['what is shared', { dataSharing: { what: 'Attendance' } }, 'all-boards', all],
  ])('%s', (_, after, weight, boards) => {
    const found = touches(after);
    expect(weights(found)).toEqual([weight]);
    expect(asked(found)).toEqual(boards);
    for (const { why } of found) expect(why.length).toBeGreaterThan(10);
  });

  it('asks the boards of the schools that take part in something new, and nobody else', () => {
    const fresh = { ...club, id: 'coding', title: 'Coding club', schools: ['900003', '900004'] };
    expect(asked(touches({ activities: [...plan.activities, fresh] as never }))).toEqual(['cedar', 'dell']);
    expect(
      asked(touches({ activities: [labs, { ...club, schools: ['900002', '900003', '900004'] }] as never })),
    ).toEqual(['alder']);
  });

  it('asks all boards when a target is lowered, and the heads when it is raised', () => {
    const at = (target: number) => {
      const measures = (science?.measures ?? []).map((one) => ({ ...one, target }));
      return weights(touches({ purposes: [{ ...science, measures }, latin] as never }));
    };
    expect([at(9), at(11)]).toEqual([['all-boards'], ['heads']]);
  });

  it('refuses to take out who is told of a concern, or checks that were confirmed', () => {
    const safe = { ...labs, checksConfirmed: true, concernsTo: 'Lead Birch' };
    const before = { ...plan, activities: [safe, club] as ProposalContent['activities'] };
    const without = { ...labs, checksConfirmed: true };
    expect(weights(touches({ activities: [without, club] as never }, before))).toEqual(['refused']);
    expect(weights(touches({ activities: [{ ...safe, checksConfirmed: false }, club] as never }, before))).toEqual([
      'refused',
    ]);
  });

  it('does not let ten steps of nine in a hundred slip past the board', () => {
    let now = 60;
    for (let step = 0; step < 10; step += 1) now = Math.round(now * 1.09);
    expect(asked(touches(share('900001', { hours: now })))).toEqual(['alder']);
  });

  it('says the data agreement is signed again only when it says something else', () => {
    expect(touches({ dataSharing: { why: 'To help' } }).some(({ data }) => data)).toBe(true);
    expect(touches({ noticeDays: 90 }).some(({ data }) => data)).toBe(false);
  });
});

describe('any change of any text', () => {
  it('touches nobody exactly when nothing changes, and no party that is not in', () => {
    fc.assert(
      fc.property(anyProposal, anyProposal, (before, after) => {
        expect(touchesOf({ before, after: before, partnership })).toEqual([]);
        const left = { ...partnership, left: [{ party: 'dell', on: '2026-10-01' }] };
        for (const { parties, weight } of touchesOf({ before, after, partnership: left })) {
          expect(parties).not.toContain('dell');
          if (weight === 'all-boards') expect(parties).toEqual(['alder', 'birch', 'cedar']);
          if (weight === 'notice' || weight === 'heads') expect(parties).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
