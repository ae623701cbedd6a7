/** `npm run conformance -- FILE`: runs every case of a file on the engine, and says where it differs from the service. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { caseSchema } from '../local/engine/conformance/case-format.ts';
import { differences } from '../local/engine/conformance/compare.ts';
import { runCase } from '../local/engine/conformance/run-case.ts';

type Verdict = { name: string; problems: string[]; adapted: boolean; doubtful: string | undefined };

/** What can be said of a case even when the rest of it cannot be read. */
const headSchema = z.looseObject({
  name: z.string().default('a case without a name'),
  adapted: z.unknown().optional(),
  doubtful: z.string().optional(),
});

async function judge(written: unknown): Promise<Verdict> {
  const { name, adapted, doubtful } = headSchema.parse(written);
  return { name, adapted: adapted !== undefined, doubtful, problems: await problemsOf(written) };
}

async function problemsOf(written: unknown): Promise<string[]> {
  const given = caseSchema.safeParse(written);
  if (!given.success) return [`The case cannot be read: ${z.prettifyError(given.error)}`];
  try {
    return differences(given.data, await runCase(given.data));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function tally(verdicts: Verdict[]): string {
  const failed = verdicts.filter(({ problems }) => problems.length > 0).length;
  return `${verdicts.length - failed} passed, ${failed} failed`;
}

function printFailure({ name, problems, doubtful }: Verdict): void {
  console.log(`FAILED ${name}`);
  for (const problem of problems) console.log(`  ${problem}`);
  if (doubtful !== undefined) console.log(`  The case is doubtful: ${doubtful}`);
}

const file = process.argv[2];
if (file === undefined) {
  console.error('Say which file of cases to run: npm run conformance -- FILE');
  process.exit(2);
}
const verdicts: Verdict[] = [];
for (const written of z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')))) {
  verdicts.push(await judge(written));
}
const failed = verdicts.filter(({ problems }) => problems.length > 0);
for (const verdict of failed) printFailure(verdict);
console.log(`Recorded from the service: ${tally(verdicts.filter(({ adapted }) => !adapted))}`);
console.log(`Adapted by hand:           ${tally(verdicts.filter(({ adapted }) => adapted))}`);
console.log(tally(verdicts));
process.exitCode = failed.length === 0 ? 0 : 1;
