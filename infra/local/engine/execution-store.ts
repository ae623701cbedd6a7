import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
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
const keptVisits = 200;
const forgetEvery = 128;

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

export const createExecutionStore = (db: DatabaseSync): ExecutionStore => {
  const insert = db.prepare(
    `INSERT INTO engine_executions
       (name, workflow, definition, status, input, started_at, transitions, events, last_frame, awaited_by, frames)
     VALUES (:name, :workflow, :definition, :status, :input, :started_at, :transitions, :events, :last_frame,
       :awaited_by, :frames)
     ON CONFLICT (name) DO NOTHING`,
  );
  const byId = db.prepare('SELECT * FROM engine_executions WHERE id = ?');
  const byName = db.prepare('SELECT * FROM engine_executions WHERE name = ?');
  const save = db.prepare(
    `UPDATE engine_executions SET status = :status, output = :output, error = :error, cause = :cause,
       stopped_at = :stopped_at, transitions = :transitions, events = :events, last_frame = :last_frame,
       awaited_by = :awaited_by, frames = :frames WHERE id = :id`,
  );
  const list = db.prepare(
    `SELECT * FROM engine_executions WHERE id < :below AND status = coalesce(:status, status)
       AND workflow = coalesce(:workflow, workflow) ORDER BY id DESC LIMIT :limit`,
  );
  const sum = db.prepare('SELECT coalesce(sum(transitions), 0) AS count FROM engine_executions');
  const definitions = createDefinitionStore(db);
  const visits = createVisitStore(db);
  const read = (row: unknown) => (row === undefined ? undefined : toExecution(row as Row, definitions.load));

  return {
    insert(execution, definition) {
      const { changes, lastInsertRowid } = insert.run({
        name: execution.name,
        workflow: execution.workflow,
        definition,
        status: execution.status,
        input: JSON.stringify(execution.input),
        started_at: execution.startedAt,
        transitions: execution.transitions,
        events: execution.events,
        last_frame: execution.lastFrame,
        awaited_by: execution.awaitedBy ?? null,
        frames: textOrNull(execution.root),
      });
      return changes === 0 ? undefined : Number(lastInsertRowid);
    },
    load: (id) => read(byId.get(id)),
    byName: (name) => read(byName.get(name)),
    save(execution) {
      save.run({
        id: execution.id,
        status: execution.status,
        output: textOrNull(execution.output),
        error: execution.error ?? null,
        cause: execution.cause ?? null,
        stopped_at: execution.stoppedAt ?? null,
        transitions: execution.transitions,
        events: execution.events,
        last_frame: execution.lastFrame,
        awaited_by: execution.awaitedBy ?? null,
        frames: textOrNull(execution.root),
      });
    },
    list({ status, workflow, below, limit }) {
      const rows = list.all({ below, status: status ?? null, workflow: workflow ?? null, limit });
      return rows.map((row) => toExecution(row as Row, definitions.load));
    },
    keepDefinition: definitions.keep,
    record: visits.record,
    visits: visits.of,
    transitions: () => Number(sum.get()?.count ?? 0),
  };
};

const textOrNull = (value: Json | Frame | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value);

const toExecution = (row: Row, definition: (hash: string) => Definition): Execution => ({
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
});

const createDefinitionStore = (db: DatabaseSync) => {
  const insert = db.prepare('INSERT INTO engine_definitions (hash, definition) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const select = db.prepare('SELECT definition FROM engine_definitions WHERE hash = ?');
  const loaded = new Map<string, Definition>();
  const written = new WeakMap<Definition, { hash: string; text: string }>();

  const writtenAs = (definition: Definition): { hash: string; text: string } => {
    const text = JSON.stringify(definition);
    const made = { hash: createHash('sha256').update(text).digest('hex'), text };
    written.set(definition, made);
    return made;
  };

  return {
    keep(definition: Definition): string {
      const { hash, text } = written.get(definition) ?? writtenAs(definition);
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
};

const createVisitStore = (db: DatabaseSync) => {
  const insert = db.prepare('INSERT OR REPLACE INTO engine_visits VALUES (?, ?, ?, ?, ?, ?)');
  const forget = db.prepare(
    `DELETE FROM engine_visits WHERE execution = ? AND event <= (
       SELECT event FROM engine_visits WHERE execution = ? ORDER BY event DESC LIMIT 1 OFFSET ${keptVisits})`,
  );
  const select = db.prepare('SELECT * FROM engine_visits WHERE execution = ? ORDER BY event');
  let recorded = 0;
  return {
    record({ execution, event, state, entered, left, how }: Visit): void {
      insert.run(execution, event, state, entered, left, how);
      recorded += 1;
      if (event > keptVisits && recorded % forgetEvery === 0) forget.run(execution, execution);
    },
    of: (execution: number) => select.all(execution) as Visit[],
  };
};
