/** A party's people get addresses of a new domain at once, as when a school converts: what stands before the @ stays. */
import type { Partnership } from './partnership.ts';
import { partiesOf, type Way, wayToChange } from './reach.ts';

/** `ann@old.example` has `old.example`, in small letters. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

type Addressed = { readonly id: string; readonly email: string };

/** Everybody who acts for this party alone or among others, and is reached at that domain, but for whoever says so. */
export const peopleOfDomain = <P extends Addressed>(
  partnership: Partnership,
  people: readonly P[],
  { party, from, by }: { readonly party: string; readonly from: string; readonly by: string },
): readonly P[] =>
  people.filter(
    ({ id, email }) =>
      id !== by && domainOf(email) === from && partiesOf(partnership, id).some((one) => one.id === party),
  );

/** The domains of a party's people and how many have each, the most first. */
export const domainsIn = (
  partnership: Partnership,
  people: readonly Addressed[],
  party: string,
): readonly { readonly domain: string; readonly people: number }[] => {
  const counts = new Map<string, number>();
  for (const { id, email } of people) {
    if (!partiesOf(partnership, id).some((one) => one.id === party)) continue;
    counts.set(domainOf(email), (counts.get(domainOf(email)) ?? 0) + 1);
  }
  return [...counts]
    .map(([domain, count]) => ({ domain, people: count }))
    .toSorted((one, other) => other.people - one.people || (one.domain < other.domain ? -1 : 1));
};

/**
 * How `by` may change all of them: alone only when alone for each; with the second of the two when they are one of those two
 * for each. Nothing where anybody's parts reach further.
 */
export const wayForAll = (
  partnership: Partnership,
  by: string,
  people: readonly string[],
  isHere: (id: string) => boolean,
): Exclude<Way, 'file' | 'oneself'> | undefined => {
  const ways = people.map((person) => wayToChange(partnership, by, person, 'address', isHere));
  if (ways.length === 0 || ways.some((way) => way === undefined || way === 'oneself')) return undefined;
  return ways.every((way) => way === 'colleague')
    ? 'colleague'
    : ways.every((way) => way === 'together')
      ? 'together'
      : undefined;
};
