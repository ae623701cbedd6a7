/**
 * `npm run bench:cold`: how large each bundle is, and how long a new process takes to load it, beside a floor that is built
 * with the same settings in the same run. The last line is JSON.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle, bundleNames, makeBundles, writeFolder } from '../cloud/bundles.ts';

const runs = 20;
const mostKiB = 530;
const mostTimesFloor = 1.15;
/** Bundles that somebody waits for. */
const waitedFor: ReadonlySet<string> = new Set(['web']);

type Measured = { readonly name: string; readonly kib: number; readonly ms: number; readonly timesFloor: number };

/** What a Lambda process has before it loads a bundle. */
const environment = {
  PATH: process.env.PATH ?? '',
  AWS_REGION: 'eu-west-2',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  // Nobody listens there: what a function begins by itself as it starts has no answer before it is measured.
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  TABLE_NAME: 'bench',
  PUBLIC_URL: 'https://bench.example',
  SENDER_NAME: 'Bench',
  SENDER_ADDRESS: 'bench@bench.example',
  LINK_KEY_NUMBER: '1',
  STYLESHEET: '/assets/app.css',
};

/** Of all code, also of that which waits to be asked for. */
const sizeOf = (path: string): number =>
  readdirSync(path)
    .filter((name) => name.endsWith('.js'))
    .reduce((sum, name) => sum + statSync(join(path, name)).size, 0);

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
const rounded = (number: number): number => Math.round(number * 100) / 100;

const folder = mkdtempSync(join(tmpdir(), 'bench-cold-'));
try {
  const bundled = await makeBundles();
  const floor = join(folder, 'floor');
  writeFolder(floor, (await bundle('infra/proof/bench/least-function.ts')).files);
  const paths = new Map([
    ['floor', floor],
    ...bundleNames.map((name): [string, string] => [name, bundled.folderOf(name)]),
  ]);
  const loader = join(folder, 'load.cjs');
  const code = `const from = performance.now(); require(process.argv[2]);
    setImmediate(() => { process.stdout.write(String(performance.now() - from)); process.exit(0); });`;
  writeFileSync(loader, code);

  const load = async (path: string): Promise<number> =>
    Number(
      (await promisify(execFile)(process.execPath, [loader, join(path, 'index.js')], { env: environment })).stdout,
    );

  const times = new Map([...paths.keys()].map((name): [string, number[]] => [name, []]));
  // Turn by turn, so that what else the machine does meanwhile falls on all of them.
  for (let run = 0; run < runs; run += 1) {
    for (const [name, path] of paths) times.get(name)?.push(await load(path));
  }
  const floorMs = median(times.get('floor') ?? []);
  const measured = [...paths].map(([name, path]): Measured => {
    const ms = median(times.get(name) ?? []);
    return { name, kib: Math.round(sizeOf(path) / 1024), ms: rounded(ms), timesFloor: rounded(ms / floorMs) };
  });

  for (const { name, kib, ms, timesFloor } of measured) {
    console.log(
      `${name.padEnd(14)}${String(kib).padStart(5)} KiB ${ms.toFixed(1).padStart(7)} ms  ${timesFloor.toFixed(2)} × the floor`,
    );
  }
  const tooLarge = measured.filter(({ kib }) => kib > mostKiB).map(({ name }) => name);
  const tooSlow = measured
    .filter(({ name, timesFloor }) => waitedFor.has(name) && timesFloor > mostTimesFloor)
    .map(({ name }) => name);
  if (tooLarge.length > 0) console.log(`Over ${mostKiB} KiB: ${tooLarge.join(', ')}`);
  if (tooSlow.length > 0) console.log(`Slower than ${mostTimesFloor} × the floor: ${tooSlow.join(', ')}`);
  console.log(JSON.stringify({ runs, floor: measured[0], bundles: measured.slice(1), tooLarge, tooSlow }));
  process.exitCode = tooLarge.length + tooSlow.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
