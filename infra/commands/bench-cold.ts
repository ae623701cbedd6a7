/**
 * `npm run bench:cold [RUNS]`: what somebody waits for who is the first to ask a new process, for one page of each kind. The
 * demonstration year is lived through the bundles first, so that the pages, the keys behind links and what every function is
 * told are as in the cloud. Beside each page stands the least function that could be, in the same run: processor time is
 * given as times that floor. The last line is JSON.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantAt } from '../../functions/domain/london.ts';
import { bundle, writeFolder } from '../cloud/bundles.ts';
import { loadPartnershipFile } from '../partnerships/load.ts';
import { coldPages, eventFor } from '../proof/bench/cold-pages.ts';
import { type Cold, type Measured, openColdProcess } from '../proof/bench/cold-process.ts';
import { demonstrationInBundles } from '../proof/bundle-year/demonstration-in-bundles.ts';
import { type RunningBundles, runBundles } from '../proof/bundle-year/running-bundles.ts';
import { liveTheYear } from '../proof/demonstration/story.ts';
import { hasDynamoDbEmulator } from '../proof/emulators/dynamodb.ts';

const lead = 'dan-okoro';
const mostTimesFloor = 1.15;
const mostFiles = 12;

type Row = { readonly name: string } & Measured;

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
const rounded = (number: number): number => Math.round(number * 100) / 100;

const rowOf = (name: string, runs: readonly Measured[]): Row => {
  const [first] = runs;
  if (!first) throw new Error(`${name} was not measured`);
  const middle = (what: 'startMs' | 'answerMs') => median(runs.map((run) => run[what]));
  return { name, ...first, startMs: middle('startMs'), answerMs: middle('answerMs') };
};

const lived = async (folder: string): Promise<{ bundles: RunningBundles; partnership: string }> => {
  const { files } = await loadPartnershipFile('infra/partnerships/wendle-valley.yaml');
  const file = files[0]?.value;
  if (file?.localClock === undefined) throw new Error('the demonstration has no first day');
  const { localClock: firstDay, ...real } = file;
  const bundles = await runBundles(folder, instantAt(firstDay, '09:00'));
  const partnership = real.partnership.id;
  await bundles.bringIn(real);
  await bundles.settled();
  await liveTheYear(demonstrationInBundles({ bundles, partnership, firstDay, tell: () => undefined }));
  await bundles.settled();
  return { bundles, partnership };
};

const measureAll = async (folder: string, runs: number): Promise<Row[]> => {
  const { bundles, partnership } = await lived(folder);
  try {
    const { path, environment } = bundles.functionNamed('FunctionsPages');
    const aheadMs = bundles.now().getTime() - Date.now();
    const floor = join(folder, 'floor');
    writeFolder(floor, (await bundle('infra/proof/bench/least-function.ts')).files);
    const pages = await coldPages(bundles, { partnership, lead });
    const asked: [string, Cold][] = [
      ['floor', { path: join(floor, 'index.js'), environment, event: { rawPath: '/' }, aheadMs }],
      ...pages.map((page): [string, Cold] => [page.name, { path, environment, event: eventFor(page), aheadMs }]),
    ];
    const measure = openColdProcess(folder);
    const found = new Map<string, Measured[]>(asked.map(([name]) => [name, []]));
    // Turn by turn, so that what else the machine does meanwhile falls on all of them.
    for (let run = 0; run < runs; run += 1) {
      for (const [name, cold] of asked) found.get(name)?.push(await measure(cold));
    }
    return [...found].map(([name, measured]) => rowOf(name, measured));
  } finally {
    await bundles.close();
  }
};

if (hasDynamoDbEmulator) {
  const runs = Number(process.argv[2] ?? 7);
  const folder = mkdtempSync(join(tmpdir(), 'bench-cold-'));
  try {
    const [floor, ...pages] = await measureAll(folder, runs);
    if (!floor) throw new Error('nothing was measured');
    console.log(`${'page'.padEnd(28)}status    KiB  files   start (× floor)  first answer (× floor)`);
    const told = [floor, ...pages].map((row) => {
      const start = rounded(row.startMs / floor.startMs);
      const answer = rounded(row.answerMs / floor.answerMs);
      const kib = Math.round(row.bytes / 1024);
      console.log(
        `${row.name.padEnd(28)}${String(row.status).padStart(6)}${String(kib).padStart(7)}${String(row.files).padStart(7)}` +
          `${row.startMs.toFixed(0).padStart(8)} ms ${start.toFixed(2)}${row.answerMs.toFixed(0).padStart(14)} ms ${answer.toFixed(2)}`,
      );
      return { name: row.name, status: row.status, kib, files: row.files, start, answer };
    });
    const start = rounded(median(pages.map(({ startMs }) => startMs)) / floor.startMs);
    const answer = rounded(median(pages.map(({ answerMs }) => answerMs)) / floor.answerMs);
    const files = Math.max(...pages.map((row) => row.files));
    console.log(`The middle of all pages: start ${start}, first answer ${answer}; the most files ${files}`);
    const floorMs = { start: rounded(floor.startMs), answer: rounded(floor.answerMs) };
    console.log(JSON.stringify({ runs, floorMs, start, answer, files, pages: told.slice(1) }));
    if (start > mostTimesFloor) console.log(`Starts slower than ${mostTimesFloor} × the floor`);
    if (files > mostFiles) console.log(`Reads more than ${mostFiles} files for a first answer`);
    process.exitCode = start > mostTimesFloor || files > mostFiles ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  console.log('left: the emulator of DynamoDB comes for Linux on x64 only');
}
