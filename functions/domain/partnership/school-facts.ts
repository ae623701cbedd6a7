/** What a school's own record says that the diary needs: which pupils it has, and whether the state pays for it. */
import type { School } from './partnership.ts';

/** Youngest and oldest age, as in `4-11`; undefined when the record does not say. */
export const agesOf = ({ ages }: Pick<School, 'ages'>): { readonly from: number; readonly to: number } | undefined => {
  const [, from, to] = /^(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})$/.exec(ages?.trim() ?? '') ?? [];
  return from === undefined || to === undefined ? undefined : { from: Number(from), to: Number(to) };
};

/** Years of age that both schools teach: 4–11 and 7–18 share four. 0 when they only adjoin, or one is not known. */
export const sharedYears = (one: Pick<School, 'ages'>, other: Pick<School, 'ages'>): number => {
  const [a, b] = [agesOf(one), agesOf(other)];
  return a && b ? Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from)) : 0;
};

/** Whether it teaches that year group: pupils of Year 6 are ten as the year begins, and eleven as it ends. */
export const teaches = (school: Pick<School, 'ages'>, year: number): boolean => {
  const ages = agesOf(school);
  return ages !== undefined && ages.from <= year + 4 && year + 5 <= ages.to;
};

/** Whether the state pays for it, so that it must hold the state's tests. */
export const isStateSchool = ({ type }: Pick<School, 'type'>): boolean => !/\bindependent\b/i.test(type);

/** The number in `5` or `Year 5`; undefined for reception, staff and other words. */
export const yearNumber = (year: string): number | undefined => {
  const [, number] = /^(?:year\s*)?(\d{1,2})$/i.exec(year.trim()) ?? [];
  return number === undefined ? undefined : Number(number);
};

/** Kilometres between two schools in a straight line, by their Ordnance Survey positions; undefined when one has none. */
export const straightKilometres = (
  one: Pick<School, 'easting' | 'northing'>,
  other: Pick<School, 'easting' | 'northing'>,
): number | undefined =>
  one.easting === undefined || one.northing === undefined || other.easting === undefined || other.northing === undefined
    ? undefined
    : Math.hypot(one.easting - other.easting, one.northing - other.northing) / 1000;
