/** What follows from a meeting: what is still open, who owns it, who may prepare and who may say that it is done (R22). */
import type { Partnership } from '../partnership/partnership.ts';
import { may } from '../permissions.ts';
import type { PlainDate } from '../values.ts';
import type { Action } from './action.ts';
import { isStillOn, type Occasion } from './occasion.ts';

/** An address that may be linked to: https, a name with a dot, nobody's password in it. */
export const isSafeLink = (text: string): boolean => {
  if (text.length > 300 || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && /[^.]\.[a-z]/i.test(hostname);
};

/** At most three lines, none empty. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter(Boolean);

export type OpenAction = Action & {
  /** The occasion that it comes from, for its address. */
  readonly occasion: string;
  /** The day on which it was agreed. */
  readonly agreed: PlainDate;
};

type Kept = { readonly date: PlainDate; readonly actions?: readonly Action[] | undefined };

/** What nobody has said is done, of meetings and of shared plans, soonest due first. */
export const openActions = (occasions: readonly Occasion[], meetings: readonly Kept[]): OpenAction[] =>
  occasions
    .flatMap((one) => {
      const noted =
        one.kind === 'meeting' && one.state === 'held' ? meetings.find(({ date }) => date === one.date) : undefined;
      return [...(noted?.actions ?? []), ...(one.plan ?? [])].map((action) => ({
        ...action,
        occasion: one.id,
        agreed: one.date,
      }));
    })
    .filter(({ done }) => done === undefined)
    .toSorted((one, other) => one.by.localeCompare(other.by));

/** The meeting whose agenda the open actions stand on. */
export const nextMeeting = (occasions: readonly Occasion[], today: PlainDate): Occasion | undefined =>
  occasions.find((one) => one.kind === 'meeting' && isStillOn(one) && one.date >= today);

/** Whoever may own an action: those who run the partnership, and each school's head and lead. */
export const ownersIn = ({ roles, schools }: Partnership): string[] => [
  ...new Set(
    [
      roles.lead,
      roles.deputyLead,
      roles.chair,
      roles.progressChaser,
      ...schools.flatMap(({ head, lead }) => [head, lead]),
    ].filter((person): person is string => person !== undefined),
  ),
];

/** The agenda is for those who run the partnership, and for whoever speaks for the host or the school with the think piece. */
export const mayPrepare = (
  partnership: Partnership,
  person: string,
  { host, thinkPiece }: Pick<Occasion, 'host' | 'thinkPiece'>,
): boolean => {
  if (!may(partnership, person, 'note-facts')) return false;
  if (may(partnership, person, 'plan-series')) return true;
  return partnership.schools.some(
    ({ urn, head, lead }) => (urn === host || urn === thinkPiece) && (head === person || lead === person),
  );
};

/** Its owner says that it is done, or somebody who runs the partnership. */
export const mayFinish = (partnership: Partnership, person: string, { who }: Pick<Action, 'who'>): boolean =>
  who === person || may(partnership, person, 'plan-series');
