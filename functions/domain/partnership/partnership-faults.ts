/** Checks across the fields of a partnership (FAULTS 43): what each field alone cannot tell. */

import { sameName } from '../names.ts';
import { longDate } from '../wording.ts';
import { boardFaults, jointCommitteeFaults } from './board-faults.ts';
import { type Fault, fault, repeats } from './fault.ts';
import type { JointCommittee, Party, Person, Roles, School } from './partnership.ts';
import { peopleFaults } from './people-faults.ts';
import { routeFaults } from './route-faults.ts';
import { believableDates, schoolTermFaults } from './term-faults.ts';

/** A partnership with the people beside it, every school with its terms. */
export type WholePartnership = {
  readonly year: string;
  readonly people: readonly Person[];
  readonly roles: Roles;
  readonly schools: readonly School[];
  readonly parties: readonly Party[];
  readonly jointCommittees: readonly JointCommittee[];
  readonly supporters: readonly { readonly id: string; readonly adviser?: string | undefined }[];
};

const schoolFaults = ({ schools, parties }: WholePartnership): Fault[] => [
  ...repeats(schools.map(({ urn }) => urn)).map((i) => fault(['schools', i, 'urn'], 'a URN that no other school has')),
  ...schools.flatMap(({ formerUrns = [] }, i) =>
    formerUrns.flatMap((former, at) =>
      schools.some(
        ({ urn, formerUrns: theirs = [] }, other) => urn === former || (other < i && theirs.includes(former)),
      )
        ? [fault(['schools', i, 'formerUrns', at], 'a URN that no school of this file has now, or had before')]
        : [],
    ),
  ),
  ...schools.flatMap(({ urn, pupils, freeSchoolMeals }, i) => {
    const orphan = !parties.some((party) => party.schools.includes(urn));
    const tooMany = pupils !== undefined && freeSchoolMeals !== undefined && freeSchoolMeals > pupils;
    return [
      ...(orphan ? [fault(['schools', i, 'urn'], 'a school that one of the parties lists as its own')] : []),
      ...(tooMany ? [fault(['schools', i, 'freeSchoolMeals'], `at most the ${pupils} pupils of the school`)] : []),
    ];
  }),
];

/** A name that the file sets is nobody else's, and tells its school or party from all others. */
const shortNameFaults = ({ schools, parties }: WholePartnership): Fault[] => {
  const takenBy = (
    name: string,
    others: readonly { readonly name: string; readonly shortName?: string | undefined }[],
  ) =>
    others.find(
      (other) => sameName(other.name, name) || (other.shortName !== undefined && sameName(other.shortName, name)),
    );
  const faultsIn = (list: 'schools' | 'parties', named: readonly (School | Party)[]): Fault[] =>
    named.flatMap(({ shortName }, i) => {
      const other = shortName === undefined ? undefined : takenBy(shortName, named.toSpliced(i, 1));
      return other ? [fault([list, i, 'shortName'], `a name that tells it from ${other.name}`)] : [];
    });
  return [...faultsIn('schools', schools), ...faultsIn('parties', parties)];
};

/** A school belongs to one party at a time, and a party's schools are listed. */
const membershipFaults = ({ schools, parties }: WholePartnership): Fault[] => {
  const urns = new Set(schools.map(({ urn }) => urn));
  const owners = new Map<string, string>();
  return parties.flatMap((party, p) =>
    party.schools.flatMap((urn, s) => {
      const path = ['parties', p, 'schools', s];
      if (!urns.has(urn)) return [fault(path, 'the URN of one of the schools in the list')];
      const owner = owners.get(urn);
      owners.set(urn, owner ?? party.name);
      return owner === undefined ? [] : [fault(path, `a school of no other party: ${owner} lists it`)];
    }),
  );
};

const identityFaults = (party: Party, path: Fault['path']): Fault[] => {
  const { kind, identifier, schools } = party;
  const faults = repeats(party.signatories).map((i) => fault([...path, 'signatories', i], 'each signatory once'));
  if (kind === 'maintained-governing-body' && schools.length !== 1) {
    faults.push(fault([...path, 'schools'], 'one school: a governing body with several is a federation'));
  }
  if (identifier.kind === 'urn' && !schools.includes(identifier.value)) {
    faults.push(fault([...path, 'identifier', 'value'], 'the URN of the party’s own school'));
  }
  return faults;
};

const partyFaults = ({ parties, schools, jointCommittees }: WholePartnership): Fault[] => {
  const dates = believableDates(schools);
  const identities = parties.map(({ id, identifier: { kind, value } }) => (kind === 'other' ? id : `${kind} ${value}`));
  return [
    ...repeats(parties.map(({ id }) => id)).map((i) => fault(['parties', i, 'id'], 'an id that no other party has')),
    ...repeats(identities).map((i) => fault(['parties', i, 'identifier'], 'a number that no other party has')),
    ...parties.flatMap((party, p) => {
      const heads = schools.filter(({ urn }) => party.schools.includes(urn)).map(({ head }) => head);
      const path = ['parties', p];
      return [
        ...identityFaults(party, path),
        ...boardFaults(party, path, heads, dates),
        ...routeFaults(party, path, jointCommittees),
      ];
    }),
  ];
};

const yearFaults = ({ year, roles, schools }: WholePartnership): Fault[] => {
  const follows = String((Number(year.slice(2, 4)) + 1) % 100).padStart(2, '0');
  const faults =
    year.slice(4) === follows ? [] : [fault(['year'], `a year and the next, such as ${year.slice(0, 4)}${follows}`)];
  const begins = schools.flatMap(({ terms }) => terms.map(({ start }) => start)).toSorted()[0];
  if (begins !== undefined && roles.chairUntil !== undefined && roles.chairUntil < begins) {
    faults.push(fault(['roles', 'chairUntil'], `a date after the first term begins, ${longDate(begins)}`));
  }
  return faults;
};

/**
 * Every fault across the fields of a partnership, never only the first; none means that it can be used. Paths lead into
 * the partnership as given. Fields of the wrong shape may be in it: they are somebody else's to tell.
 */
export const crossChecks = (whole: WholePartnership): Fault[] => [
  ...yearFaults(whole),
  ...peopleFaults(whole),
  ...schoolFaults(whole),
  ...shortNameFaults(whole),
  ...schoolTermFaults(whole.schools, whole.year),
  ...membershipFaults(whole),
  ...partyFaults(whole),
  ...jointCommitteeFaults(whole.jointCommittees, whole.parties),
  ...repeats(whole.supporters.map(({ id }) => id)).map((i) => fault(['supporters', i, 'id'], 'an id of its own')),
];
