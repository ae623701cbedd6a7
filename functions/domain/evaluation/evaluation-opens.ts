/** When the year's evaluation opens, planned back from the boards that renew (AGREEMENT section 4). */
import { addDays, addOpenDaysAt, clearDaysBefore } from '../calendar.ts';
import type { Board, Partnership, Party } from '../partnership/partnership.ts';
import type { PlainDate } from '../values.ts';

/** Clear days before a meeting by which its papers are out. */
const papersBefore = 7;
/** School days that the lead has for some words before the boards' papers are made. */
const leadHas = 5;

/** The board whose meeting decides on renewal; none where a person, or everybody in writing, does. */
const meetsOnRenewal = ({ boards, route, renewalRoute }: Party): Board | undefined => {
  const last = (renewalRoute ?? route).at(-1);
  if (last?.means === 'meeting') return boards.find(({ id }) => id === last.board);
  if (last?.means !== 'delegated' || !('committee' in last.to)) return undefined;
  const { committee } = last.to;
  return boards.find(({ id }) => id === committee);
};

type Year = {
  /** The last day of the agreement; undefined while nothing is to be renewed. */
  readonly until: PlainDate | undefined;
  /** The year's last review. */
  readonly review: { readonly opensOn: PlainDate; readonly closesOn: PlainDate };
};

/**
 * The day after the last review closes; earlier where a board's last known meeting before the agreement ends would otherwise
 * come too soon for it, but not before that review opens.
 */
export const evaluationOpens = (
  { parties, schools }: Pick<Partnership, 'parties' | 'schools'>,
  { until, review }: Year,
): PlainDate => {
  const usual = addDays(review.closesOn, 1);
  if (until === undefined) return usual;
  const lastMeetings = parties.flatMap((party) => {
    const last = meetsOnRenewal(party)
      ?.meetings.filter((on) => on <= until)
      .toSorted()
      .at(-1);
    return last === undefined ? [] : [last];
  });
  const [first] = lastMeetings.toSorted();
  if (first === undefined) return usual;
  const early = addOpenDaysAt(clearDaysBefore(first, papersBefore), -leadHas, schools);
  const notBefore = early > review.opensOn ? early : review.opensOn;
  return notBefore < usual ? notBefore : usual;
};
