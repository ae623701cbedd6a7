/** A data folder as commands look at it, while the system runs or not: nothing is written. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readAuditHeads } from '../../functions/adapters/local/audit-anchor.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import type { Store } from '../../functions/ports.ts';

export const databaseIn = (folder: string): string => join(folder, 'partnerships.sqlite');
export const headsIn = (folder: string): string => join(folder, 'audit-heads');

export type DataFolder = {
  readonly db: DatabaseSync;
  readonly store: Store;
  /** Ids of all partnerships. */
  readonly partnerships: readonly string[];
  readonly keptHeads: ReturnType<typeof readAuditHeads>;
  close(): void;
};

export class NoDataFolder extends Error {
  constructor(folder: string) {
    super(`There are no partnerships in ${folder}. Name the folder: DATA_DIR=folder`);
    this.name = 'NoDataFolder';
  }
}

/** Throws NoDataFolder. */
export const openDataFolder = (folder: string): DataFolder => {
  if (!existsSync(databaseIn(folder))) throw new NoDataFolder(folder);
  const db = new DatabaseSync(databaseIn(folder), { readOnly: true, timeout: 5000 });
  const rows = db.prepare("SELECT DISTINCT partition FROM items WHERE sort = 'partnership#it' ORDER BY 1").all();
  return {
    db,
    store: createSqliteStore({ db }),
    partnerships: rows.map(({ partition }) => String(partition).slice('p#'.length)),
    keptHeads: readAuditHeads(headsIn(folder)),
    close: () => db.close(),
  };
};

/** The folder that a command is about: DATA_DIR, as the system itself reads it. */
export const folderAsked = (): string => process.env.DATA_DIR || 'data';
