import { readFileSync } from 'node:fs';
import { type ConformanceCase, casesSchema } from '../local/engine/conformance/case-format.ts';
import { differences } from '../local/engine/conformance/compare.ts';
import { runCase } from '../local/engine/conformance/run-case.ts';

/** `npm run conformance -- FILE`: runs every case of a file on the engine, and says in what it differs from the service. */
type Verdict = { given: ConformanceCase; problems: string[] };

async function judge(given: ConformanceCase): Promise<Verdict> {
  try {
    return { given, problems: differences(given, await runCase(given)) };
  } catch (error) {
    return { given, problems: [error instanceof Error ? error.message : String(error)] };
  }
}

function tally(verdicts: Verdict[]): string {
  const failed = verdicts.filter(({ problems }) => problems.length > 0).length;
  return `${verdicts.length - failed} passed, ${failed} failed`;
}

function printFailure({ given, problems }: Verdict): void {
  console.log(`FAILED ${given.name}`);
  for (const problem of problems) console.log(`  ${problem}`);
  if (given.doubtful !== undefined) console.log(`  The case is doubtful: ${given.doubtful}`);
}

const file = process.argv[2];
if (file === undefined) {
  console.error('Say which file of cases to run: npm run conformance -- FILE');
  process.exit(2);
}
const verdicts: Verdict[] = [];
for (const given of casesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))) verdicts.push(await judge(given));
const failed = verdicts.filter(({ problems }) => problems.length > 0);
for (const verdict of failed) printFailure(verdict);
console.log(`Recorded from the service: ${tally(verdicts.filter(({ given }) => given.adapted === undefined))}`);
console.log(`Adapted by hand:           ${tally(verdicts.filter(({ given }) => given.adapted !== undefined))}`);
console.log(tally(verdicts));
process.exitCode = failed.length === 0 ? 0 : 1;
