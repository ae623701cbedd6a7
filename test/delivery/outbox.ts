/** An outbox with something in it, and handlers that count. */
import { type EffectHandlers, workflowHandlers } from '../../functions/delivery/handlers.ts';
import type { Effect } from '../../functions/domain/effect.ts';
import type { TestOutside } from '../builders/outside.ts';

export const start = '2027-01-14T09:00:00.000Z';

export const aMail = (id: string, at = start, to = `person-of-${id}`): Effect => ({
  id,
  at,
  payload: { kind: 'mail', partnership: 'wendle', template: 'ask', to },
});
export const aRing = (id: string, at = start): Effect => ({
  id,
  at,
  payload: { kind: 'ring', token: `token-of-${id}`, output: { settled: true } },
});
export const aFanOut = (id: string, people: readonly string[]): Effect => ({
  id,
  at: start,
  payload: { kind: 'mail-many', partnership: 'wendle', template: 'briefing', to: [...people], request: 'r1' },
});

/** Handlers whose mails fail for the people named, and are otherwise counted. */
export const someHandlers = (outside: TestOutside, failing: ReadonlySet<string> = new Set()) => {
  const mailed: string[] = [];
  const tasks: { task: string; input: Readonly<Record<string, unknown>> }[] = [];
  const handlers: EffectHandlers = {
    ...workflowHandlers(outside),
    mail: async ({ to }) => {
      if (failing.has(to)) throw new RangeError(`550 <${to}@school.example> unknown`);
      mailed.push(to);
    },
    task: async ({ task, input }) => {
      tasks.push({ task, input });
    },
  };
  return { handlers, mailed, tasks };
};

export const waiting = async (outside: TestOutside, partition = 'outbox') =>
  (await outside.store.query({ index: 'due', partition })).items;
