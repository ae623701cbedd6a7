/** A data folder on which nothing runs, opened for a command that writes facts and sends nothing. */
import { join } from 'node:path';
import { createIds } from '../../functions/adapters/ids.ts';
import { createAuditAnchorFile } from '../../functions/adapters/local/audit-anchor.ts';
import { clockInDatabase } from '../../functions/adapters/local/clock.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { openLinkKeysFile } from '../../functions/adapters/local/link-keys-file.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import type { Outside } from '../../functions/ports.ts';
import { databaseIn, headsIn } from './data-folder.ts';
import { lockFolder } from './data-lock.ts';
import { keepingHeads } from './keep-heads.ts';
import { partnershipIds } from './tools/partnership-ids.ts';

const nobody = (): Promise<never> => Promise.reject(new Error('nothing is sent while somebody is appointed'));

/** What a use case may reach that only writes facts and events: nothing is sent, and no link made. */
export const writingOnly = (reach: Pick<Outside, 'store' | 'clock' | 'ids' | 'auditAnchor'>): Outside => ({
  ...reach,
  papers: { render: nobody, kept: nobody },
  mailer: { send: nobody },
  workflows: { start: nobody, ring: nobody },
  linkKeys: { current: 1, sign: () => undefined },
  log: () => undefined,
  settings: {
    publicUrl: '',
    sender: { name: '', address: '' },
    secureCookies: true,
    stylesheet: '',
  },
});

/** Opens the folder for one command. Throws FolderInUse and LinkKeysUnreadable. `partnerships`: ids of all that are in it. */
export const openForWriting = (
  folder: string,
): {
  readonly outside: Outside;
  readonly partnerships: readonly string[];
  close(): void;
} => {
  const unlock = lockFolder(folder);
  const db = openDatabase(databaseIn(folder));
  const clock = clockInDatabase(db);
  const auditAnchor = createAuditAnchorFile({ path: headsIn(folder), clock });
  const rethrow = (error: unknown): never => {
    throw error;
  };
  const store = keepingHeads(createSqliteStore({ db }), auditAnchor, rethrow);
  return {
    outside: {
      ...writingOnly({ store, clock, ids: createIds(), auditAnchor }),
      linkKeys: openLinkKeysFile(join(folder, 'link-keys.json')),
    },
    partnerships: partnershipIds(db),
    close: () => {
      db.close();
      auditAnchor.close();
      unlock();
    },
  };
};
