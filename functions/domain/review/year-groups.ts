/** Year groups as people write them in a plan, and what goes on for each. */
import type { Activity } from '../proposal/proposal.ts';

/** `5` or `Year 5` as "Year 5"; other names as they are. */
export const yearName = (year: string): string => {
  const [, number] = /^(?:year\s*)?(\d{1,2})$/i.exec(year.trim()) ?? [];
  return number === undefined ? year.trim() : `Year ${Number(number)}`;
};

/** Youngest first: what has no number stands before Year 1, what is for no pupils last. */
const rank = (name: string): number => {
  const [, number] = /^Year (\d+)$/.exec(name) ?? [];
  if (number !== undefined) return Number(number);
  return name === forStaff ? 100 : 0;
};

export const forStaff = 'Staff';

export type OfYear = { readonly year: string; readonly titles: readonly string[] };

/** The activities by year group; those for no year group are for staff. */
export const activitiesByYear = (activities: readonly Pick<Activity, 'title' | 'years'>[]): OfYear[] => {
  const found = new Map<string, string[]>();
  for (const { title, years } of activities) {
    for (const year of years.length === 0 ? [forStaff] : years.map(yearName))
      found.set(year, [...(found.get(year) ?? []), title]);
  }
  return [...found]
    .map(([year, titles]) => ({ year, titles }))
    .toSorted((one, other) => rank(one.year) - rank(other.year) || one.year.localeCompare(other.year));
};
