/**
 * One machine's data in one file, taken while the system runs; and back. The keys behind links are not in it: whoever
 * finds a backup must not be able to make anybody's link. They stand in `link-keys.json` and are kept elsewhere.
 */
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { createAuditAnchorFile, readAuditHeads } from '../../functions/adapters/local/audit-anchor.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { type AuditVerdict, verifyAudit } from '../../functions/records/verify-audit.ts';
import { backupName, makingRoom } from './backup-rotation.ts';
import { databaseIn, headsIn } from './data-folder.ts';
import { lockFolder } from './data-lock.ts';
import { noteBackup } from './last-backup.ts';

export class BadBackup extends Error {
  constructor(file: string, because: string) {
    super(`${file} is no whole backup: ${because}`);
    this.name = 'BadBackup';
  }
}

type Trails = Readonly<Record<string, AuditVerdict>>;

const column = (db: DatabaseSync, sql: string): string[] =>
  db
    .prepare(sql)
    .all()
    .map((row) => String(Object.values(row)[0]));

const partnershipsOf = (db: DatabaseSync): string[] =>
  column(db, "SELECT DISTINCT partition FROM items WHERE sort = 'partnership#it' ORDER BY 1").map((name) =>
    name.slice(2),
  );

const trailsOf = async (db: DatabaseSync): Promise<Trails> => {
  const store = createSqliteStore({ db });
  const verdicts = partnershipsOf(db).map(async (id) => [id, await verifyAudit(store, id)] as const);
  return Object.fromEntries(await Promise.all(verdicts));
};

/** Throws BadBackup unless the file is whole and every audit trail in it holds. */
export const checkBackup = async (file: string): Promise<Trails> => {
  if (!existsSync(file)) throw new BadBackup(file, 'there is no such file');
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly: true });
    const [said] = column(db, 'PRAGMA integrity_check');
    if (said !== 'ok') throw new BadBackup(file, said ?? 'unreadable');
    const trails = await trailsOf(db);
    const broken = Object.entries(trails).find(([, { fault }]) => fault);
    if (broken) throw new BadBackup(file, `row ${broken[1].fault?.sequence} of the audit trail of ${broken[0]}`);
    return trails;
  } catch (error) {
    if (error instanceof BadBackup) throw error;
    throw new BadBackup(file, error instanceof Error ? error.message : 'unreadable');
  } finally {
    db?.close();
  }
};

/** Takes a backup of the folder, whether or not the system runs on it. The file must not exist yet. Throws BadBackup. */
export const backUp = async (folder: string, file: string): Promise<Trails> => {
  if (existsSync(file)) throw new BadBackup(file, 'it exists already, and is not written over');
  const db = new DatabaseSync(databaseIn(folder), { readOnly: true, timeout: 5000 });
  const draft = `${file}.part`;
  // Everybody's names stand in it: made for its owner alone, before a byte is written.
  rmSync(draft, { force: true });
  closeSync(openSync(draft, 'wx', 0o600));
  try {
    await backup(db, draft);
  } finally {
    db.close();
  }
  const whole = new DatabaseSync(draft);
  // One file that needs no other beside it.
  whole.exec('PRAGMA journal_mode = DELETE');
  whole.close();
  try {
    const trails = await checkBackup(draft);
    renameSync(draft, file);
    noteBackup(folder, new Date());
    return trails;
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Tonight's backup into a folder of backups, which is made for its owner alone; then old ones make room. Throws BadBackup. */
export const backUpNightly = async (
  folder: string,
  into: string,
  date: string,
): Promise<{ readonly file: string; readonly trails: Trails; readonly gone: readonly string[] }> => {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  const file = join(into, backupName(date));
  const trails = await backUp(folder, file);
  const gone = makingRoom(readdirSync(into));
  for (const name of gone) rmSync(join(into, name));
  return { file, trails, gone };
};

/** What the world knows and the restored data do not. */
export type PointsPast = {
  /** Audit events that were lost, by partnership. */
  readonly events: Readonly<Record<string, number>>;
  /** Executions that were started since the backup, by name. */
  readonly executions: readonly string[];
  /** Requests whose links were sent since: the links lead nowhere now. */
  readonly links: readonly string[];
  /** Where the data lie that were there before, for a closer look. */
  readonly before?: string;
};

const since = (old: DatabaseSync | undefined, restored: DatabaseSync, sql: string): string[] => {
  if (!old) return [];
  const known = new Set(column(restored, sql));
  return column(old, sql).filter((name) => !known.has(name));
};

const openOld = (path: string): DatabaseSync | undefined => {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    column(db, 'SELECT count(*) FROM items');
    return db;
  } catch {
    // Often enough the reason for restoring.
    return undefined;
  }
};

const executionNames = 'SELECT name FROM engine_executions ORDER BY 1';
const linkedRequests =
  "SELECT json_extract(body, '$.partnership') || ' ' || json_extract(body, '$.request') FROM items WHERE sort = 'link' ORDER BY 1";

/** Puts a backup in the folder's place; the system must not run. Throws BadBackup and FolderInUse, changing nothing. */
export const restore = async (file: string, folder: string, at: Date): Promise<PointsPast> => {
  const trails = await checkBackup(file);
  const unlock = lockFolder(folder);
  try {
    const path = databaseIn(folder);
    const mark = `before-${at.toISOString().replace(/[:.]/g, '-')}`;
    const before = existsSync(path) ? `${path}.${mark}` : undefined;
    for (const end of ['', '-wal', '-shm']) {
      if (before !== undefined && existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${before}${end}`);
    }
    copyFileSync(file, path);
    const kept = readAuditHeads(headsIn(folder));
    if (kept.length > 0) renameSync(headsIn(folder), `${headsIn(folder)}.${mark}`);
    const anchor = createAuditAnchorFile({ path: headsIn(folder), clock: { now: () => at } });
    const events: Record<string, number> = {};
    for (const [partnership, { head }] of Object.entries(trails)) {
      await anchor.keep({ partnership, ...head });
      const furthest = Math.max(
        0,
        ...kept.filter((one) => one.partnership === partnership).map(({ sequence }) => sequence),
      );
      if (furthest > head.sequence) events[partnership] = furthest - head.sequence;
    }
    anchor.close();
    const restored = openDatabase(path);
    const old = before === undefined ? undefined : openOld(before);
    const past = {
      events,
      executions: since(old, restored, executionNames),
      links: since(old, restored, linkedRequests),
      ...(before === undefined ? {} : { before }),
    };
    restored.close();
    old?.close();
    return past;
  } finally {
    unlock();
  }
};
