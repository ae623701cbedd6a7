/** Erases somebody from a data folder on which nothing runs, also from the demonstration's inbox and what is free space. */
import { createIds } from '../../functions/adapters/ids.ts';
import { createAuditAnchorFile } from '../../functions/adapters/local/audit-anchor.ts';
import { clockInDatabase } from '../../functions/adapters/local/clock.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { erasePerson } from '../../functions/people/privacy.ts';
import type { Outside } from '../../functions/ports.ts';
import { decode } from '../../functions/records/kind.ts';
import { people } from '../../functions/records/kinds.ts';
import { isAddress } from '../../functions/records/teachers.ts';
import { databaseIn, headsIn } from './data-folder.ts';
import { lockFolder } from './data-lock.ts';
import { keepingHeads } from './keep-heads.ts';

const nobody = (): Promise<never> => Promise.reject(new Error('nothing is sent while somebody is erased'));

/** Throws FolderInUse. Refuses as `erasePerson` does. */
export const eraseIn = async (folder: string, partnership: string, person: string): ReturnType<typeof erasePerson> => {
  const unlock = lockFolder(folder);
  const db = openDatabase(databaseIn(folder));
  const clock = clockInDatabase(db);
  const auditAnchor = createAuditAnchorFile({ path: headsIn(folder), clock });
  try {
    // What is deleted is written over, also in pages that become free.
    db.exec('PRAGMA secure_delete = ON');
    const rethrow = (error: unknown): never => {
      throw error;
    };
    const store = keepingHeads(createSqliteStore({ db }), auditAnchor, rethrow);
    const item = await store.get(people.key(partnership, person));
    const address = item ? decode(people, item).email : isAddress(person) ? person : undefined;
    const outside: Outside = {
      store,
      clock,
      auditAnchor,
      papers: { render: nobody, kept: nobody },
      ids: createIds(),
      mailer: { send: nobody },
      workflows: { start: nobody, ring: nobody },
      linkKeys: { current: 1, sign: () => undefined },
      log: () => undefined,
      settings: { publicUrl: '', sender: { name: '', address: '' }, secureCookies: true, stylesheet: '' },
    };
    const done = await erasePerson(outside, partnership, person);
    if (done.ok && address !== undefined) {
      db.prepare('DELETE FROM mailbox WHERE to_address = ?').run(address);
      db.exec('PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
    }
    return done;
  } finally {
    db.close();
    auditAnchor.close();
    unlock();
  }
};
