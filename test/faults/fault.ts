/**
 * A test of one line of the list of faults. What it returns is what was observed, in a few words, for the table that
 * `npm run faults` prints.
 *
 *   fault(16, 'a form from another site is refused', async () => {
 *     expect(status).toBe(403);
 *     return `${status}`;
 *   });
 */
import { it } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    observed?: string;
  }
}

export const fault = (
  number: number,
  sentence: string,
  run: () => Promise<string> | string,
  timeoutMs?: number,
): void =>
  it(
    `fault ${number}: ${sentence}`,
    async ({ task }) => {
      task.meta.observed = await run();
    },
    timeoutMs,
  );

/** The long form was asked for: `npm run faults -- --long`. */
export const isLong = process.env.FAULTS === 'long';
