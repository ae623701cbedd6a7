/** What can be counted of workshops, and who pays what. Sums of money are whole pence. */
import { placesTaken, type WorkshopList } from './places.ts';
import type { Split } from './workshop.ts';

export type SchoolCounts = {
  readonly school: string;
  readonly places: number;
  readonly came: number;
};

/** Of one list, its schools in the order given: from its names, or from what was left when they were deleted. */
export const countsOfList = (list: WorkshopList, schools: readonly string[]): SchoolCounts[] => {
  const { totals } = list;
  if (totals)
    return schools.map(
      (school) =>
        totals.find((one) => one.school === school) ?? {
          school,
          places: 0,
          came: 0,
        },
    );
  return schools.map((school) => {
    const taken = placesTaken(list.entries).filter((entry) => entry.school === school);
    return {
      school,
      places: taken.length,
      came: taken.filter(({ came }) => came).length,
    };
  });
};

export const countsOf = (lists: readonly WorkshopList[], schools: readonly string[]): SchoolCounts[] => {
  const each = lists.map((list) => countsOfList(list, schools));
  return schools.map((school, at) => ({
    school,
    places: each.reduce((sum, counts) => sum + (counts[at]?.places ?? 0), 0),
    came: each.reduce((sum, counts) => sum + (counts[at]?.came ?? 0), 0),
  }));
};

/** Whole per cent, or nothing of nothing. */
export const perCent = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : Math.round((100 * part) / whole);

/**
 * A sum in whole pence, shared by weights: each gets the whole pence of its share, and what is over goes to the largest
 * remainders, the earlier of two that are alike. Where nobody has any weight, all share alike.
 */
export const shareByWeight = (pence: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const even = sum === 0 ? weights.map(() => 1) : weights;
  const total = sum === 0 ? weights.length : sum;
  const shares = even.map((weight) => Math.floor((pence * weight) / total));
  const over = pence - shares.reduce((all, share) => all + share, 0);
  const next = even
    .map((weight, at) => ({ at, rest: (pence * weight) % total }))
    .toSorted((one, other) => other.rest - one.rest || one.at - other.at)
    .slice(0, over);
  for (const { at } of next) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
};

/** What each school pays, in the order of the counts. */
export const costsOf = (pence: number, split: Split, counts: readonly SchoolCounts[]): number[] =>
  shareByWeight(
    pence,
    counts.map(({ places }) => (split === 'equally' ? 1 : places)),
  );

/** Below this many answers, nothing that was answered is shown. */
export const fewestAnswers = 6;

/** What they said six weeks on, once enough have; `of` is how many answered. */
export const usedShown = (
  lists: readonly WorkshopList[],
): { readonly yes: number; readonly of: number } | undefined => {
  const yes = lists.reduce((sum, { used }) => sum + used.yes, 0);
  const of = lists.reduce((sum, { used }) => sum + used.yes + used.no, 0);
  return of < fewestAnswers ? undefined : { yes, of };
};
