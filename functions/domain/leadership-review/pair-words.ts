/** Who visits whom in words: what was weighed, what could not be met, and what is not known. */
import { type School, schoolByUrn } from '../partnership/partnership.ts';
import { agesOf } from '../partnership/school-facts.ts';
import { countOf, listOf } from '../wording.ts';
import type { Pairing } from './pairing.ts';
import { fewestReciprocal } from './weigh-pairs.ts';

type Schools = { readonly schools: School[] };
type Names = (urn: string) => string;

const knowsAges = ({ visits }: Pairing, partnership: Schools, host: string): boolean =>
  [host, ...visits.filter(({ to }) => to === host).map(({ from }) => from)].every((urn) =>
    agesOf(schoolByUrn(partnership, urn) ?? {}),
  );

const visitEachOther = (pairs: number): string =>
  pairs === 1 ? 'One pair of schools visits each other.' : `${countOf(pairs, 'pair')} of schools visit each other.`;

/** A sentence each; none when everything was met and everything is known. */
export const couldNotBeMet = (pairing: Pairing, partnership: Schools, nameOf: Names): string[] => {
  const { ownPartyAlone, reciprocal, withoutSharedYears, repeated, visits } = pairing;
  const urns = [...new Set(visits.map(({ to }) => to))];
  const least = fewestReciprocal(urns.length);
  const unplaced = urns.filter((urn) => schoolByUrn(partnership, urn)?.easting === undefined);
  return [
    ...ownPartyAlone.map((urn) => `Both visitors to ${nameOf(urn)} come from its own body.`),
    ...(reciprocal === 0
      ? []
      : [
          reciprocal > least
            ? visitEachOther(reciprocal)
            : `${visitEachOther(reciprocal)} With ${urns.length} schools there cannot be fewer.`,
        ]),
    ...withoutSharedYears.map((urn) =>
      knowsAges(pairing, partnership, urn)
        ? `Neither visitor to ${nameOf(urn)} teaches three of its years.`
        : `We do not know all the ages taught at ${nameOf(urn)} and by its visitors, so ages did not count there.`,
    ),
    ...(repeated.length === 0
      ? []
      : [`As last year: ${listOf(repeated.map(({ from, to }) => `${nameOf(from)} visits ${nameOf(to)}`))}.`]),
    ...(unplaced.length === 0
      ? []
      : [
          `We do not know where ${listOf(unplaced.map(nameOf))} ${unplaced.length > 1 ? 'are' : 'is'}, so ways to and from there did not count.`,
        ]),
  ];
};
