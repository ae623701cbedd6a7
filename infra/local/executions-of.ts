/** Every execution of one partnership on one machine, from its first day, while the system runs or not. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { describe } from './engine/description.ts';
import { executionArn } from './engine/execution.ts';
import { createExecutionStore } from './engine/execution-store.ts';

const Input = z.record(z.string(), z.unknown()).catch({});
const atOnce = 200;
const utc = (ms: number): string => new Date(ms).toISOString();

export function* executionsHere(db: DatabaseSync, partnership: string) {
  const store = createExecutionStore(db);
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page = store.list({ status: undefined, workflow: undefined, below, limit: atOnce });
    for (const execution of page) {
      const input = Input.parse(execution.input);
      if (input.partnership !== partnership) continue;
      const { name, workflow, status, startedAt, stoppedAt, at } = describe(execution);
      yield {
        id: executionArn(execution),
        name,
        workflow,
        status,
        since: utc(startedAt),
        ended: stoppedAt === undefined ? undefined : utc(stoppedAt),
        input,
        at: at.map(({ state, since }) => ({ state, since: utc(since) })),
      };
    }
    const last = page.at(-1);
    if (!last || page.length < atOnce) return;
    below = last.id;
  }
}
