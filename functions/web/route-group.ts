/** Routes whose code is loaded when the first of them is asked for: a process starts with no page that nobody wants. */
import type { Route } from './route.ts';
import { createRouter, type Found } from './router.ts';

export type RouteGroup = {
  /** How the paths of its routes begin, each one segment: `/reviews`. No other group has any of them. */
  readonly under: readonly string[];
  readonly load: () => Promise<readonly Route[]>;
};
export type Routes = readonly (Route | RouteGroup)[];

const isRoute = (one: Route | RouteGroup): one is Route => 'handle' in one;
const isGroup = (one: Route | RouteGroup): one is RouteGroup => 'load' in one;

const beginningOf = ({ path }: Route): string => `/${path.split('/')[1] ?? ''}`;

/** Throws for a route that nobody would find. */
const loaded = async ({ under, load }: RouteGroup): Promise<readonly Route[]> => {
  const routes = await load();
  const astray = routes.find((route) => !under.includes(beginningOf(route)));
  if (astray) throw new Error(`${astray.path} is not under ${under.join(' or ')}`);
  return routes;
};

type Find = ReturnType<typeof createRouter>;

const once = (make: () => Promise<Find>): (() => Promise<Find>) => {
  let made: Promise<Find> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** Finds a route, loading the group that it stands in. */
export const createFinder = (routes: Routes): ((method: string, segments: readonly string[]) => Promise<Found>) => {
  const findLoaded = createRouter(routes.filter(isRoute));
  const groups = new Map<string, () => Promise<Find>>();
  for (const group of routes.filter(isGroup)) {
    const find = once(async () => createRouter(await loaded(group)));
    for (const beginning of group.under) {
      if (groups.has(beginning)) throw new Error(`two groups of routes begin with ${beginning}`);
      groups.set(beginning, find);
    }
  }
  return async (method, segments) => {
    const find = await groups.get(`/${segments[0] ?? ''}`)?.();
    return (find ?? findLoaded)(method, segments);
  };
};

/** Every route, its code loaded: for whoever looks at them all. */
export const everyRoute = async (routes: Routes): Promise<Route[]> =>
  (await Promise.all(routes.map(async (one) => (isGroup(one) ? loaded(one) : [one])))).flat();
