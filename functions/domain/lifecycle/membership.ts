/** Which parties are in, are leaving, or have left: moved by the table of transitions and by nothing else. */

import type * as z from 'zod';
import type { Joiner } from '../partnership/joiner.ts';
import type { Notice, Partnership } from '../partnership/partnership.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { PlainDate } from '../values.ts';
import type { MoveRefusal } from './move.ts';
import type { MemberState } from './states.ts';
import { type MemberEvent, memberRows, type Row } from './table.ts';

type Members = Pick<Partnership, 'notices' | 'left'> & Partial<Pick<Partnership, 'joiners'>>;
export type GivenNotice = z.infer<typeof Notice>;

export const memberState = ({ notices, left, joiners = [] }: Members, party: string): MemberState => {
  const joiner = joiners.findLast((one) => one.party === party);
  if (joiner && joiner.inSince === undefined) return joiner.stayedOutOn === undefined ? 'joining' : 'stayed-out';
  if (left.some((gone) => gone.party === party)) return 'left';
  return notices.some((notice) => notice.party === party) ? 'leaving' : 'in';
};

/** Whether the event can happen to this party now; `detail` of a refusal is what it is. */
export const memberMay = (members: Members, party: string, event: MemberEvent): Result<MemberState, MoveRefusal> => {
  const row: Row<MemberState> = memberRows[event];
  const now = memberState(members, party);
  return row.from.includes(now) ? accept(row.to[0]) : refuse('not-in-this-state', now);
};

/** The notice that a party has given, while it has. */
export const noticeOf = ({ notices, left }: Members, party: string): GivenNotice | undefined =>
  left.some((gone) => gone.party === party) ? undefined : notices.find((notice) => notice.party === party);

export const withNotice = <P extends Members>(
  partnership: P,
  event: 'give-notice' | 'not-renew',
  notice: GivenNotice,
): Result<P, MoveRefusal> => {
  const may = memberMay(partnership, notice.party, event);
  return may.ok ? accept({ ...partnership, notices: [...partnership.notices, notice] }) : may;
};

export const withoutNotice = <P extends Members>(partnership: P, party: string): Result<P, MoveRefusal> => {
  const may = memberMay(partnership, party, 'take-back');
  return may.ok
    ? accept({
        ...partnership,
        notices: partnership.notices.filter((notice) => notice.party !== party),
      })
    : may;
};

/** Out, from that day: the day after its last. */
export const withLeft = <P extends Members>(partnership: P, party: string, on: PlainDate): Result<P, MoveRefusal> => {
  const may = memberMay(partnership, party, 'leave');
  return may.ok ? accept({ ...partnership, left: [...partnership.left, { party, on }] }) : may;
};

/** The parties that come in by this change are in, from that day. */
export const withCameIn = <P extends Members>(partnership: P, change: string, on: PlainDate): P =>
  moveJoiners(partnership, change, 'come-in', { inSince: on });

/** The change is given up, and the parties that were to come in by it did not. */
export const withStayedOut = <P extends Members>(partnership: P, change: string, on: PlainDate): P =>
  moveJoiners(partnership, change, 'stay-out', { stayedOutOn: on });

const moveJoiners = <P extends Members>(
  partnership: P,
  change: string,
  event: 'come-in' | 'stay-out',
  moved: Partial<Joiner>,
): P => {
  if (partnership.joiners === undefined) return partnership;
  const joiners = partnership.joiners.map((one) =>
    one.change === change && memberMay(partnership, one.party, event).ok ? { ...one, ...moved } : one,
  );
  return { ...partnership, joiners };
};
