import type { DatabaseSync } from 'node:sqlite';

/**
 * The engine's tables, beside the application's in one file. Never change a step that has been released: add one. An
 * index is partial where only a few rows matter, so that ten thousand waiting executions cost nothing at start.
 */
const steps = [
  `CREATE TABLE engine_definitions (
     hash TEXT PRIMARY KEY,
     definition TEXT NOT NULL
   ) WITHOUT ROWID;

   CREATE TABLE engine_executions (
     id INTEGER PRIMARY KEY,
     name TEXT NOT NULL UNIQUE,
     workflow TEXT NOT NULL,
     definition TEXT NOT NULL,
     status TEXT NOT NULL,
     input TEXT NOT NULL,
     output TEXT,
     error TEXT,
     cause TEXT,
     started_at INTEGER NOT NULL,
     stopped_at INTEGER,
     transitions INTEGER NOT NULL,
     events INTEGER NOT NULL,
     last_frame INTEGER NOT NULL,
     awaited_by INTEGER,
     frames TEXT
   );

   CREATE TABLE engine_pending (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     execution INTEGER NOT NULL,
     frame INTEGER NOT NULL,
     kind TEXT NOT NULL,
     token TEXT,
     target TEXT,
     payload TEXT,
     child INTEGER,
     to_call INTEGER NOT NULL,
     due_at INTEGER,
     heartbeat_seconds INTEGER,
     heartbeat_at INTEGER,
     next_at INTEGER
   );
   CREATE INDEX engine_pending_by_execution ON engine_pending (execution);
   CREATE UNIQUE INDEX engine_pending_by_token ON engine_pending (token) WHERE token IS NOT NULL;
   CREATE INDEX engine_pending_by_time ON engine_pending (next_at) WHERE next_at IS NOT NULL;
   CREATE INDEX engine_pending_to_call ON engine_pending (id) WHERE to_call = 1;

   CREATE TABLE engine_visits (
     execution INTEGER NOT NULL,
     event INTEGER NOT NULL,
     state TEXT NOT NULL,
     entered INTEGER NOT NULL,
     left INTEGER NOT NULL,
     how TEXT NOT NULL,
     PRIMARY KEY (execution, event)
   ) WITHOUT ROWID;`,
];

/** Makes or upgrades the tables. Refuses a file that a newer version of the engine has written. */
export const prepareSchema = (db: DatabaseSync): void => {
  db.exec('CREATE TABLE IF NOT EXISTS engine_schema (version INTEGER NOT NULL)');
  const row = db.prepare('SELECT max(version) AS version FROM engine_schema').get();
  const version = Number(row?.version ?? 0);
  if (version > steps.length) {
    throw new Error(`The engine's tables are of version ${version}; this program knows ${steps.length}.`);
  }
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    db.exec('BEGIN IMMEDIATE');
    db.exec(step);
    db.exec(`INSERT INTO engine_schema (version) VALUES (${index + 1})`);
    db.exec('COMMIT');
  }
};
