/** The one database file of a one-machine system: how it is opened, upgraded, and changed all or nothing. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable, type UnavailableBecause } from '../store-unavailable.ts';

/** SQL: when a mail was last sent or an audit event written, milliseconds since 1970; null where neither ever was. */
export const lastThingThatHappened = `(
  SELECT CAST(round(1000 * unixepoch(max(at), 'subsec')) AS INTEGER) FROM (
    SELECT max(sent_at) AS at FROM mailbox
    UNION ALL
    SELECT max(json_extract(body, '$.at')) FROM items WHERE sort >= 'audit#' AND sort < 'audit$'
  )
)`;

/**
 * Steps from an empty file to today's tables. Never change a step that was released: add one, so that every released
 * version's file can be opened. The engine keeps its own tables (engine_*) itself.
 */
const migrations: readonly string[] = [
  `CREATE TABLE items (
     partition TEXT NOT NULL,
     sort TEXT NOT NULL,
     version INTEGER NOT NULL,
     body TEXT NOT NULL,
     person_partition TEXT,
     person_sort TEXT,
     due_partition TEXT,
     due_sort TEXT,
     expires_at INTEGER,
     PRIMARY KEY (partition, sort)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX items_person ON items (person_partition, person_sort, partition, sort)
     WHERE person_partition IS NOT NULL;
   CREATE INDEX items_due ON items (due_partition, due_sort, partition, sort) WHERE due_partition IS NOT NULL;
   CREATE INDEX items_expiry ON items (expires_at) WHERE expires_at IS NOT NULL;

   CREATE TABLE mailbox (
     number INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     sent_at TEXT NOT NULL,
     to_name TEXT NOT NULL,
     to_address TEXT NOT NULL,
     reply_to_name TEXT,
     reply_to_address TEXT,
     subject TEXT NOT NULL,
     text TEXT NOT NULL,
     html TEXT NOT NULL,
     calendar_filename TEXT,
     calendar_content TEXT
   ) STRICT;
   CREATE INDEX mailbox_recipient ON mailbox (to_address, number);

   CREATE TABLE local_clock (
     only INTEGER PRIMARY KEY CHECK (only = 1),
     ahead_ms INTEGER NOT NULL
   ) STRICT;`,
  // A demonstration's clock was a distance from the real one, so that it ran on while nobody ran it. Now it is a moment.
  `CREATE TABLE demonstration_clock (
     only INTEGER PRIMARY KEY CHECK (only = 1),
     stands_at INTEGER NOT NULL
   ) STRICT;
   INSERT INTO demonstration_clock (only, stands_at)
     SELECT 1, at FROM (SELECT ${lastThingThatHappened} AS at FROM local_clock) WHERE at IS NOT NULL;
   DROP TABLE local_clock;`,
  // One email may bring several calendar files: a list of them, as JSON.
  `ALTER TABLE mailbox ADD COLUMN calendars TEXT;`,
];

const reasons: Readonly<Record<number, UnavailableBecause>> = {
  5: 'locked',
  6: 'locked',
  8: 'read-only',
  10: 'disk-error',
  11: 'damaged',
  13: 'disk-full',
  14: 'disk-error',
  26: 'damaged',
};

/** SQLite's own error as a named one; any other error as it is. */
const named = (error: unknown): unknown => {
  if (!(error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')) return error;
  const reason = reasons[error.errcode & 0xff];
  return reason ? new StoreUnavailable(reason, error.message, error) : error;
};

/** Runs something that touches the file. What the file cannot do is thrown as StoreUnavailable. */
export const onFile = <T>(run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw named(error);
  }
};

const transactions = new WeakMap<DatabaseSync, number>();

/** Transactions that `withinTransaction` has committed on this handle. */
export const countTransactions = (db: DatabaseSync): number => transactions.get(db) ?? 0;

const isPromise = (value: unknown): boolean => typeof value === 'object' && value !== null && 'then' in value;

/**
 * Runs `change` in one transaction: all of it or none. Inside a transaction that is already open it joins that one, so
 * an error must then leave by the outermost call. `change` may not wait for anything: other requests share the handle.
 */
export const withinTransaction = <T>(db: DatabaseSync, change: () => T): T => {
  if (db.isTransaction) return change();
  return onFile(() => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = change();
      if (isPromise(result)) throw new TypeError('a transaction cannot wait for a promise');
      db.exec('COMMIT');
      transactions.set(db, countTransactions(db) + 1);
      return result;
    } catch (error) {
      // SQLite has already rolled back by itself after some errors, such as a full disk.
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  });
};

const schemaVersion = (db: DatabaseSync): number => Number(db.prepare('PRAGMA user_version').get()?.user_version ?? 0);

const upgrade = (db: DatabaseSync, path: string): void => {
  const found = schemaVersion(db);
  if (found > migrations.length) {
    throw new StoreUnavailable(
      'newer-file',
      `${path} was written by a newer version of this program (its tables are version ${found}, this program knows ${migrations.length}). Start that version, or restore a backup made by this one.`,
    );
  }
  if (found === migrations.length) return;
  withinTransaction(db, () => {
    // Read again inside: another process may have upgraded the file meanwhile.
    for (const step of migrations.slice(schemaVersion(db))) db.exec(step);
    db.exec(`PRAGMA user_version = ${migrations.length}`);
  });
};

/**
 * Opens the file, makes it when there is none, and brings its tables up to date. `:memory:` keeps nothing. A commit is
 * on the disk when it returns. Throws StoreUnavailable.
 */
/** Everybody's names stand in it: its owner alone reads it, also where the folder around it was made with other rights. */
const forOwnerAlone = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, 'a', 0o600));
    for (const file of [path, `${path}-wal`, `${path}-shm`]) if (existsSync(file)) chmodSync(file, 0o600);
  } catch {
    // A disk that takes no writing, or somebody else's file: opening it says what is wrong.
  }
};

export const openDatabase = (path: string): DatabaseSync => {
  if (path !== ':memory:') forOwnerAlone(path);
  return onFile(() => {
    const db = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
    try {
      // The log is folded in every 16 MB, not every 4: fewer commits wait for that.
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000;');
      upgrade(db, path);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
};
