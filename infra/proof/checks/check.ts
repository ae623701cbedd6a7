/**
 * `npm run check`: types, lint, import boundaries, dead code, generated files, the lock file. Every check runs, whatever the
 * others say; what failed is printed whole, and the exit code is 1.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { tablesThatEnd } from '../../../functions/domain/diary/national-dates.ts';
import { londonDate } from '../../../functions/domain/london.ts';
import { askedFaults } from '../../papers/asked.ts';
import { staleFiles } from './generated.ts';
import { lockFaults } from './lock.ts';
import { factFaults } from './stated-facts.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

type Check = { readonly name: string; readonly command: readonly [string, ...string[]] };

/** Paths from the root; all are run by this Node, whatever the machine's own. */
const checks: readonly Check[] = [
  { name: 'types', command: ['typescript-native/bin/tsc', '--noEmit'] },
  {
    name: 'format and lint',
    command: [
      '@biomejs/biome/bin/biome',
      'check',
      '--config-path=infra/proof/checks/biome.json',
      '--error-on-warnings',
      '.',
    ],
  },
  {
    name: 'lint with types',
    command: [
      'oxlint/bin/oxlint',
      '--config=infra/proof/checks/oxlint.json',
      '--type-aware',
      '--deny-warnings',
      'functions',
      'infra',
      'test',
      'workflows',
    ],
  },
  {
    name: 'import boundaries',
    command: [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      'infra/proof/checks/dependency-cruiser.cjs',
      'functions',
      'infra',
      'workflows',
    ],
  },
  { name: 'dead code', command: ['knip/bin/knip.js', '--config', 'infra/proof/checks/knip.json', '--no-config-hints'] },
];

const run = ({ name, command }: Check): Promise<boolean> =>
  new Promise((resolve) => {
    const [script, ...args] = command;
    const child = spawn(process.execPath, [`node_modules/${script}`, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`);
      if (code !== 0) console.log(Buffer.concat(output).toString());
      resolve(code === 0);
    });
  });

/** Checks of our own: each gives a line a fault. */
const ownChecks: readonly { readonly name: string; readonly faults: () => readonly string[] }[] = [
  {
    name: 'generated files up to date',
    faults: () => staleFiles().map(({ file, command }) => `${file} is out of date: run ${command}`),
  },
  { name: 'what was asked for is where its list says', faults: () => askedFaults() },
  { name: 'what documents say about the code', faults: () => factFaults() },
  { name: 'lock file complete for every platform', faults: lockFaults },
];

const holds = ({ name, faults }: (typeof ownChecks)[number]): boolean => {
  const found = faults();
  console.log(`${found.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const line of found) console.log(line);
  return found.length === 0;
};

let passed = 0;
let failed = 0;
for (const check of checks) {
  if (await run(check)) passed += 1;
  else failed += 1;
}
for (const check of ownChecks) {
  if (holds(check)) passed += 1;
  else failed += 1;
}
/** A table that ends is no fault of whoever runs the check: it is told in good time, and again when it has ended. */
for (const { of, on, past } of tablesThatEnd(londonDate(new Date())))
  console.log(`note   the table of ${of.replace('-', ' ')} ${past ? 'ended' : 'ends'} on ${on}: it is to be continued`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
