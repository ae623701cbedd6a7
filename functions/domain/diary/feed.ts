/**
 * What stands in somebody's calendar (R21): the dates that concern them, as the diary has them. Who runs the partnership sees
 * every date; anybody else those of the schools of their own parties, and what they lead.
 */
import { addDays } from '../calendar.ts';
import { londonDate } from '../london.ts';
import { activeSchools, type Partnership } from '../partnership/partnership.ts';
import { partiesOf } from '../partnership/reach.ts';
import { may, partsOf } from '../permissions.ts';
import type { PlainDate } from '../values.ts';
import type { Occasion } from './occasion.ts';

/** Whose calendar it is: a person's, or that of a school's staffroom, by its URN. */
export type FeedHolder = `person:${string}` | `school:${string}`;

/** How long past dates stay, in days. */
const keptBack = 60;
/** How long a date that was called off is still shown as that, in days: a calendar that is read takes no mail of it. */
const calledOffShown = 14;
/** Calendar programs that are given more grow slow. */
const mostEvents = 200;

const schoolsOf = (partnership: Partnership, person: string): ReadonlySet<string> =>
  new Set([
    ...partiesOf(partnership, person).flatMap(({ schools }) => schools),
    ...partnership.schools.filter(({ head, lead }) => head === person || lead === person).map(({ urn }) => urn),
  ]);

const isAt = ({ host, schools }: Pick<Occasion, 'host' | 'schools'>, urns: ReadonlySet<string>): boolean =>
  [...schools, ...(host === undefined ? [] : [host])].some((urn) => urns.has(urn));

/** Whether there is anybody, or any school, of that name left to have a calendar. */
export const mayHaveFeed = (partnership: Partnership, holder: FeedHolder): boolean => {
  const [kind, id = ''] = holder.split(':');
  if (kind === 'person') return partsOf(partnership, id).size > 0;
  return activeSchools(partnership).some(({ urn }) => urn === id);
};

/** The schools whose staffroom calendar somebody may make, read and end: as head or lead there. */
export const staffroomsOf = (partnership: Partnership, person: string): string[] =>
  partnership.schools
    .filter(({ urn, head, lead }) => (head === person || lead === person) && mayHaveFeed(partnership, `school:${urn}`))
    .map(({ urn }) => urn);

const concerns = (partnership: Partnership, holder: FeedHolder): ((occasion: Occasion) => boolean) => {
  const [kind, id = ''] = holder.split(':');
  if (kind === 'school') return (occasion) => isAt(occasion, new Set([id]));
  if (may(partnership, id, 'plan-series')) return () => true;
  const own = schoolsOf(partnership, id);
  return (occasion) => occasion.leader === id || isAt(occasion, own);
};

const isShown = ({ date, cancelled }: Occasion, today: PlainDate): boolean =>
  cancelled ? addDays(londonDate(new Date(cancelled.at)), calledOffShown) >= today : date >= addDays(today, -keptBack);

/** The dates of a calendar, in their order; when there are more than it takes, the nearest to come. */
export const feedOf = (
  partnership: Partnership,
  holder: FeedHolder,
  occasions: readonly Occasion[],
  today: PlainDate,
): Occasion[] => {
  const wanted = concerns(partnership, holder);
  const shown = occasions.filter((occasion) => isShown(occasion, today) && wanted(occasion));
  if (shown.length <= mostEvents) return shown;
  const ahead = shown.filter(({ date }) => date >= today);
  const back = shown.filter(({ date }) => date < today);
  const room = Math.max(0, mostEvents - ahead.length);
  return [...(room > 0 ? back.slice(-room) : []), ...ahead.slice(0, mostEvents)];
};
