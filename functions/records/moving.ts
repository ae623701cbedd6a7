/**
 * The only writer of what a change is at, and of what the partnership is at with it. Use cases say which event happened and
 * give the partnership as it is to stand; the table says whether it can.
 */
import type { Agreement } from '../domain/agreement/agreement.ts';
import { endedChain, type PartnershipEnd } from '../domain/agreement/agreement-chain.ts';
import type { AuditFacts } from '../domain/audit.ts';
import { type MoveRefusal, moved, stageOf } from '../domain/lifecycle/move.ts';
import type { ChangeState } from '../domain/lifecycle/states.ts';
import { type ChangeEvent, lifeEvents } from '../domain/lifecycle/table.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import { accept, type Result } from '../domain/result.ts';
import type { PlainDate } from '../domain/values.ts';
import { partnerships, proposals, theOne } from './kinds.ts';
import type { Work } from './work.ts';

type Unmoved<T extends { state: unknown }> = Omit<T, 'state'>;
type Unstaged = Omit<Partnership, 'stage'> & Partial<Pick<Partnership, 'stage'>>;

/** The agreements that are kept; of a partnership that keeps none yet, the one that was signed last. */
export const agreementsKept = ({
  agreements,
  proposal,
  mou,
  startedOn,
}: Pick<Partnership, 'agreements' | 'proposal' | 'mou' | 'startedOn'>): readonly Agreement[] => {
  if (agreements) return agreements;
  if (mou?.signedOn === undefined || proposal === undefined) return [];
  const { version, seal, signedOn, until } = mou;
  const inForceFrom = startedOn !== undefined && startedOn > signedOn ? startedOn : signedOn;
  return [{ number: 1, proposal, version, seal, signedOn, inForceFrom, ...(until === undefined ? {} : { until }) }];
};

const staged = (partnership: Unstaged, change: ChangeState | undefined, today: PlainDate): Partnership => ({
  ...partnership,
  stage: stageOf(
    {
      hasEnded: partnership.stage === 'ended',
      isEvaluating: partnership.evaluating !== undefined,
      agreements: agreementsKept(partnership),
      change,
    },
    today,
  ),
});

export type Moving = { readonly partnership: Partnership; readonly change: Proposal };
type About = {
  /** A person's id, or `system`. */
  readonly by?: string;
  /** Which state, where the table allows several. */
  readonly to?: ChangeState;
  readonly facts?: AuditFacts;
  /** The answer by which it happened has told the audit trail of it. */
  readonly isTold?: true;
};

/** After these, whatever waits can begin. */
const overWith: readonly ChangeEvent[] = ['complete', 'withdraw', 'lapse'];

/** Plans the change in its next state and the partnership with it, in this commit. Refused, it plans nothing. */
export const moveChange = (
  tx: Work,
  event: ChangeEvent,
  {
    partnership,
    change,
  }: { readonly partnership: Unstaged; readonly change: Unmoved<Proposal> & { state?: ChangeState } },
  { by = 'system', to, facts = {}, isTold }: About = {},
): Result<Moving, MoveRefusal> => {
  const next = moved(change.state, event, to);
  if (!next.ok) return next;
  const after: Proposal = { ...change, state: next.value };
  const whole = staged(partnership, next.value, londonDate(tx.now));
  tx.write(proposals, after.id, after);
  tx.write(partnerships, theOne, whole);
  if (overWith.includes(event) && whole.queue?.length)
    tx.effect({ kind: 'task', task: 'take-up-change', input: { partnership: tx.partnership } });
  if (!isTold) tx.event(lifeEvents[event], by, { proposal: after.id, version: change.version, ...facts });
  return accept({ partnership: whole, change: after });
};

/** What the table allows in every state that it can be called in: a refusal is a fault of the caller. */
export const mustMove = (...args: Parameters<typeof moveChange>): Moving => {
  const done = moveChange(...args);
  if (!done.ok) throw new Error(`${args[1]} cannot happen to a change that is ${done.detail}`);
  return done.value;
};

/** Plans the partnership as it is to stand, at what its facts say. `change`: the state of the change that is open. */
export const writeStaged = (tx: Work, partnership: Unstaged, change?: ChangeState): Partnership => {
  const whole = staged(partnership, change, londonDate(tx.now));
  tx.write(partnerships, theOne, whole);
  return whole;
};

/** Plans the end of the partnership: what is in force is over from that day. */
export const endPartnership = (
  tx: Work,
  partnership: Unstaged,
  end: PartnershipEnd,
  facts: AuditFacts,
): Partnership => {
  const { evaluating: _, ...rest } = partnership;
  const agreements = partnership.agreements && endedChain(partnership.agreements, end);
  const stage = stageOf({ hasEnded: true, isEvaluating: false, agreements: [] }, end.on);
  const ended: Partnership = { ...rest, stage, ...(agreements && { agreements }) };
  tx.write(partnerships, theOne, ended);
  tx.event('partnership-ended', 'system', facts);
  return ended;
};
