/** What somebody typed who asks who could see something. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesAt, soughtIn } from '../../functions/domain/incident/sought.ts';
import { routes } from '../../functions/site/routes.ts';
import { everyRoute } from '../../functions/web/route-group.ts';
import { needed } from '../permissions/routes-and-actions.ts';

describe('what was typed', () => {
  it.each([
    [' Sam@school.example ', { kind: 'person', email: 'Sam@school.example' }],
    ['https://partnership.example/l/abc.def', { kind: 'link', link: 'request', under: 'l', token: 'abc.def' }],
    [
      'https://partnership.example/r/abc.def/annex?x=1',
      { kind: 'link', link: 'reading', under: 'r', token: 'abc.def' },
    ],
    ['/sign-in/abc.def', { kind: 'link', link: 'sign-in', under: 'sign-in', token: 'abc.def' }],
    ['<https://partnership.example/talk/abc.def>.', { kind: 'link', link: 'search', under: 'talk', token: 'abc.def' }],
    [`${'AB'.repeat(32)}`, { kind: 'copy', sha256: 'ab'.repeat(32) }],
  ])('%s is known for what it is', (typed, expected) => {
    expect(soughtIn(typed)).toEqual(expected);
  });

  it.each(['', '/', '/home', 'sam', 'javascript:x', 'ftp://x/l/a.b', '/l/no-dot'])('%s is none of it', (typed) => {
    expect(soughtIn(typed)).toBeUndefined();
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (typed) => {
          const sought = soughtIn(typed);
          expect(sought === undefined || typeof sought.kind === 'string').toBe(true);
        },
      ),
    );
  });

  it('every address that gives a file is known, with the action that its route needs', async () => {
    const all = await everyRoute(routes);
    const files = all.filter(
      ({ method, door, path }) => method === 'GET' && door === 'signed-in' && /\/(pdf|file|csv|json)$/.test(path),
    );
    const told = files.map(({ path }) => {
      const sought = soughtIn(needed[`GET ${path}`]?.at ?? '');
      return [path, sought?.kind === 'file' ? sought.action : 'unknown'];
    });
    expect(told).toEqual(files.map(({ path }) => [path, needed[`GET ${path}`]?.action]));
    expect(files.length).toBeGreaterThanOrEqual(filesAt.length);
  });
});
