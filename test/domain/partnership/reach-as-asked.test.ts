/** Everybody about everybody, by the words of the rule and the file alone: who may change an address, a place, a domain. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wayForAll } from '../../../functions/domain/partnership/new-domain.ts';
import type { Partnership } from '../../../functions/domain/partnership/partnership.ts';
import { wayToChange } from '../../../functions/domain/partnership/reach.ts';
import { aPartnership, peopleOf, type Size } from '../../builders/partnership.ts';

/** What somebody is to each party, and to the whole under `all`, as the file says it. */
const isTo = (partnership: Partnership, person: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  const note = (where: string, what: string, who: string | undefined): void => {
    if (who === person) found.set(where, (found.get(where) ?? new Set()).add(what));
  };
  for (const [role, who] of Object.entries(partnership.roles)) note('all', role, who);
  for (const { id, clerk, members } of partnership.jointCommittees) {
    note(id, 'clerk', clerk);
    for (const member of members) note(id, 'on the board', member.person);
  }
  for (const party of partnership.parties) {
    for (const signatory of party.signatories) note(party.id, 'signs', signatory);
    note(party.id, 'data', party.dataProtectionContact);
    for (const { clerk, members } of party.boards) {
      note(party.id, 'clerk', clerk);
      for (const member of members) note(party.id, 'on the board', member.person);
    }
    for (const step of [...party.route, ...(party.renewalRoute ?? [])])
      if (step.means === 'delegated' && 'person' in step.to) note(party.id, 'decides alone', step.to.person);
    for (const { urn, head, lead } of partnership.schools) {
      if (!party.schools.includes(urn)) continue;
      note(party.id, 'head', head);
      note(party.id, 'signs', head);
      note(party.id, 'leads', lead);
    }
  }
  return found;
};

const looksAfterPeople = ['lead', 'deputyLead', 'chair', 'progressChaser', 'admin', 'clerk', 'head'];

/** "Nobody changes a person any of whose parts reach beyond their own; else somebody of the same party with no fewer parts." */
const colleagueMay = (partnership: Partnership, by: string, person: string): boolean => {
  const [own, theirs] = [isTo(partnership, by), isTo(partnership, person)];
  if (theirs.size === 0 || theirs.has('all')) return false;
  if (![...own.values()].some((parts) => looksAfterPeople.some((part) => parts.has(part)))) return false;
  return [...theirs].every(([where, parts]) => {
    const here = own.get(where) ?? new Set();
    const bindsTheParty = parts.has('signs') || parts.has('decides alone');
    return here.size >= parts.size && (!bindsTheParty || here.has('signs'));
  });
};

/** "Else chair and admin together", and whoever stands in for one of them who is concerned. */
const twoWhoMay = ({ roles, schools }: Partnership, person: string): readonly string[] => {
  const others = [roles.chair, roles.admin, roles.lead, roles.deputyLead, ...schools.map(({ head }) => head)];
  return others
    .filter((one, at) => one !== undefined && one !== person && others.indexOf(one) === at)
    .slice(0, 2) as string[];
};

/** Whoever acts in one place has a colleague there; in two places they may also be left to the two. */
const expected = (partnership: Partnership, by: string, person: string): readonly string[] => {
  if (twoWhoMay(partnership, person).includes(by)) return ['together'];
  if (!colleagueMay(partnership, by, person)) return ['nobody'];
  return isTo(partnership, person).size === 1 ? ['colleague'] : ['colleague', 'nobody'];
};
const wayOf = (...args: Parameters<typeof wayToChange>): string => wayToChange(...args) ?? 'nobody';

/** Partnerships of two to four parties in which any of the people has any of the roles. */
const somePartnership = fc
  .record({ size: fc.constantFrom<Size>(2, 3, 4), picks: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }) })
  .map(({ size, picks }): Partnership => {
    const whole = aPartnership({}, size);
    const ids = peopleOf(whole).map(({ id }) => id);
    const pick = (at: number): string => ids[(picks[at] ?? 0) % ids.length] as string;
    const roles = { ...whole.roles, lead: pick(0), deputyLead: pick(1), chair: pick(2), progressChaser: pick(3) };
    return { ...whole, roles: { ...roles, admin: (picks[4] ?? 0) % 2 === 0 ? 'admin' : pick(4) } };
  });

it('whoever changes another’s address or place is who the rule says, for everybody about everybody', () => {
  fc.assert(
    fc.property(somePartnership, (partnership) => {
      const everybody = peopleOf(partnership).map(({ id }) => id);
      const wrong = everybody.flatMap((by) =>
        everybody.flatMap((person) =>
          (['address', 'place'] as const)
            .map((what) => ({ by, person, what, is: wayOf(partnership, by, person, what) }))
            .filter(({ is }) => by !== person && !expected(partnership, by, person).includes(is)),
        ),
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

it('whoever hands on their own place, or puts their own address right, is who the rule says', () => {
  fc.assert(
    fc.property(somePartnership, (partnership) => {
      for (const { id } of peopleOf(partnership)) {
        const looksAfter = [...isTo(partnership, id).values()].some((parts) =>
          looksAfterPeople.some((part) => parts.has(part)),
        );
        expect([id, wayOf(partnership, id, id, 'address')]).toEqual([id, 'oneself']);
        expect([id, wayOf(partnership, id, id, 'place')]).toEqual([id, looksAfter ? 'oneself' : 'nobody']);
      }
    }),
    { numRuns: 20 },
  );
});

it('whoever moves several to a new domain may move each of them in the same way', () => {
  fc.assert(
    fc.property(somePartnership, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (partnership, picks) => {
      const everybody = peopleOf(partnership).map(({ id }) => id);
      const people = [...new Set(picks.map((at) => everybody[at % everybody.length] as string))];
      for (const by of everybody) {
        const ways = new Set(people.map((person) => wayOf(partnership, by, person, 'address')));
        const [only = ''] = ways.size === 1 ? ways : [];
        const may = ['together', 'colleague'].includes(only) ? only : undefined;
        expect([by, wayForAll(partnership, by, people, () => true)]).toEqual([by, may]);
      }
    }),
    { numRuns: 50 },
  );
});
