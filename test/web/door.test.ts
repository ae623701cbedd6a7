import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anOutside } from '../builders/outside.ts';
import { serve } from './served.ts';
import { type Doors, good, linkKeys, openDoors, routes, seen, wrong } from './some-doors.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.stop());
beforeEach(() => {
  seen.length = 0;
});

describe('what the doors let through', () => {
  it('is the path, query, fields, address and browser of a request', async () => {
    await doors.get('/?area=art&area=music', { headers: { 'user-agent': 'a browser' } });
    expect(seen).toEqual([
      {
        method: 'GET',
        path: '/',
        params: {},
        query: { area: 'music' },
        form: {},
        address: '127.0.0.1',
        userAgent: 'a browser',
      },
    ]);
    await doors.post('/things', 'name=Zo%C3%AB+B&tick=1&tick=2&empty=');
    expect(seen[1]?.form).toEqual({ name: 'Zoë B', tick: ['1', '2'], empty: '' });
  });

  it('answers HEAD as GET, without the body', async () => {
    const response = await doors.get('/', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(seen[0]?.method).toBe('GET');
  });

  it('goes on after a form by a GET', async () => {
    const response = await doors.post('/things', 'name=x');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  });

  it('gives a file a name that cannot break its header', async () => {
    const response = await doors.get('/file');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="Bo-r--d.csv"');
  });
});

describe('what every answer says to the browser', () => {
  it.each([['/'], ['/nowhere'], ['/file'], ['/own']])('%s', async (path) => {
    const { headers } = await doors.get(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  });

  it('asks for TLS for ever only where there is TLS, and names itself to its own pages only where browsers say no more', async () => {
    const settings = {
      ...doors.outside.settings,
      publicUrl: 'http://partnership.school.example',
      secureCookies: false,
    };
    const plain = await serve(routes, { ...doors.outside, settings });
    const { headers } = await fetch(plain.url);
    await plain.stop();
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('lets the stylesheet of this version be kept for a year, and asks again for any other', async () => {
    const kept = await doors.get(doors.stylesheet);
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(kept.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await kept.text()).toContain('color:#123');
    expect((await doors.get('/assets/app.css?v=other')).headers.get('cache-control')).toBe('no-cache');
    expect((await doors.get('/assets/other.css')).status).toBe(404);
  });

  it('compresses a long page where the browser takes it, and no refusal', async () => {
    const encoding = async (path: string, accepts: string) =>
      (await doors.get(path, { headers: { 'accept-encoding': accepts } })).headers.get('content-encoding');
    expect(await encoding('/long', 'gzip, br')).toBe('gzip');
    expect(await encoding('/long', 'gzip;q=0, identity')).toBeNull();
    expect(await encoding(doors.stylesheet, 'gzip, br')).toBe('br');
    expect(await encoding(doors.stylesheet, 'gzip')).toBe('gzip');
    expect(await encoding('/nowhere', 'gzip, br')).toBeNull();
  });
});

describe('what goes wrong inside', () => {
  it('lets no GET write', async () => {
    const before = doors.countItems();
    await doors.expectProblemPage(await doors.get('/writes'), 500);
    expect(doors.countItems()).toBe(before);
  });

  it('shows a page without its cause, and logs where it happened without what was said', async () => {
    doors.outside.heard.lines.length = 0;
    await doors.expectProblemPage(await doors.post('/breaks', 'a=1'), 500, ['sam@school.example', '/etc/secret']);
    const logged = JSON.stringify(doors.outside.heard.lines);
    expect(logged).toContain('TypeError');
    expect(logged).toContain('some-doors.ts');
    expect(logged).not.toContain('sam@school.example');
  });

  it('says what passes by itself with a page of its own', async () => {
    const broken = {
      ...doors.outside.store,
      get: () => Promise.reject(Object.assign(new Error('disk'), { name: 'StoreUnavailable' })),
    };
    const busy = await serve(routes, { ...doors.outside, store: broken });
    const response = await fetch(`${busy.url}/own`, { headers: { cookie: `__Host-session=${'a'.repeat(40)}` } });
    await busy.stop();
    await doors.expectProblemPage(response, 503);
  });
});

describe('trying link after link', () => {
  it('is answered with 404 until it is too often, then with 429; right links go on, from there and elsewhere', async () => {
    const tried = anOutside({ linkKeys });
    const guessed = await serve(routes, tried, { proxies: 1 });
    const ask = (token: string, client: string) =>
      fetch(`${guessed.url}/l/${token}`, { headers: { 'x-forwarded-for': client } });
    const codes: number[] = [];
    for (let tries = 0; tries < 102; tries += 1) codes.push((await ask(wrong, '192.0.2.1')).status);
    expect(codes.slice(0, 100).every((code) => code === 404)).toBe(true);
    expect(codes.slice(100)).toEqual([429, 429]);
    const refused = await ask(wrong, '192.0.2.1');
    expect((await ask(good, '192.0.2.1')).status).toBe(200);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(good, '192.0.2.2')).status).toBe(200);
    tried.pass(601);
    expect((await ask(wrong, '192.0.2.1')).status).toBe(404);
    await guessed.stop();
  });

  it('does not count a link that was cut short', async () => {
    for (let tries = 0; tries < 110; tries += 1) expect((await doors.get(`/l/${good.slice(0, 30)}`)).status).toBe(404);
    expect((await doors.get(`/l/${good}`)).status).toBe(200);
  });
});
