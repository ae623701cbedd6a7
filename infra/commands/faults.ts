/**
 * `npm run faults`: everything that is listed in faults/list.ts is made to happen, and a table says what was observed. A
 * fault passes when it has a test and every test of it passes. Below it, the soaks: what only many people or many orders
 * show. `-- --long` runs the long forms, which take most of an hour; `-- 16 17` only some faults; `-- soak`
 * only the soaks; `-- attack` only those who try to work out what is hidden.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type Fault, faults, faultsSince } from '../proof/faults.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
          meta: z.object({ observed: z.string().optional() }).optional(),
        }),
      ),
    }),
  ),
});
/** `label` is the number of a fault, `soak` or `attack`. */
type Tried = {
  readonly label: string;
  readonly sentence: string;
  readonly passed: boolean;
  readonly observed: string;
};

/** Test files that name a fault. */
const filesWithFaults = (): string[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .filter((name) =>
      /\bfault\(\s*\d+,|['`"]fault \d+: |\b(?:soak|attack)\(/.test(readFileSync(join(root, 'test', name), 'utf8')),
    )
    .map((name) => join('test', name));

const titles = (labels: readonly string[]): string => {
  if (labels.length === 0) return '(fault \\d+|soak|attack): ';
  return `(${labels.map((label) => (/^\d+$/.test(label) ? `fault ${label}` : label)).join('|')}): `;
};

const runTests = (labels: readonly string[], long: boolean, report: string): Promise<void> =>
  new Promise((resolve) => {
    const args = ['run', '--config', 'test/vitest.config.ts', '-t', titles(labels), '--reporter=json'];
    const child = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', ...args, `--outputFile=${report}`, ...filesWithFaults()],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, FAULTS: long ? 'long' : 'short' } },
    );
    child.on('close', () => resolve());
  });

const triedIn = (path: string): Tried[] => {
  const report = Report.parse(JSON.parse(readFileSync(path, 'utf8')));
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ title, status, failureMessages, meta }) => {
      const [, label = '', sentence = ''] = /^(?:fault )?(\d+|soak|attack): (.*)$/s.exec(title) ?? [];
      if (sentence === '' || (status !== 'passed' && status !== 'failed')) return [];
      const passed = status === 'passed';
      const said = failureMessages?.[0]?.split('\n')[0] ?? '';
      const observed = passed ? (meta?.observed ?? sentence) : `${sentence}: ${said}`;
      return [{ label, sentence, passed, observed }];
    }),
  );
};

const cell = (text: string): string => text.replaceAll('|', '/').replace(/\s+/g, ' ');

type Row = { readonly line: string; readonly passed: boolean };

const row = (label: string, happens: string, observed: string, passed: boolean): Row => ({
  line: `| ${label} | ${cell(happens)} | ${cell(observed)} | ${passed ? 'pass' : 'FAIL'} |`,
  passed,
});

const rowOf = ({ number, happens }: Fault, tried: readonly Tried[]): Row => {
  const own = tried.filter(({ label }) => label === String(number));
  const passed = own.length > 0 && own.every((one) => one.passed);
  const shown = own.filter((one) => passed || !one.passed).map(({ observed }) => observed);
  return row(String(number), happens, own.length === 0 ? 'nothing answers this yet' : shown.join('; '), passed);
};

const namedRow = ({ label, sentence, observed, passed }: Tried): Row => row(label, sentence, observed, passed);

const main = async (): Promise<void> => {
  const given = process.argv.slice(2);
  const labels = given.filter((arg) => /^(\d+|soak|attack)$/.test(arg));
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  const report = join(folder, 'report.json');
  try {
    await runTests(labels, given.includes('--long'), report);
    const tried = triedIn(report);
    const rows = [
      ...[...faults, ...faultsSince.filter(({ number }) => tried.some(({ label }) => label === String(number)))]
        .filter(({ number }) => labels.length === 0 || labels.includes(String(number)))
        .map((one) => rowOf(one, tried)),
      ...tried.filter(({ label }) => label === 'soak' || label === 'attack').map(namedRow),
    ];
    console.log('| # | what happens | what was observed | |\n| --- | --- | --- | --- |');
    for (const { line } of rows) console.log(line);
    const passed = rows.filter((row) => row.passed).length;
    console.log(`${passed} passed, ${rows.length - passed} failed`);
    process.exitCode = passed === rows.length ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

await main();
