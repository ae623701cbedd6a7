import * as z from 'zod';
import { caseSchema } from './case-format.ts';
import { differences } from './compare.ts';
import { runCase } from './run-case.ts';

/** What there is to say about a file of cases. The last line is exactly `N passed, N failed`. */
export type Report = { lines: string[]; failed: number };

type Verdict = { name: string; problems: string[]; adapted: boolean; doubtful: string | undefined };

/** What can be said of a case even when the rest of it cannot be read. */
const headSchema = z.looseObject({
  name: z.string().default('a case without a name'),
  adapted: z.unknown().optional(),
  doubtful: z.string().optional(),
});

/** Runs every case, one after the other. None is skipped: one that cannot be read or run has failed. */
export const reportOn = async (cases: readonly unknown[]): Promise<Report> => {
  const verdicts: Verdict[] = [];
  for (const written of cases) verdicts.push(await judge(written));
  const failed = verdicts.filter(({ problems }) => problems.length > 0);
  const lines = [
    ...failed.flatMap(failureLines),
    `Recorded from the service: ${tally(verdicts.filter(({ adapted }) => !adapted))}`,
    `Adapted by hand:           ${tally(verdicts.filter(({ adapted }) => adapted))}`,
    tally(verdicts),
  ];
  return { lines, failed: failed.length };
};

const judge = async (written: unknown): Promise<Verdict> => {
  const { name, adapted, doubtful } = headSchema.parse(written);
  return { name, adapted: adapted !== undefined, doubtful, problems: await problemsOf(written) };
};

const problemsOf = async (written: unknown): Promise<string[]> => {
  const given = caseSchema.safeParse(written);
  if (!given.success) return [`The case cannot be read: ${z.prettifyError(given.error)}`];
  try {
    return differences(given.data, await runCase(given.data));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

const tally = (verdicts: Verdict[]): string => {
  const failed = verdicts.filter(({ problems }) => problems.length > 0).length;
  return `${verdicts.length - failed} passed, ${failed} failed`;
};

const failureLines = ({ name, problems, doubtful }: Verdict): string[] => {
  const doubt = doubtful === undefined ? [] : [`  The case is doubtful: ${doubtful}`];
  return [`FAILED ${name}`, ...problems.map((problem) => `  ${problem}`), ...doubt];
};
