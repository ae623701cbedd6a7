import type { DatabaseSync } from 'node:sqlite';
import type { Json } from './json.ts';
import { isCall, type NewPending, type Pending, type PendingKind } from './pending.ts';

/** What executions wait for, one row each, until it has happened. */
export type PendingStore = {
  add(pending: NewPending): number;
  get(id: number): Pending | undefined;
  byToken(token: string): Pending | undefined;
  remove(id: number): void;
  /** Removes what these frames wait for, and says what it was. */
  removeOf(execution: number, frames: readonly number[]): Pending[];
  removeAll(execution: number): Pending[];
  /** The call has been made and only its callback is awaited: it is not made again after a restart. */
  handedOver(id: number): void;
  /** Calls that nobody has answered, oldest first. */
  toCall(): number[];
  /** Due at this time or before, earliest first; a bounded number. */
  due(now: number): Pending[];
  nextAt(): number | undefined;
  prolong(id: number, heartbeatAt: number): void;
};

const dueAtOnce = 100;

type Row = {
  id: number;
  execution: number;
  frame: number;
  kind: PendingKind;
  token: string | null;
  target: string | null;
  payload: string | null;
  child: number | null;
  due_at: number | null;
  heartbeat_seconds: number | null;
  heartbeat_at: number | null;
};

const earlierOfBoth = 'min(coalesce(due_at, heartbeat_at), coalesce(heartbeat_at, due_at))';

export const createPendingStore = (db: DatabaseSync): PendingStore => {
  const insert = db.prepare(
    `INSERT INTO engine_pending
       (execution, frame, kind, token, target, payload, child, to_call, due_at, heartbeat_seconds, heartbeat_at, next_at)
     VALUES (:execution, :frame, :kind, :token, :target, :payload, :child, :to_call, :due_at, :heartbeat_seconds,
       :heartbeat_at, :next_at)`,
  );
  const byId = db.prepare('SELECT * FROM engine_pending WHERE id = ?');
  const byToken = db.prepare('SELECT * FROM engine_pending WHERE token = ?');
  const remove = db.prepare('DELETE FROM engine_pending WHERE id = ?');
  const removeOf = db.prepare('DELETE FROM engine_pending WHERE execution = ? AND frame = ? RETURNING *');
  const removeAll = db.prepare('DELETE FROM engine_pending WHERE execution = ? RETURNING *');
  const handedOver = db.prepare('UPDATE engine_pending SET to_call = 0, payload = NULL WHERE id = ?');
  const toCall = db.prepare('SELECT id FROM engine_pending WHERE to_call = 1 ORDER BY id');
  const due = db.prepare('SELECT * FROM engine_pending WHERE next_at <= ? ORDER BY next_at, id LIMIT ?');
  const next = db.prepare('SELECT min(next_at) AS at FROM engine_pending WHERE next_at IS NOT NULL');
  const prolong = db.prepare(`UPDATE engine_pending SET heartbeat_at = ? WHERE id = ?`);
  const reckon = db.prepare(`UPDATE engine_pending SET next_at = ${earlierOfBoth} WHERE id = ?`);
  const one = (row: unknown) => (row === undefined ? undefined : toPending(row as Row));
  const all = (rows: unknown[]) => rows.map((row) => toPending(row as Row));

  return {
    add(pending) {
      const { lastInsertRowid } = insert.run({
        execution: pending.execution,
        frame: pending.frame,
        kind: pending.kind,
        token: pending.token ?? null,
        target: pending.target ?? null,
        payload: pending.payload === undefined ? null : JSON.stringify(pending.payload),
        child: pending.child ?? null,
        to_call: isCall(pending.kind) ? 1 : 0,
        due_at: pending.dueAt ?? null,
        heartbeat_seconds: pending.heartbeatSeconds ?? null,
        heartbeat_at: pending.heartbeatAt ?? null,
        next_at: earliest(pending.dueAt, pending.heartbeatAt),
      });
      return Number(lastInsertRowid);
    },
    get: (id) => one(byId.get(id)),
    byToken: (token) => one(byToken.get(token)),
    remove: (id) => void remove.run(id),
    removeOf: (execution, frames) => frames.flatMap((frame) => all(removeOf.all(execution, frame))),
    removeAll: (execution) => all(removeAll.all(execution)),
    handedOver: (id) => void handedOver.run(id),
    toCall: () => toCall.all().map((row) => Number(row.id)),
    due: (now) => all(due.all(now, dueAtOnce)),
    nextAt() {
      const at = next.get()?.at;
      return typeof at === 'number' ? at : undefined;
    },
    prolong(id, heartbeatAt) {
      prolong.run(heartbeatAt, id);
      reckon.run(id);
    },
  };
};

const earliest = (dueAt: number | undefined, heartbeatAt: number | undefined): number | null => {
  const first = Math.min(dueAt ?? Number.POSITIVE_INFINITY, heartbeatAt ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(first) ? first : null;
};

const toPending = (row: Row): Pending => ({
  id: row.id,
  execution: row.execution,
  frame: row.frame,
  kind: row.kind,
  token: row.token ?? undefined,
  target: row.target ?? undefined,
  payload: row.payload === null ? undefined : (JSON.parse(row.payload) as Json),
  child: row.child ?? undefined,
  dueAt: row.due_at ?? undefined,
  heartbeatSeconds: row.heartbeat_seconds ?? undefined,
  heartbeatAt: row.heartbeat_at ?? undefined,
});
