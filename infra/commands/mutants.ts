/**
 * `npm run mutants`: draws 150 small faults by a fixed seed from the rules, the use cases of asking, the records and the
 * engine, adds those that are tried by name, puts each into a copy of the project, and runs the tests that name its file, then all that reach it. Fails when fewer than
 * 85 % are noticed; one whose tests take too long is not counted as noticed. `--count 20 --seed 7` draws others.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { whenEnded } from '../proof/emulators/when-ended.ts';
import { drawn, type Mutant, mutantsIn, mutated } from '../proof/mutants/mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = ['functions/domain', 'functions/asking', 'functions/records', 'infra/local/engine'];
/** Where a browser or a cloud is needed, or a year is lived: what they notice, a smaller test should. */
const leftOut = [
  'test/journeys/**',
  'test/cloud/**',
  'test/browser.test.ts',
  'test/pages/gallery.test.ts',
  'test/move/**',
];
const share = 0.85;
const longestMs = 900_000;

const { values } = parseArgs({
  options: { count: { type: 'string', default: '150' }, seed: { type: 'string', default: '20261130' } },
});
const files = rooms.flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => join(room, path))
    .toSorted(),
);
const all = files.flatMap((file) => mutantsIn(file, readFileSync(join(root, file), 'utf8')));
/** Lost what fell due on a day that nobody swept, and no test noticed: tried each time, whatever the seed draws. */
const named = all.filter(
  ({ file, was, by }) => file === 'functions/asking/daily-sweep.ts' && was === '>' && by === '!==',
);
if (named.length === 0) throw new Error('the faults that are tried by name are no longer in the code');
const others = drawn(all, Number(values.count), Number(values.seed)).filter((one) => !named.includes(one));
const chosen = [...named, ...others];

const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
whenEnded(() => rmSync(copy, { recursive: true, force: true }));
/** What is made, kept or not ours. */
const notCopied = ['node_modules', '.git', '.build', 'data'];
for (const name of readdirSync(root))
  if (!notCopied.includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

/** Every test file with its text, to find those that name a file. */
const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.test\.tsx?$/.test(path))
  .map((path) => ({ path: join('test', path), text: readFileSync(join(root, 'test', path), 'utf8') }));
const isLeftOut = (path: string): boolean =>
  leftOut.some((pattern) => path === pattern || (pattern.endsWith('/**') && path.startsWith(pattern.slice(0, -2))));
/** Those that import the file by name: they notice most faults, in seconds. */
const nearest = (file: string): readonly string[] =>
  tests
    .filter(({ path, text }) => text.includes(`/${file.split('/').slice(1).join('/')}'`) && !isLeftOut(path))
    .map(({ path }) => path);

type Fate = 'dies' | 'survives' | 'takes too long';

const vitest = (args: readonly string[]): Fate => {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', ...args, '--bail=1', '--config=test/vitest.config.ts'],
    { cwd: copy, stdio: 'ignore', timeout: longestMs, killSignal: 'SIGKILL' },
  );
  if (status === null) return 'takes too long';
  return status === 0 ? 'survives' : 'dies';
};

const fateOf = ({ file }: Mutant): Fate => {
  const near = nearest(file);
  const first = near.length === 0 ? 'survives' : vitest(['run', ...near]);
  return first === 'survives'
    ? vitest(['related', file, '--run', ...leftOut.map((path) => `--exclude=${path}`)])
    : first;
};

/** Without a fault nothing may be noticed; otherwise each fault would seem to be, and the share would say nothing. */
const isSound = (): boolean => chosen.length === 0 || fateOf(chosen[0] as Mutant) === 'survives';
if (!isSound()) throw new Error('the tests fail without any fault: run them first');

let died = 0;
console.log(`${chosen.length} of ${all.length} mutants, seed ${values.seed}`);
for (const mutant of chosen) {
  const path = join(copy, mutant.file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, mutated(text, mutant));
  const fate = fateOf(mutant);
  writeFileSync(path, text);
  if (fate === 'dies') died += 1;
  console.log(`${fate}: ${mutant.file}:${mutant.line} ${mutant.was} became ${mutant.by}`);
}
const soundAtTheEnd = isSound();
rmSync(copy, { recursive: true, force: true });
if (!soundAtTheEnd) throw new Error('the tests fail by now without any fault: what was counted says nothing');
console.log(`${died} of ${chosen.length} mutants die: ${Math.round((100 * died) / Math.max(1, chosen.length))} %`);
if (died < share * chosen.length) process.exitCode = 1;
