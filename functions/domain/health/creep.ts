/** Work that the signed agreement does not name (DOMAIN R28): not forbidden, but somebody should decide on it. */
import type { Activity } from '../proposal/proposal.ts';

export type Work = {
  readonly title: string;
  readonly years?: readonly string[];
  readonly subject?: string | undefined;
};

export type Creep = {
  readonly title: string;
  /** `not-named`: no activity like it was agreed. `other-years`: it was agreed for other year groups. */
  readonly because: 'not-named' | 'other-years';
  /** The agreed activity that it grew out of. */
  readonly grewFrom?: string;
};

const fillers = new Set([
  'the',
  'and',
  'of',
  'for',
  'a',
  'an',
  'in',
  'with',
  'mixed',
  'year',
  'club',
  'clubs',
  'session',
  'sessions',
]);

/** The words that tell one activity from another: without its year groups, and without "club" and "session". */
const tellingWords = (title: string): string[] =>
  title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1 && !fillers.has(word));

const yearsIn = ({ title, years = [] }: Work): string[] => [
  ...years,
  ...[...title.matchAll(/\byear (\d{1,2})\b/gi)].map(([, year = '']) => year),
];

const isLike = (work: Work, activity: Pick<Activity, 'title' | 'subject'>): boolean => {
  const agreed = new Set(tellingWords(`${activity.title} ${activity.subject ?? ''}`));
  const done = tellingWords(work.title);
  return done.length > 0 && done.filter((word) => agreed.has(word)).length * 2 >= done.length;
};

/** Work that the sealed agreement's activities do not cover, in the order given. */
export const creepIn = (
  work: readonly Work[],
  agreed: readonly Pick<Activity, 'title' | 'years' | 'subject'>[],
): Creep[] =>
  work.flatMap((one): Creep[] => {
    const like = agreed.filter((activity) => isLike(one, activity));
    const [first] = like;
    if (!first) return [{ title: one.title, because: 'not-named' }];
    const years = yearsIn(one);
    const covers = ({ years: agreedYears }: Pick<Activity, 'years'>): boolean =>
      agreedYears.length === 0 || years.every((year) => agreedYears.includes(year));
    return like.some(covers) ? [] : [{ title: one.title, because: 'other-years', grewFrom: first.title }];
  });
