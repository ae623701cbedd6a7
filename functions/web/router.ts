/** Finds the route for a path. Segments only, no patterns: matching takes the same few comparisons whatever is sent. */
import type { Route } from './route.ts';

export type Found =
  | { readonly kind: 'found'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method'; readonly allow: string }
  | { readonly kind: 'not-found' };

type Compiled = { readonly route: Route; readonly segments: readonly string[] };

const isParam = (segment: string): boolean => segment.startsWith(':');

const compiled = (route: Route): Compiled => ({ route, segments: route.path.split('/').slice(1) });

const shapeOf = ({ route, segments }: Compiled): string =>
  `${route.method} /${segments.map((segment) => (isParam(segment) ? ':' : segment)).join('/')}`;

/** Literal segments before named ones, so that `/p/new` is never read as a partnership called "new". */
const literalFirst = (one: Compiled, other: Compiled): number => {
  for (const [at, segment] of one.segments.entries()) {
    const difference = Number(isParam(segment)) - Number(isParam(other.segments[at] ?? ''));
    if (difference !== 0) return difference;
  }
  return 0;
};

const paramsOf = (route: Compiled, segments: readonly string[]): Record<string, string> | undefined => {
  const params: Record<string, string> = {};
  for (const [at, expected] of route.segments.entries()) {
    const given = segments[at] ?? '';
    if (!isParam(expected) && expected !== given) return undefined;
    if (isParam(expected) && given === '') return undefined;
    if (isParam(expected)) params[expected.slice(1)] = given;
  }
  return params;
};

const bySegmentCount = (routes: readonly Route[]): Map<number, Compiled[]> => {
  const byCount = new Map<number, Compiled[]>();
  const shapes = new Set<string>();
  for (const route of routes.map(compiled)) {
    const shape = shapeOf(route);
    if (shapes.has(shape)) throw new Error(`two routes answer ${shape}`);
    shapes.add(shape);
    byCount.set(route.segments.length, [...(byCount.get(route.segments.length) ?? []), route]);
  }
  for (const group of byCount.values()) group.sort(literalFirst);
  return byCount;
};

export const createRouter = (routes: readonly Route[]) => {
  const byCount = bySegmentCount(routes);
  return (method: string, segments: readonly string[]): Found => {
    const allowed = new Set<string>();
    for (const route of byCount.get(segments.length) ?? []) {
      const params = paramsOf(route, segments);
      if (!params) continue;
      if (route.route.method === method) return { kind: 'found', route: route.route, params };
      allowed.add(route.route.method);
    }
    return allowed.size > 0 ? { kind: 'wrong-method', allow: [...allowed].sort().join(', ') } : { kind: 'not-found' };
  };
};
