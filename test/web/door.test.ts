import { load } from 'cheerio';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createDoor } from '../../functions/web/door.ts';
import { readPosted } from '../../functions/web/posted.ts';
import { problem } from '../../functions/web/problem.tsx';
import { file, page, redirect } from '../../functions/web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../../functions/web/route.ts';
import { makeToken } from '../../functions/web/token.ts';
import { firstPageEvent } from '../../infra/local/first-page.ts';
import { lambdaContext } from '../../infra/local/lambda-context.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { someLinkKeys } from './link-keys.ts';
import { bodyOf, sendRaw, statusOf } from './raw-http.ts';
import { type ServedDoor, serve } from './served.ts';

const linkKeys = someLinkKeys();
const good = makeToken(linkKeys, 'goodlinkgoodlink0000').token;
const wrong = makeToken(someLinkKeys({ 1: 'somebody else' }), 'goodlinkgoodlink0000').token;

let seen: WebRequest[];
const note = (answer: WebResponse) => async (_: unknown, request: WebRequest) => {
  seen.push(request);
  return answer;
};
const fact = { partition: 'fact', sort: 'fact', body: {}, expect: 'absent' } as const;

const routes: Route[] = [
  { method: 'GET', path: '/', door: 'open', handle: note(page('<p>first</p>')) },
  { method: 'POST', path: '/things', door: 'open', handle: note(redirect('/')) },
  { method: 'GET', path: '/own', door: 'signed-in', handle: note(page('<p>own</p>')) },
  { method: 'POST', path: '/own', door: 'signed-in', handle: note(redirect('/')) },
  {
    method: 'GET',
    path: '/l/:token',
    door: 'link',
    handle: async (outside, { params }) =>
      params.token === good ? page('<p>the link</p>') : problem(outside, 'not-found'),
  },
  { method: 'POST', path: '/l/:token', door: 'link', handle: note(redirect('/')) },
  { method: 'GET', path: '/file', door: 'open', handle: note(file('text/csv', 'a,b', 'Bo"r\r\nd.csv')) },
  { method: 'GET', path: '/long', door: 'open', handle: note(page(`<p>${'words '.repeat(1000)}</p>`)) },
  {
    method: 'GET',
    path: '/writes',
    door: 'open',
    handle: async (outside) => {
      await outside.store.commit({ put: [fact] });
      return page('written');
    },
  },
  {
    method: 'POST',
    path: '/breaks',
    door: 'open',
    handle: async () => {
      throw new TypeError('sam@school.example said /etc/secret');
    },
  },
  {
    method: 'POST',
    path: '/strict',
    door: 'open',
    handle: async (outside, { form }) =>
      readPosted(z.strictObject({ name: z.string() }), form).ok ? redirect('/') : problem(outside, 'unreadable'),
  },
];

let outside: TestOutside;
let door: ServedDoor;
beforeAll(async () => {
  outside = anOutside({ linkKeys });
  door = await serve(routes, outside);
});
afterAll(() => door.stop());
beforeEach(() => {
  seen = [];
});

const get = (path: string, init: RequestInit = {}) => fetch(`${door.url}${path}`, { redirect: 'manual', ...init });
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const post = (path: string, body: BodyInit | null, headers: Record<string, string> = form) =>
  fetch(`${door.url}${path}`, { method: 'POST', redirect: 'manual', body, headers });
const items = () => outside.db.prepare('SELECT count(*) AS n FROM items').get()?.n;

/** A problem's page: for people, with a reference that is in the log, and nothing of our workings. */
const expectProblemPage = async (response: Response, status: number, sent: readonly string[] = []) => {
  const html = await response.text();
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const $ = load(html);
  expect($('h1').text()).not.toBe('');
  const reference = $('main strong').last().text();
  expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(outside.heard.lines.some((line) => line.reference === reference)).toBe(true);
  for (const text of ['node_modules', '.ts:', 'Error', '/work', ...sent]) expect(html).not.toContain(text);
  return html;
};

