/** One machine as a place that a partnership leaves or comes to. Its system must not run meanwhile. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createIds } from '../../functions/adapters/ids.ts';
import { createAuditAnchorFile } from '../../functions/adapters/local/audit-anchor.ts';
import { clockInDatabase } from '../../functions/adapters/local/clock.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { openLinkKeysFile } from '../../functions/adapters/local/link-keys-file.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import type { Item } from '../../functions/ports.ts';
import { databaseIn, headsIn, NoDataFolder } from '../local/data-folder.ts';
import { lockFolder } from '../local/data-lock.ts';
import { keepingHeads } from '../local/keep-heads.ts';
import type { Running } from './moved-file.ts';
import type { Origin } from './pack.ts';
import type { Destination } from './unpack.ts';

export type OneMachine = Origin & Destination & { close(): void };

/** Makes the folder if it is to come to it. Throws NoDataFolder, FolderInUse and LinkKeysUnreadable. */
export const oneMachine = (folder: string, { isNew }: { readonly isNew: boolean }): OneMachine => {
  if (!isNew && !existsSync(databaseIn(folder))) throw new NoDataFolder(folder);
  const unlock = lockFolder(folder);
  const db = openDatabase(databaseIn(folder));
  const store = createSqliteStore({ db });
  const clock = clockInDatabase(db);
  const heads = createAuditAnchorFile({ path: headsIn(folder), clock });
  const everything = async (): Promise<Item[]> => {
    const keys = db.prepare('SELECT partition, sort FROM items ORDER BY 1, 2').all();
    const items = await Promise.all(
      keys.map(({ partition, sort }) => store.get({ partition: String(partition), sort: String(sort) })),
    );
    return items.flatMap((item) => item ?? []);
  };
  const running = async (): Promise<Running[]> =>
    db
      .prepare(
        "SELECT workflow, name, input FROM engine_executions WHERE status = 'RUNNING' AND awaited_by IS NULL ORDER BY id",
      )
      .all()
      .map(({ workflow, name, input }) => ({
        workflow: String(workflow),
        name: String(name),
        input: JSON.parse(String(input)),
      }));
  return {
    store: keepingHeads(store, heads, (error) => {
      throw error;
    }),
    everything,
    running,
    clock,
    ids: createIds(),
    keyNumber: openLinkKeysFile(join(folder, 'link-keys.json')).current,
    close: () => {
      heads.close();
      db.close();
      unlock();
    },
  };
};
