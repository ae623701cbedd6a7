import { createHash } from 'node:crypto';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Definition } from './definition.ts';
import type { Execution, Status } from './execution.ts';
import type { Frame } from './frames.ts';
import type { Json } from './json.ts';
import type { Visit } from './run.ts';

/** What is kept of each execution, for good. */
export type ExecutionStore = {
  /** Undefined when the name is taken. */
  insert(execution: Omit<Execution, 'id' | 'definition'>, definition: string): number | undefined;
  load(id: number): Execution | undefined;
  byName(name: string): Execution | undefined;
  save(execution: Execution): void;
  /** Newest first, after (below) an id; at most `limit`. */
  list(filter: { status: Status | undefined; workflow: string | undefined; below: number; limit: number }): Execution[];
  /** Keeps a definition once, and gives the name under which executions refer to it. */
  keepDefinition(definition: Definition): string;
  record(visit: Visit): void;
  visits(execution: number): Visit[];
  transitions(): number;
};

/** Visits kept of one execution; older ones are forgotten now and then. */
const KEPT_VISITS = 200;
const FORGET_EVERY = 128;

type Row = {
  id: number;
  name: string;
  workflow: string;
  definition: string;
  status: Status;
  input: string;
  output: string | null;
  error: string | null;
  cause: string | null;
  started_at: number;
  stopped_at: number | null;
  transitions: number;
  events: number;
  last_frame: number;
  awaited_by: number | null;
  frames: string | null;
};

export function createExecutionStore(db: DatabaseSync): ExecutionStore {
  const insert = db.prepare(
    `INSERT INTO engine_executions
       (name, workflow, definition, status, input, started_at, transitions, events, last_frame, awaited_by, frames)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING`,
  );
  const byId = db.prepare('SELECT * FROM engine_executions WHERE id = ?');
  const byName = db.prepare('SELECT * FROM engine_executions WHERE name = ?');
  const save = db.prepare(
    `UPDATE engine_executions SET status = ?, output = ?, error = ?, cause = ?, stopped_at = ?, transitions = ?,
       events = ?, last_frame = ?, awaited_by = ?, frames = ? WHERE id = ?`,
  );
  const list = db.prepare(
    `SELECT * FROM engine_executions WHERE id < ? AND (? IS NULL OR status = ?) AND (? IS NULL OR workflow = ?)
     ORDER BY id DESC LIMIT ?`,
  );
  const sum = db.prepare('SELECT coalesce(sum(transitions), 0) AS count FROM engine_executions');
  const definitions = createDefinitionStore(db);
  const visits = createVisitStore(db);
  const read = (row: unknown) => (row === undefined ? undefined : toExecution(row as Row, definitions.load));

  return {
    insert(execution, definition) {
      const { name, workflow, status, input, startedAt, transitions, events, lastFrame, awaitedBy, root } = execution;
      const { changes, lastInsertRowid } = insert.run(
        ...[name, workflow, definition, status, JSON.stringify(input), startedAt, transitions, events, lastFrame],
        ...[awaitedBy ?? null, JSON.stringify(root ?? null)],
      );
      return changes === 0 ? undefined : Number(lastInsertRowid);
    },
    load: (id) => read(byId.get(id)),
    byName: (name) => read(byName.get(name)),
    save(execution) {
      save.run(...savedValues(execution), execution.id);
    },
    list({ status, workflow, below, limit }) {
      const rows = list.all(below, status ?? null, status ?? null, workflow ?? null, workflow ?? null, limit);
      return rows.map((row) => toExecution(row as Row, definitions.load));
    },
    keepDefinition: definitions.keep,
    record: visits.record,
    visits: visits.of,
    transitions: () => Number(sum.get()?.count ?? 0),
  };
}

function savedValues(execution: Execution): SQLInputValue[] {
  const { status, output, error, cause, stoppedAt, transitions, events, lastFrame, awaitedBy, root } = execution;
  return [
    ...[status, output === undefined ? null : JSON.stringify(output), error ?? null, cause ?? null, stoppedAt ?? null],
    ...[transitions, events, lastFrame, awaitedBy ?? null, root === undefined ? null : JSON.stringify(root)],
  ];
}

function toExecution(row: Row, definition: (hash: string) => Definition): Execution {
  return {
    id: row.id,
    name: row.name,
    workflow: row.workflow,
    definition: definition(row.definition),
    status: row.status,
    input: JSON.parse(row.input) as Json,
    output: row.output === null ? undefined : (JSON.parse(row.output) as Json),
    error: row.error ?? undefined,
    cause: row.cause ?? undefined,
    startedAt: row.started_at,
    stoppedAt: row.stopped_at ?? undefined,
    transitions: row.transitions,
    events: row.events,
    lastFrame: row.last_frame,
    root: row.frames === null ? undefined : (JSON.parse(row.frames) as Frame),
    awaitedBy: row.awaited_by ?? undefined,
  };
}

function createDefinitionStore(db: DatabaseSync) {
  const insert = db.prepare('INSERT INTO engine_definitions (hash, definition) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const select = db.prepare('SELECT definition FROM engine_definitions WHERE hash = ?');
  const loaded = new Map<string, Definition>();
  return {
    keep(definition: Definition): string {
      const text = JSON.stringify(definition);
      const hash = createHash('sha256').update(text).digest('hex');
      insert.run(hash, text);
      return hash;
    },
    load(hash: string): Definition {
      const known = loaded.get(hash);
      if (known !== undefined) return known;
      const definition = JSON.parse(String(select.get(hash)?.definition)) as Definition;
      loaded.set(hash, definition);
      return definition;
    },
  };
}

function createVisitStore(db: DatabaseSync) {
  const insert = db.prepare('INSERT OR REPLACE INTO engine_visits VALUES (?, ?, ?, ?, ?, ?)');
  const forget = db.prepare(
    `DELETE FROM engine_visits WHERE execution = ? AND event <= (
       SELECT event FROM engine_visits WHERE execution = ? ORDER BY event DESC LIMIT 1 OFFSET ${KEPT_VISITS})`,
  );
  const select = db.prepare('SELECT * FROM engine_visits WHERE execution = ? ORDER BY event');
  let recorded = 0;
  return {
    record({ execution, event, state, entered, left, how }: Visit): void {
      insert.run(execution, event, state, entered, left, how);
      recorded += 1;
      if (event > KEPT_VISITS && recorded % FORGET_EVERY === 0) forget.run(execution, execution);
    },
    of: (execution: number) => select.all(execution) as Visit[],
  };
}
