import { describe, expect, it } from 'vitest';
import { page } from '../../functions/web/respond.ts';
import type { Route } from '../../functions/web/route.ts';
import { createRouter } from '../../functions/web/router.ts';

const route = (method: Route['method'], path: string): Route => ({
  method,
  path,
  door: 'open',
  handle: async () => page(path),
});
const find = createRouter([
  route('GET', '/p/:partnership/:page'),
  route('GET', '/p/:partnership/proposal'),
  route('POST', '/p/:partnership/proposal'),
  route('GET', '/p/new/proposal'),
  route('GET', '/'),
]);
const found = (method: string, path: string) => {
  const result = find(method, path.split('/').slice(1));
  return result.kind === 'found' ? [result.route.path, result.params] : result;
};

describe('the route of a path', () => {
  it('is the one that names most of it, whatever their order', () => {
    expect(found('GET', '/p/new/proposal')).toEqual(['/p/new/proposal', {}]);
    expect(found('GET', '/p/wendle/proposal')).toEqual(['/p/:partnership/proposal', { partnership: 'wendle' }]);
    expect(found('GET', '/p/wendle/review')).toEqual([
      '/p/:partnership/:page',
      { partnership: 'wendle', page: 'review' },
    ]);
    expect(found('GET', '/')).toEqual(['/', {}]);
  });

  it('is none for a path that is longer, shorter, or empty where a name should be', () => {
    for (const path of [
      '/p',
      '/p/wendle',
      '/p/wendle/proposal/x',
      '/p//proposal',
      '/p/wendle/',
      '/P/wendle/proposal',
    ]) {
      expect(found('GET', path)).toEqual({ kind: 'not-found' });
    }
  });

  it('says which methods there are instead', () => {
    expect(found('POST', '/')).toEqual({ kind: 'wrong-method', allow: 'GET' });
    expect(found('other', '/p/x/proposal')).toEqual({ kind: 'wrong-method', allow: 'GET, POST' });
  });

  it('is never one of two', () => {
    expect(() => createRouter([route('GET', '/l/:token'), route('GET', '/l/:link')])).toThrow(
      'two routes answer GET /l/:',
    );
  });
});
