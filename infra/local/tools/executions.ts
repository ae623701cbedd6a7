/** For scripts that measure: how executions ended, and whether anything is still running. */
import { setTimeout as wait } from 'node:timers/promises';
import { statuses } from '../engine/execution.ts';
import type { Wired } from '../wire.ts';
import type { Moving } from './moving.ts';
import { jsonAnswer, type Tool } from './tool.ts';

const longestWaitMs = 30_000;

export const createExecutions = (wired: Wired, moving: Moving): Tool => {
  const { engine, mailbox, outside, countCommits, settled } = wired;

  /** The execution of that name as it is, or with `wait` when it has ended; 404 while there is none, 504 after 30 s. */
  const one = async (name: string, untilEnded: boolean) => {
    if (!untilEnded) {
      const description = engine.describe(name);
      return description ? jsonAnswer(description) : jsonAnswer({ name, status: 'UNKNOWN' }, 404);
    }
    const giveUp = new AbortController();
    const late = wait(longestWaitMs, undefined, { signal: giveUp.signal, ref: false }).catch(() => undefined);
    const ended = await Promise.race([engine.waitFor(name), late]);
    giveUp.abort();
    return ended ? jsonAnswer(ended) : jsonAnswer({ name, status: 'RUNNING' }, 504);
  };
  const idle = async () => {
    while (moving.progress()) await wait(20);
    await settled();
    return jsonAnswer({
      idle: true,
      now: outside.clock.now().toISOString(),
      transitions: engine.transitions(),
      mails: mailbox?.count() ?? 0,
      commits: countCommits(),
    });
  };

  /** Newest first, at most 100; `workflow`, `status`; `below`: the id of the last one on the page before. */
  const list = (query: URLSearchParams) => {
    const [workflow, below] = [query.get('workflow'), query.get('below')];
    const status = statuses.find((known) => known === query.get('status'));
    return engine.list({
      ...(workflow !== null && { workflow }),
      ...(status !== undefined && { status }),
      ...(below !== null && { below: Number(below) }),
    });
  };

  return async ({ method, segments, query }) => {
    const [tool] = segments;
    if (method !== 'GET' || segments.length !== 1) return undefined;
    if (tool === 'idle.json') return idle();
    if (tool !== 'executions.json') return undefined;
    const name = query.get('name');
    return name === null ? jsonAnswer(list(query)) : one(name, query.get('wait') === '1');
  };
};
