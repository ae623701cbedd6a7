import type { Description } from './description.ts';

/** Those who wait for an execution to end, by its name. */
export const createEndWaiters = () => {
  const waiting = new Map<string, ((description: Description) => void)[]>();
  return {
    of(name: string): Promise<Description> {
      return new Promise((resolve) => waiting.set(name, [...(waiting.get(name) ?? []), resolve]));
    },
    tell(description: Description): void {
      const resolvers = waiting.get(description.name) ?? [];
      waiting.delete(description.name);
      for (const resolve of resolvers) resolve(description);
    },
  };
};
