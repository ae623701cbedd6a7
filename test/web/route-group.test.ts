import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/site/routes.ts';
import type { Route } from '../../functions/web/route.ts';
import { createFinder, everyRoute, type RouteGroup } from '../../functions/web/route-group.ts';

const route = (path: string): Route => ({
  method: 'GET',
  path,
  door: 'open',
  handle: async () => ({ kind: 'redirect', to: path }),
});

let loads = 0;
const group = (under: string, ...paths: string[]): RouteGroup => ({
  under: [under],
  load: async () => {
    loads += 1;
    return paths.map(route);
  },
});

describe('a group of routes', () => {
  it('is loaded with the first request for one of them, and once', async () => {
    loads = 0;
    const find = createFinder([group('/things', '/things', '/things/:thing'), route('/')]);
    expect(await find('GET', [''])).toMatchObject({ kind: 'found', route: { path: '/' } });
    expect(loads).toBe(0);
    const found = await find('GET', ['things', 'seven']);
    expect(found).toMatchObject({ kind: 'found', route: { path: '/things/:thing' }, params: { thing: 'seven' } });
    await find('GET', ['things']);
    expect(loads).toBe(1);
  });

  it('is never loaded for what nobody has', async () => {
    loads = 0;
    const find = createFinder([group('/things', '/things')]);
    expect(await find('GET', ['constructor'])).toEqual({ kind: 'not-found' });
    expect(await find('GET', [])).toEqual({ kind: 'not-found' });
    expect(loads).toBe(0);
  });

  it('has no route that its beginnings would not find, and shares none of them', async () => {
    await expect(createFinder([group('/things', '/others')])('GET', ['things'])).rejects.toThrow(
      '/others is not under /things',
    );
    expect(() => createFinder([group('/things'), group('/things')])).toThrow('two groups of routes begin with /things');
  });

  it('of the product is found whole', async () => {
    const find = createFinder(routes);
    for (const { method, path } of await everyRoute(routes)) {
      const segments = path.split('/').slice(1);
      const found = await find(method, segments);
      expect([path, found.kind === 'found' && found.route.path]).toEqual([path, path]);
    }
  });
});
