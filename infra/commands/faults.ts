/**
 * `npm run faults`: everything that is listed in faults/list.ts is made to happen, and a table says what was observed. A
 * fault passes when it has a test and every test of it passes. `-- --long` runs the long forms; `-- 16 17` only some.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type Fault, faults } from './faults/list.ts';

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
type Tried = { readonly number: number; readonly passed: boolean; readonly observed: string };

/** Test files that name a fault. */
const filesWithFaults = (): string[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .filter((name) => /\bfault\(\s*\d+,|['`"]fault \d+: /.test(readFileSync(join(root, 'test', name), 'utf8')))
    .map((name) => join('test', name));

const runTests = (numbers: readonly number[], long: boolean, report: string): Promise<void> =>
  new Promise((resolve) => {
    const named = numbers.length === 0 ? '\\d+' : `(${numbers.join('|')})`;
    const args = ['run', '--config', 'test/vitest.config.ts', '-t', `fault ${named}: `, '--reporter=json'];
    const child = spawn(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', ...args, `--outputFile=${report}`, ...filesWithFaults()],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, FAULTS: long ? 'long' : 'short' } },
    );
    child.on('close', () => resolve());
  });

const numberOf = (title: string): number => Number(/^fault (\d+): /.exec(title)?.[1] ?? 0);

const triedIn = (path: string): Tried[] => {
  const report = Report.parse(JSON.parse(readFileSync(path, 'utf8')));
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ title, status, failureMessages, meta }) => {
      if (numberOf(title) === 0 || (status !== 'passed' && status !== 'failed')) return [];
      const said = failureMessages?.[0]?.split('\n')[0] ?? '';
      const sentence = title.replace(/^fault \d+: /, '');
      const passed = status === 'passed';
      return [
        { number: numberOf(title), passed, observed: passed ? (meta?.observed ?? sentence) : `${sentence}: ${said}` },
      ];
    }),
  );
};

const cell = (text: string): string => text.replaceAll('|', '/').replace(/\s+/g, ' ');

const rowOf = ({ number, happens }: Fault, tried: readonly Tried[]): { line: string; passed: boolean } => {
  const own = tried.filter((one) => one.number === number);
  const passed = own.length > 0 && own.every((one) => one.passed);
  const shown = own.filter((one) => passed || !one.passed).map(({ observed }) => observed);
  const observed = own.length === 0 ? 'nothing answers this yet' : shown.join('; ');
  return { line: `| ${number} | ${cell(happens)} | ${cell(observed)} | ${passed ? 'pass' : 'FAIL'} |`, passed };
};

const main = async (): Promise<void> => {
  const given = process.argv.slice(2);
  const numbers = given.filter((arg) => /^\d+$/.test(arg)).map(Number);
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  const report = join(folder, 'report.json');
  try {
    await runTests(numbers, given.includes('--long'), report);
    const tried = triedIn(report);
    const rows = faults
      .filter((one) => numbers.length === 0 || numbers.includes(one.number))
      .map((one) => rowOf(one, tried));
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
