import type { Observation } from '../engine.ts';
import { bareName } from '../resource.ts';
import type { ConformanceCase, Reply } from './case-format.ts';

/** How the replies reach the engine that made the call. */
export type Callbacks = {
  now(): number;
  succeed(token: string, output: unknown): void;
  fail(token: string, error: string | undefined, cause: string | undefined): void;
};

/** Stands in for the functions of a case: answers calls as the case says, on its virtual clock. */
export function createReplies(tasks: ConformanceCase['tasks'], callbacks: Callbacks) {
  const sleeping: { until: number; wake: () => void }[] = [];
  const tokens: string[] = [];
  const resources = new Map<string, string>();

  /** The token that this call was given: the one found in its payload, else the oldest that no call has taken. */
  const tokenFor = (payload: unknown): string | undefined => {
    const written = JSON.stringify(payload) ?? '';
    const found = tokens.find((token) => written.includes(token)) ?? tokens[0];
    if (found !== undefined) tokens.splice(tokens.indexOf(found), 1);
    return found;
  };

  const reply = async (how: Reply, payload: unknown): Promise<unknown> => {
    switch (how.kind) {
      case 'echo':
        return payload;
      case 'value':
        return how.value;
      case 'repeat':
        return how.string.repeat(how.count);
      case 'error':
        throw Object.assign(new Error(how.errorMessage ?? ''), { name: how.errorType });
      case 'sleep':
        return sleep(callbacks.now() + how.seconds * 1000, payload);
      case 'callback-success':
      case 'callback-failure':
      case 'never':
        return callBack(how, tokenFor(payload));
    }
  };

  const sleep = (until: number, payload: unknown): Promise<unknown> =>
    new Promise((resolve) => sleeping.push({ until, wake: () => resolve(payload) }));

  const callBack = (how: Reply, token: string | undefined): Promise<unknown> => {
    if (token === undefined) return new Promise(() => {});
    setImmediate(() => {
      if (how.kind === 'callback-success') callbacks.succeed(token, how.output);
      if (how.kind === 'callback-failure') callbacks.fail(token, how.error ?? undefined, how.cause ?? undefined);
    });
    return Promise.resolve(null);
  };

  const answer = (name: string, resource: string | undefined, payload: unknown): Promise<unknown> => {
    const task = tasks.find(({ match }) => match.functionName === name || match.resource === (resource ?? name));
    if (task !== undefined) return reply(task.reply, payload);
    const error = new Error(`The case does not say how ${name} answers.`);
    return Promise.reject(Object.assign(error, { name: 'Lambda.ResourceNotFoundException' }));
  };

  return {
    invoke: (functionName: string, payload: unknown) => answer(functionName, resources.get(functionName), payload),
    invokeService: (resource: string, payload: unknown) => answer(resource, resource, payload),
    /** Learns tokens, and which Resource calls which function. */
    observe(observation: Observation): void {
      if (observation.kind !== 'scheduled') return;
      if (observation.token !== undefined) tokens.push(observation.token);
      const given = observation.arguments;
      const named = typeof given === 'object' && given !== null && 'FunctionName' in given ? given.FunctionName : '';
      if (typeof named === 'string') resources.set(bareName(named), observation.resource);
    },
    nextWake: () => (sleeping.length === 0 ? undefined : Math.min(...sleeping.map(({ until }) => until))),
    wakeDue(): void {
      const due = sleeping.filter(({ until }) => until <= callbacks.now());
      for (const sleeper of due) {
        sleeping.splice(sleeping.indexOf(sleeper), 1);
        sleeper.wake();
      }
    },
  };
}
