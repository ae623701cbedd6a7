/**
 * `npm run where -- PARTNERSHIP [--all] [--table TABLE]`: its executions, each under the one that started it, where it waits,
 * since when, and for whom. On one machine in DATA_DIR, also while the system runs; with --table in the cloud.
 */
import { parseArgs } from 'node:util';
import type { Store } from '../../functions/ports.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { folderAsked, openDataFolder } from '../local/data-folder.ts';
import { executionsHere } from '../local/executions-of.ts';
import { type Found, forWhomIn, whereLines } from './where-lines.ts';

const usage = 'npm run where -- PARTNERSHIP [--all]   [--table TABLE, for the cloud]';

type Place = {
  readonly store: Pick<Store, 'get'>;
  readonly executions: (partnership: string) => AsyncIterable<Found> | Iterable<Found>;
  /** Where it is known: what there is. */
  readonly partnerships?: readonly string[];
  close(): void;
};

const onThisMachine = (): Place => {
  const folder = openDataFolder(folderAsked());
  return { ...folder, executions: (partnership) => executionsHere(folder.db, partnership) };
};

const inTheCloud = async (table: string): Promise<Place> => {
  const { cloudExecutions, cloudTable } = await import('../cloud/move-table.ts');
  return { store: cloudTable(table).store, executions: cloudExecutions, close: () => undefined };
};

const tell = async (place: Place, partnership: string, all: boolean): Promise<number> => {
  const item = await place.store.get(partnerships.key(partnership, theOne));
  if (!item) {
    const others = place.partnerships?.length ? ` There are: ${place.partnerships.join(', ')}` : '';
    console.error(`There is no partnership ${partnership}.${others}`);
    return 1;
  }
  const found: Found[] = [];
  for await (const one of place.executions(partnership)) found.push(one);
  console.log(
    `${decode(partnerships, item).name}: ${found.filter(({ status }) => status === 'RUNNING').length} running`,
  );
  for (const line of await whereLines(found, forWhomIn(place.store, partnership), all)) console.log(line);
  return 0;
};

const run = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean', default: false }, table: { type: 'string' } },
  });
  const [partnership, ...more] = positionals;
  if (partnership === undefined || more.length > 0) {
    console.error(usage);
    return 2;
  }
  const place = values.table === undefined ? onThisMachine() : await inTheCloud(values.table);
  try {
    return await tell(place, partnership, values.all);
  } finally {
    place.close();
  }
};

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
