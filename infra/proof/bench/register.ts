/** The register of schools: taking in a file of 51,128 rows and 135 columns, searching it, and looking around a school. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openRegisterFile, registerFileIn } from '../../../functions/adapters/local/register-file.ts';
import { makeRegister } from './made-register.ts';

const rows = 51_128;

/** In a process of its own, as people call it: its time, and the most memory that it held. */
const importInOwnProcess = async (file: string, folder: string): Promise<{ seconds: number; megabytes: number }> => {
  const began = performance.now();
  const code = `
    import { importRegister, registerPlaceIn } from ${JSON.stringify(new URL('../../register/import-register.ts', import.meta.url).href)};
    await importRegister(${JSON.stringify(file)}, registerPlaceIn(${JSON.stringify(folder)}));
    console.log(process.resourceUsage().maxRSS);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (piece) => {
    out += String(piece);
  });
  const [status] = (await once(child, 'exit')) as [number];
  if (status !== 0) throw new Error('the register was not taken in');
  return { seconds: (performance.now() - began) / 1000, megabytes: Number(out.trim()) / 1024 };
};

/** Milliseconds of each call, shortest first. */
const times = <T>(inputs: readonly T[], look: (input: T) => unknown): number[] =>
  inputs
    .map((input) => {
      const began = performance.now();
      look(input);
      return performance.now() - began;
    })
    .toSorted((one, other) => one - other);

const at = (sorted: readonly number[], share: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));

const typed = [
  'st mary',
  "saint aldwyn's",
  'ashby primary',
  'a',
  'church of england',
  'chateau',
  'es1 1ab',
  'high sch',
];

export const register = async (): Promise<Readonly<Record<string, unknown>>> => {
  const folder = await mkdtemp(join(tmpdir(), 'register-'));
  const file = join(folder, 'edubasealldata20261101.csv');
  try {
    await makeRegister(file, rows);
    const taken = await importInOwnProcess(file, folder);
    const packed = await readFile(registerFileIn(folder));
    const began = performance.now();
    const schools = await openRegisterFile(registerFileIn(folder));
    const loading = performance.now() - began;
    if (!schools) throw new Error('nothing is held');
    schools.find('warm');
    const searches = times(
      Array.from({ length: 400 }, (_, index) => typed[index % typed.length] ?? ''),
      (words) => schools.find(words),
    );
    const near = times(
      Array.from({ length: 400 }, (_, index) => ({ easting: 300_000 + 700 * index, northing: 100_000 + 900 * index })),
      (place) => schools.near(place, 20),
    );
    return {
      register_import_s: Number(taken.seconds.toFixed(2)),
      register_import_mb: Math.round(taken.megabytes),
      register_open: schools.count,
      register_held_mb: Number((packed.length / 1e6).toFixed(1)),
      register_loads_ms: Math.round(loading),
      register_search_p50_ms: at(searches, 0.5),
      register_search_p99_ms: at(searches, 0.99),
      register_near_p50_ms: at(near, 0.5),
      register_near_p99_ms: at(near, 0.99),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
};
