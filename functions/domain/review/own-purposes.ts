/** What a school is asked about: the purposes that it has a part in, and the year groups that it has. */
import type { School } from '../partnership/partnership.ts';
import type { Activity, ProposalContent, Purpose } from '../proposal/proposal.ts';
import { yearName } from './year-groups.ts';

type Schooled = Pick<School, 'urn' | 'phase' | 'ages'>;
type Plan = Pick<ProposalContent, 'purposes'> & Partial<Pick<ProposalContent, 'activities'>>;

/** Ages at which pupils of a phase are taught, in years; nothing for a phase that says no more, such as "All-through". */
const agesOfPhase = (phase: string): readonly [number, number] | undefined => {
  const words = phase.toLowerCase();
  if (/all.?through|special|not applicable/.test(words)) return undefined;
  if (/nursery/.test(words)) return [3, 5];
  if (/infant/.test(words)) return [4, 7];
  if (/junior/.test(words)) return [7, 11];
  if (/middle/.test(words)) return [8, 14];
  if (/primary|first/.test(words)) return [3, 11];
  if (/16|sixth|post/.test(words)) return [16, 19];
  if (/secondary|high|upper/.test(words)) return [11, 19];
  return undefined;
};

/** `4-11` of the school's own record, or what its phase says. */
const agesOf = ({ phase, ages = '' }: Schooled): readonly [number, number] | undefined => {
  const [, from, to] = /(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})/.exec(ages) ?? [];
  return from !== undefined && to !== undefined ? [Number(from), Number(to)] : agesOfPhase(phase);
};

/** The age at which pupils come into a year group; nothing for one that has no number and no name of ours. */
const ageOfYear = (year: string): number | undefined => {
  const name = yearName(year);
  const [, number] = /^Year (\d+)$/.exec(name) ?? [];
  if (number !== undefined) return Number(number) + 4;
  return { reception: 4, nursery: 3 }[name.toLowerCase()];
};

/** Whether the school has this year group, as far as its ages tell. */
export const hasYear = (school: Schooled, year: string): boolean => {
  const [ages, age] = [agesOf(school), ageOfYear(year)];
  return !ages || age === undefined || (age >= ages[0] && age < ages[1]);
};

const joins = (school: Schooled, { schools, host, years }: Activity): boolean => {
  const isNamed = schools.length === 0 || schools.includes(school.urn) || host === school.urn;
  return isNamed && (years.length === 0 || years.some((year) => hasYear(school, year)));
};

/** Whether a school has a part in a purpose: in any activity for it. One without activities is everybody's. */
const hasPart = (school: Schooled, { id }: Purpose, activities: readonly Activity[]): boolean => {
  const ofPurpose = activities.filter(({ purpose }) => purpose === id);
  return ofPurpose.length === 0 || ofPurpose.some((activity) => joins(school, activity));
};

/** The purposes that a school reports on. Where the plan gives it none at all, it is asked about each. */
export const ownPurposes = ({ purposes, activities = [] }: Plan, school: Schooled | undefined): Purpose[] => {
  if (!school) return purposes;
  const own = purposes.filter((purpose) => hasPart(school, purpose, activities));
  return own.length > 0 ? own : purposes;
};
