/** A commit as the one list of actions that both stores carry out, and the refusals that both share. */
import { commitRefusal } from '../domain/commit-limits.ts';
import type { Effect } from '../domain/effect.ts';
import { effectIndexes, effectKey, newEffectRecord } from '../domain/outbox.ts';
import { type Commit, CommitRefused, type Indexes, type Key } from '../ports.ts';

type Expectation = 'absent' | number;
export type PutAction = {
  readonly does: 'put';
  readonly key: Key;
  readonly expect: Expectation;
  readonly body: Readonly<Record<string, unknown>>;
  readonly indexes?: Indexes | undefined;
  readonly expiresAt?: number | undefined;
};
export type Action =
  | PutAction
  | { readonly does: 'delete'; readonly key: Key; readonly expect: number }
  | { readonly does: 'check'; readonly key: Key; readonly expect: Expectation };

/** The version that a put writes: it rises by one, from 1. */
export const versionAfter = (expect: Expectation): number => (expect === 'absent' ? 1 : expect + 1);

const keyOf = ({ partition, sort }: Key): Key => ({ partition, sort });

const outboxPut = (effect: Effect): PutAction => {
  const body = newEffectRecord(effect);
  return { does: 'put', key: effectKey(effect.id), expect: 'absent', body, indexes: effectIndexes(body) };
};

/** All actions of the commit, effects included. Throws CommitRefused for what a transaction cannot hold. */
export const actionsOf = (commit: Commit): readonly Action[] => {
  const actions: readonly Action[] = [
    ...(commit.put ?? []).map(
      (put): Action => ({
        does: 'put',
        key: keyOf(put),
        expect: put.expect,
        body: put.body,
        indexes: put.indexes,
        expiresAt: put.expiresAt,
      }),
    ),
    ...(commit.delete ?? []).map((gone): Action => ({ does: 'delete', key: keyOf(gone), expect: gone.expect })),
    ...(commit.expect ?? []).map((check): Action => ({ does: 'check', key: keyOf(check), expect: check.expect })),
    ...(commit.effects ?? []).map(outboxPut),
  ];
  const refusal = commitRefusal(
    actions.map((action) =>
      action.does === 'put'
        ? { key: action.key, body: action.body, ...(action.indexes && { indexes: action.indexes }) }
        : { key: action.key },
    ),
  );
  if (refusal) throw new CommitRefused(refusal.reason, refusal.detail);
  return actions;
};
