/** Invites a head from the command line, into a data folder on which nothing runs: the mail leaves with the next start. */

import { join } from 'node:path';
import { createIds } from '../../functions/adapters/ids.ts';
import { createAuditAnchorFile } from '../../functions/adapters/local/audit-anchor.ts';
import { clockInDatabase } from '../../functions/adapters/local/clock.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { openLinkKeysFile } from '../../functions/adapters/local/link-keys-file.ts';
import { registerIn } from '../../functions/adapters/local/register-file.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { openSearch } from '../../functions/find/open-search.ts';
import type { Outside } from '../../functions/ports.ts';
import { databaseIn, headsIn } from './data-folder.ts';
import { lockFolder } from './data-lock.ts';
import { keepingHeads } from './keep-heads.ts';

const nobody = (): Promise<never> => Promise.reject(new Error('nothing is sent while somebody is invited'));

/** Throws FolderInUse. Refuses as `openSearch` does. */
export const inviteIn = async (
  folder: string,
  invited: { readonly name: string; readonly email: string; readonly urn: string },
): ReturnType<typeof openSearch> => {
  const unlock = lockFolder(folder);
  const db = openDatabase(databaseIn(folder));
  const clock = clockInDatabase(db);
  const auditAnchor = createAuditAnchorFile({ path: headsIn(folder), clock });
  const rethrow = (error: unknown): never => {
    throw error;
  };
  try {
    const outside: Outside = {
      store: keepingHeads(createSqliteStore({ db }), auditAnchor, rethrow),
      clock,
      auditAnchor,
      papers: { render: nobody, kept: nobody },
      ids: createIds(),
      mailer: { send: nobody },
      workflows: { start: nobody, ring: nobody },
      linkKeys: openLinkKeysFile(join(folder, 'link-keys.json')),
      schools: registerIn(folder),
      log: () => undefined,
      settings: { publicUrl: '', sender: { name: '', address: '' }, secureCookies: true, stylesheet: '' },
    };
    const { name, email, urn } = invited;
    return await openSearch(outside, { head: { name, email }, urn });
  } finally {
    db.close();
    auditAnchor.close();
    unlock();
  }
};
