/**
 * `npm run replay -- --all | --partnership ID | --effect ID [--dry-run] [--table TABLE]`: puts what was set aside back to be
 * tried, and starts what had stopped. On one machine in DATA_DIR, also while the system runs; with --table in the cloud.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { clockInDatabase } from '../../functions/adapters/local/clock.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { type ReplayWanted, replay, type SetAside } from '../../functions/delivery/replay.ts';
import type { Outside } from '../../functions/ports.ts';
import { databaseIn, folderAsked, NoDataFolder } from '../local/data-folder.ts';
import { stoppedIn } from '../local/stopped.ts';

const usage = 'npm run replay -- --all | --partnership ID | --effect ID   [--dry-run]   [--table TABLE, for the cloud]';

type Needs = Pick<Outside, 'store' | 'clock' | 'log'>;
type Stopped = {
  readonly name: string;
  readonly partnership: string | undefined;
  readonly since: string;
  readonly status: string;
  readonly lost?: string | undefined;
  go(): Promise<boolean>;
};
type Place = {
  readonly needs: Needs;
  readonly stopped: () => AsyncIterable<Stopped> | Iterable<Stopped>;
  readonly soon: string;
  close(): void;
};

const silent: Outside['log'] = () => undefined;

const onThisMachine = (): Place => {
  const folder = folderAsked();
  if (!existsSync(databaseIn(folder))) throw new NoDataFolder(folder);
  const db = openDatabase(databaseIn(folder));
  const needs = { store: createSqliteStore({ db }), clock: clockInDatabase(db), log: silent };
  return {
    needs,
    stopped: () => stoppedIn(db, needs.store, needs.clock).map((one) => ({ ...one, go: () => one.startAnew() })),
    soon: 'Within a minute it is tried, if the system runs; else at its next start.',
    close: () => db.close(),
  };
};

const inTheCloud = async (table: string): Promise<Place> => {
  const { cloudTable, cloudStopped } = await import('../cloud/move-table.ts');
  const { store, clock } = cloudTable(table);
  return {
    needs: { store, clock, log: silent },
    stopped: async function* () {
      for await (const one of cloudStopped()) yield { ...one, go: () => one.redrive().then(() => true) };
    },
    soon: 'Within five minutes it is tried.',
    close: () => undefined,
  };
};

const wantedBy = (given: { all?: boolean; partnership?: string; effect?: string }): ReplayWanted | undefined => {
  const { all, partnership, effect } = given;
  if ([all === true, partnership !== undefined, effect !== undefined].filter(Boolean).length !== 1) return undefined;
  if (partnership !== undefined) return { which: 'partnership', partnership };
  return effect === undefined ? { which: 'all' } : { which: 'effect', effect };
};

const lineFor = ({ effect, kind, partnership, since, because }: SetAside, ended: string): string =>
  `${kind} ${effect}${partnership === undefined ? '' : ` of ${partnership}`}, set aside ${since}: ${ended} (${because})`;

const restart = async (place: Place, wanted: ReplayWanted, dryRun: boolean): Promise<number> => {
  if (wanted.which === 'effect') return 0;
  let count = 0;
  for await (const one of place.stopped()) {
    if (wanted.which === 'partnership' && one.partnership !== wanted.partnership) continue;
    const ended =
      one.lost ?? (dryRun ? 'would be started again' : (await one.go()) ? 'started again' : 'is being started');
    if (one.lost === undefined) count += 1;
    console.log(`workflow ${one.name}, ${one.status} ${one.since}: ${ended}`);
  }
  return count;
};

const run = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      all: { type: 'boolean' },
      partnership: { type: 'string' },
      effect: { type: 'string' },
      table: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const wanted = wantedBy(values);
  if (!wanted) {
    console.error(usage);
    return 2;
  }
  const dryRun = values['dry-run'];
  const place = values.table === undefined ? onThisMachine() : await inTheCloud(values.table);
  try {
    const effects = await replay(place.needs, wanted, {
      dryRun,
      tell: (aside, ended) => console.log(lineFor(aside, ended)),
    });
    const workflows = await restart(place, wanted, dryRun);
    const would = dryRun ? 'would be ' : '';
    console.log(
      `${effects} ${would}put back, ${workflows} workflows ${would}started again. ${dryRun ? '' : place.soon}`.trim(),
    );
    return wanted.which === 'effect' && effects === 0 ? 1 : 0;
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
