/** What a change becomes by an event, by the table and by nothing else; and what the partnership then is at. */
import type { Agreement } from '../agreement/agreement.ts';
import { inForceOn } from '../agreement/agreement-chain.ts';
import { accept, type Result, refuse } from '../result.ts';
import type { PlainDate } from '../values.ts';
import type { Moved } from './moved.ts';
import type { ChangeState, Stage } from './states.ts';
import { type ChangeEvent, changeRows, type Row } from './table.ts';

/** The event is not one that can happen to a change in this state; `detail` is that state. */
export type MoveRefusal = 'not-in-this-state';

/** `to`: where the table allows several, which. The first otherwise. */
export const moved = (
  from: ChangeState | undefined,
  event: ChangeEvent,
  to?: ChangeState,
): Result<Moved<ChangeState>, MoveRefusal> => {
  const row: Row<ChangeState> = changeRows[event];
  const now = from ?? 'nothing';
  const next = to ?? row.to[0];
  if (!row.from.includes(now) || !row.to.includes(next)) return refuse('not-in-this-state', now);
  return accept(next as Moved<ChangeState>);
};

export type StageFacts = {
  readonly hasEnded: boolean;
  readonly isEvaluating: boolean;
  readonly agreements: readonly Agreement[];
  /** The state of the one open change, or of the last one. */
  readonly change?: ChangeState | undefined;
};

const stageOfChange: Readonly<Record<ChangeState, Stage>> = {
  queued: 'proposing',
  draft: 'proposing',
  returned: 'proposing',
  'with-heads': 'proposing',
  'with-boards': 'approving',
  approved: 'signing',
  done: 'delivering',
  withdrawn: 'withdrawn',
};

/**
 * What a partnership is at. While an agreement is in force, or signed and still to begin, that is what it is at, whatever is
 * being changed meanwhile.
 */
export const stageOf = ({ hasEnded, isEvaluating, agreements, change }: StageFacts, today: PlainDate): Moved<Stage> => {
  const stage = (): Stage => {
    if (hasEnded) return 'ended';
    if (isEvaluating) return 'evaluating';
    if (inForceOn(agreements, today) || agreements.some(({ inForceFrom }) => inForceFrom > today)) return 'delivering';
    const wasInForce = agreements.length > 0;
    if (wasInForce && (change === undefined || change === 'done' || change === 'withdrawn')) return 'lapsed';
    return stageOfChange[change ?? 'draft'];
  };
  return stage() as Moved<Stage>;
};