describe('what the doors let through', () => {
  it('is the path, query, fields, address and browser of a request', async () => {
    await get('/?area=art&area=music', { headers: { 'user-agent': 'a browser' } });
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
    await post('/things', 'name=Zo%C3%AB+B&tick=1&tick=2&empty=');
    expect(seen[1]?.form).toEqual({ name: 'Zoë B', tick: ['1', '2'], empty: '' });
  });

  it('answers HEAD as GET, without the body', async () => {
    const response = await get('/', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(seen[0]?.method).toBe('GET');
  });

  it('goes on after a form by a GET', async () => {
    const response = await post('/things', 'name=x');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  });

  it('gives a file a name that cannot break its header', async () => {
    const response = await get('/file');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="Bo-r--d.csv"');
  });
});

describe('what every answer says to the browser', () => {
  it.each([['/'], ['/nowhere'], ['/file'], ['/own']])('%s', async (path) => {
    const { headers } = await get(path);
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
    const settings = { ...outside.settings, publicUrl: 'http://partnership.school.example', secureCookies: false };
    const plain = await serve(routes, { ...outside, settings });
    const { headers } = await fetch(plain.url);
    await plain.stop();
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('lets the stylesheet of this version be kept for a year, and asks again for any other', async () => {
    const kept = await get(door.stylesheet);
    expect(kept.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(kept.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await kept.text()).toContain('color:#123');
    expect((await get('/assets/app.css?v=other')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/assets/other.css')).status).toBe(404);
  });

  it('compresses a long page where the browser takes it, and no refusal', async () => {
    const encoding = async (path: string, accepts: string) =>
      (await get(path, { headers: { 'accept-encoding': accepts } })).headers.get('content-encoding');
    expect(await encoding('/long', 'gzip, br')).toBe('gzip');
    expect(await encoding('/long', 'gzip;q=0, identity')).toBeNull();
    expect(await encoding(door.stylesheet, 'gzip, br')).toBe('br');
    expect(await encoding(door.stylesheet, 'gzip')).toBe('gzip');
    expect(await encoding('/nowhere', 'gzip, br')).toBeNull();
  });
});

describe('what the doors refuse', () => {
  it('answers every wrong address with a page of one shape and size', async () => {
    const wrongs = [
      '/nowhere',
      `/l/${wrong}`,
      '/l/x',
      '/l/%00',
      '/l/%ff',
      `/l/${good.slice(0, -1)}`,
      `/l/${'a'.repeat(9000)}`,
      '/l/../../etc/passwd',
    ];
    const pages = await Promise.all(wrongs.map(async (path) => expectProblemPage(await get(path), 404, [wrong, path])));
    expect(new Set(pages.map((html) => html.length)).size).toBe(1);
    expect(await (await get(`/l/${good}`)).text()).toContain('the link');
  });

  it('answers a token of a megabyte with that same page', async () => {
    const usual = await (await get('/l/x')).text();
    const answer = await sendRaw(door.port, `GET /l/${'a'.repeat(1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(statusOf(answer)).toBe(404);
    expect(bodyOf(answer)).toHaveLength(usual.length);
    expect(answer).toContain("content-security-policy: default-src 'none'");
  });

  it('tells which methods an address takes', async () => {
    const asked = await get('/things');
    await expectProblemPage(asked, 405);
    expect(asked.headers.get('allow')).toBe('POST');
    await expectProblemPage(await get('/', { method: 'DELETE' }), 405);
  });

  it.each([
    ['a lone percent sign', 'name=%'],
    ['bytes that are no UTF-8', 'name=%ff%fe'],
    ['raw bytes that are no UTF-8', Buffer.from([0x6e, 0x3d, 0xff])],
    ['half a character', 'name=%ed%a0%80'],
    ['a NUL', 'name=a%00b'],
    ['a name that reaches into objects', '__proto__=x'],
    ['the same, encoded', '__proto%5F%5F=x'],
    ['a constructor', 'constructor=x'],
    ['more than 500 fields', Array.from({ length: 501 }, (_, at) => `f${at}=1`).join('&')],
    ['a name of 200 letters', `${'n'.repeat(200)}=1`],
  ])('refuses a form with %s', async (_, body) => {
    await expectProblemPage(await post('/things', body), 400);
    expect(seen).toEqual([]);
  });

  it('takes 500 fields', async () => {
    const body = Array.from({ length: 500 }, (_, at) => `f${at}=1`).join('&');
    expect((await post('/things', body)).status).toBe(303);
  });

  it('refuses fields that a form does not have, and takes those that it has', async () => {
    await expectProblemPage(await post('/strict', 'name=Sam&role=admin'), 400);
    expect((await post('/strict', 'name=Sam')).status).toBe(303);
  });

  it.each([
    ['JSON', 'application/json', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['a multipart form', 'multipart/form-data; boundary=x', '--x--'],
    ['plain text', 'text/plain', 'name=x'],
    ['a type that only begins like a form', 'application/x-www-form-urlencodedx', 'name=x'],
  ])('refuses %s', async (_, contentType, body) => {
    await expectProblemPage(await post('/things', body, { 'content-type': contentType }), 415);
    expect(seen).toEqual([]);
  });

  it('takes a form of nearly 256 KB and refuses a larger one, whether or not it says how long it is', async () => {
    expect((await post('/things', `a=${'x'.repeat(256 * 1024 - 2)}`)).status).toBe(303);
    await expectProblemPage(await post('/things', `a=${'x'.repeat(256 * 1024 - 1)}`), 413);
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const head = 'POST /things HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(statusOf(await sendRaw(door.port, head, ...Array<string>(8).fill(chunk), '0\r\n\r\n'))).toBe(413);
  });

  it('answers 11 MB before they have all come', async () => {
    await expectProblemPage(await post('/things', 'x'.repeat(11 * 1024 * 1024)), 413);
    const head = `POST /things HTTP/1.1\r\nHost: x\r\nContent-Length: 11000000\r\n\r\n`;
    expect(statusOf(await sendRaw(door.port, head, 'only this'))).toBe(413);
  });

  it('refuses a form that is too large also where the gateway lets 10 MB through', async () => {
    const direct = createDoor(routes, outside);
    const event = firstPageEvent();
    const http = { ...event.requestContext.http, method: 'POST', path: '/things' };
    const statusFor = async (bytes: number) => {
      const body = Buffer.from(`a=${'x'.repeat(bytes - 2)}`).toString('base64');
      const posted = { ...event, rawPath: '/things', headers: form, body, isBase64Encoded: true };
      const context = { ...event.requestContext, http };
      return (await direct({ ...posted, requestContext: context }, lambdaContext('one'))).statusCode;
    };
    expect(await statusFor(256 * 1024)).toBe(303);
    expect(await statusFor(256 * 1024 + 3)).toBe(413);
  });

  it('answers what is no HTTP with a page too', async () => {
    expect(statusOf(await sendRaw(door.port, 'HELLO\r\n\r\n'))).toBe(400);
    expect(statusOf(await sendRaw(door.port, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`))).toBe(
      400,
    );
  });

  it('sends somebody without a session to sign in and back, and lets no form through', async () => {
    const shown = await get('/own?x=1');
    expect([shown.status, shown.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fown']);
    await expectProblemPage(await post('/own', 'a=1'), 403);
    expect(seen).toEqual([]);
  });

  it('takes a form from its own pages only', async () => {
    const from = (headers: Record<string, string>) => post('/things', 'a=1', { ...form, ...headers });
    await expectProblemPage(await from({ origin: 'https://evil.example' }), 403);
    await expectProblemPage(await from({ origin: 'https://partnership.example', 'sec-fetch-site': 'cross-site' }), 403);
    expect(seen).toEqual([]);
    expect((await from({ origin: 'https://partnership.example' })).status).toBe(303);
  });
});

describe('what goes wrong inside', () => {
  it('lets no GET write', async () => {
    const before = items();
    await expectProblemPage(await get('/writes'), 500);
    expect(items()).toBe(before);
  });

  it('shows a page without its cause, and logs where it happened without what was said', async () => {
    outside.heard.lines.length = 0;
    await expectProblemPage(await post('/breaks', 'a=1'), 500, ['sam@school.example', '/etc/secret']);
    const logged = JSON.stringify(outside.heard.lines);
    expect(logged).toContain('TypeError');
    expect(logged).toContain('door.test.ts');
    expect(logged).not.toContain('sam@school.example');
  });

  it('says what passes by itself with a page of its own', async () => {
    const broken = {
      ...outside.store,
      get: () => Promise.reject(Object.assign(new Error('disk'), { name: 'StoreUnavailable' })),
    };
    const busy = await serve(routes, { ...outside, store: broken });
    const response = await fetch(`${busy.url}/own`, { headers: { cookie: `__Host-session=${'a'.repeat(40)}` } });
    await busy.stop();
    await expectProblemPage(response, 503);
  });
});

describe('trying link after link', () => {
  it('is answered with 404 until it is too often, then not at all, right links too; others are not held up', async () => {
    const tried = anOutside({ linkKeys });
    const guessed = await serve(routes, tried, { trustProxy: true });
    const ask = (token: string, client: string) =>
      fetch(`${guessed.url}/l/${token}`, { headers: { 'x-forwarded-for': client } });
    const codes: number[] = [];
    for (let tries = 0; tries < 102; tries += 1) codes.push((await ask(wrong, '192.0.2.1')).status);
    expect(codes.slice(0, 100).every((code) => code === 404)).toBe(true);
    expect(codes.slice(100)).toEqual([429, 429]);
    const refused = await ask(good, '192.0.2.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(good, '192.0.2.2')).status).toBe(200);
    tried.pass(601);
    expect((await ask(good, '192.0.2.1')).status).toBe(200);
    await guessed.stop();
  });

  it('does not count a link that was cut short', async () => {
    for (let tries = 0; tries < 110; tries += 1) expect((await get(`/l/${good.slice(0, 30)}`)).status).toBe(404);
    expect((await get(`/l/${good}`)).status).toBe(200);
  });
});
