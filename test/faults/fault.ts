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

type Run = () => Promise<string> | string;

const observed = (title: string, run: Run, timeoutMs?: number): void =>
  it(
    title,
    async ({ task }) => {
      task.meta.observed = await run();
    },
    timeoutMs,
  );

export const fault = (number: number, sentence: string, run: Run, timeoutMs?: number): void =>
  observed(`fault ${number}: ${sentence}`, run, timeoutMs);

/** What no single line of the list names: very many people, or very many orders. A row of its own in the table. */
export const soak = (sentence: string, run: Run, timeoutMs?: number): void =>
  observed(`soak: ${sentence}`, run, timeoutMs);

/** Somebody who tries to work out what is hidden: `npm run faults -- attack`. */
export const attack = (sentence: string, run: Run, timeoutMs?: number): void =>
  observed(`attack: ${sentence}`, run, timeoutMs);

/** The long form was asked for: `npm run faults -- --long`. */
export const isLong = process.env.FAULTS === 'long';
