/**
 * `npm run admin -- appoint EMAIL`: whoever signs in with this address may open /admin. `-- dismiss EMAIL` takes it back, `-- list`
 * says who. In DATA_DIR while nothing runs on it; with `--table TABLE` in the cloud. Every partnership's trail tells of it.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { appoint, dismiss, readOperators } from '../../functions/admin/operator.ts';
import { whoHas } from '../../functions/asking/who.ts';
import type { Outside } from '../../functions/ports.ts';
import { databaseIn, folderAsked, NoDataFolder } from '../local/data-folder.ts';
import { openForWriting, writingOnly } from '../local/open-for-writing.ts';
import { counting } from './progress.ts';

const usage = 'npm run admin -- appoint EMAIL | dismiss EMAIL | list   [--table TABLE, for the cloud]';

type Place = {
  readonly outside: Outside;
  readonly partnerships: readonly string[];
  close(): void;
};

const onThisMachine = (): Place => {
  const folder = folderAsked();
  if (!existsSync(databaseIn(folder))) throw new NoDataFolder(folder);
  return openForWriting(folder);
};

const inTheCloud = async (table: string): Promise<Place> => {
  const { cloudTable, partnershipsInCloud } = await import('../cloud/move-table.ts');
  const { store, clock, ids } = cloudTable(table);
  // The table's stream keeps the heads of the trails, as of everything that is committed there.
  const outside = writingOnly({
    store,
    clock,
    ids,
    auditAnchor: { keep: async () => undefined },
  });
  return {
    outside,
    partnerships: await partnershipsInCloud(table),
    close: () => undefined,
  };
};

const list = async ({ outside }: Place): Promise<number> => {
  const all = await readOperators(outside);
  if (all.length === 0) console.log('Nobody is appointed.');
  for (const { id, since } of all) {
    const who = await whoHas(outside, id);
    const names = who.map(({ name, partnershipName }) => `${name} (${partnershipName})`).join(', ');
    console.log(`${names || 'An address that nobody has any more'}, since ${since.slice(0, 10)}`);
  }
  return 0;
};

const run = async (place: Place, does: string | undefined, email: string | undefined): Promise<number> => {
  if (does === 'list' && email === undefined) return list(place);
  if ((does !== 'appoint' && does !== 'dismiss') || email === undefined) {
    console.error(usage);
    return 2;
  }
  const { outside, partnerships } = place;
  const told = {
    partnerships,
    progress: counting(partnerships.length, 'trails told'),
  };
  const done = await (does === 'appoint' ? appoint : dismiss)(outside, email, told);
  if (!done.ok) {
    console.error(
      does === 'appoint'
        ? `Nobody in any partnership here has the address ${email}, so nobody could sign in with it. Give them a part first, such as admin in the partnership's file.`
        : `${email} is not appointed.`,
    );
    return 1;
  }
  const words = {
    appointed: `${email} may look after the system: sign in, then open /admin. ${partnerships.length} audit trails say so.`,
    before: `${email} was appointed before. Nothing was changed.`,
    dismissed: `${email} may look after the system no more. ${partnerships.length} audit trails say so.`,
  };
  console.log(words[done.value]);
  return 0;
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { table: { type: 'string' } },
  });
  const [does, email, ...more] = positionals;
  if (does === undefined || more.length > 0) {
    console.error(usage);
    process.exitCode = 2;
  } else {
    const place = values.table === undefined ? onThisMachine() : await inTheCloud(values.table);
    try {
      process.exitCode = await run(place, does, email);
    } finally {
      place.close();
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
