import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDoor } from '../../functions/web/door.ts';
import { firstPageEvent } from '../../infra/local/first-page.ts';
import { lambdaContext } from '../../infra/local/lambda-context.ts';
import { bodyOf, sendRaw, statusOf } from './raw-http.ts';
import { type Doors, form, good, openDoors, routes, seen, wrong } from './some-doors.ts';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.stop());
beforeEach(() => {
  seen.length = 0;
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
    const pages = await Promise.all(
      wrongs.map(async (path) => doors.expectProblemPage(await doors.get(path), 404, [wrong, path])),
    );
    expect(new Set(pages.map((html) => html.length)).size).toBe(1);
    expect(await (await doors.get(`/l/${good}`)).text()).toContain('the link');
  });

  it('answers a token of a megabyte with that same page', async () => {
    const usual = await (await doors.get('/l/x')).text();
    const answer = await sendRaw(doors.port, `GET /l/${'a'.repeat(1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(statusOf(answer)).toBe(404);
    expect(bodyOf(answer)).toHaveLength(usual.length);
    expect(answer).toContain("content-security-policy: default-src 'none'");
  });

  it('tells which methods an address takes', async () => {
    const asked = await doors.get('/things');
    await doors.expectProblemPage(asked, 405);
    expect(asked.headers.get('allow')).toBe('POST');
    await doors.expectProblemPage(await doors.get('/', { method: 'DELETE' }), 405);
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
    await doors.expectProblemPage(await doors.post('/things', body), 400);
    expect(seen).toEqual([]);
  });

  it('takes 500 fields', async () => {
    const body = Array.from({ length: 500 }, (_, at) => `f${at}=1`).join('&');
    expect((await doors.post('/things', body)).status).toBe(303);
  });

  it('refuses fields that a form does not have, and takes those that it has', async () => {
    await doors.expectProblemPage(await doors.post('/strict', 'name=Sam&role=admin'), 400);
    expect((await doors.post('/strict', 'name=Sam')).status).toBe(303);
  });

  it.each([
    ['JSON', 'application/json', `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`],
    ['a multipart form', 'multipart/form-data; boundary=x', '--x--'],
    ['plain text', 'text/plain', 'name=x'],
    ['a type that only begins like a form', 'application/x-www-form-urlencodedx', 'name=x'],
  ])('refuses %s', async (_, contentType, body) => {
    await doors.expectProblemPage(await doors.post('/things', body, { 'content-type': contentType }), 415);
    expect(seen).toEqual([]);
  });

  it('takes a form of nearly 256 KB and refuses a larger one, whether or not it says how long it is', async () => {
    expect((await doors.post('/things', `a=${'x'.repeat(256 * 1024 - 2)}`)).status).toBe(303);
    await doors.expectProblemPage(await doors.post('/things', `a=${'x'.repeat(256 * 1024 - 1)}`), 413);
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const head = 'POST /things HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(statusOf(await sendRaw(doors.port, head, ...Array<string>(8).fill(chunk), '0\r\n\r\n'))).toBe(413);
  });

  it('answers 11 MB before they have all come', async () => {
    const html = await doors.expectProblemPage(await doors.post('/things', 'x'.repeat(11 * 1024 * 1024)), 413);
    expect(html).toContain('What you sent is 11 MB. The most that we take here is 256 KB.');
    const head = `POST /things HTTP/1.1\r\nHost: x\r\nContent-Length: 11000000\r\n\r\n`;
    expect(statusOf(await sendRaw(doors.port, head, 'only this'))).toBe(413);
  });

  it('refuses a form that is too large also where the gateway lets 10 MB through', async () => {
    const direct = createDoor(routes, doors.outside);
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
    expect(statusOf(await sendRaw(doors.port, 'HELLO\r\n\r\n'))).toBe(400);
    expect(statusOf(await sendRaw(doors.port, `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`))).toBe(
      400,
    );
  });

  it('sends somebody without a session to sign in and back, and lets no form through', async () => {
    const shown = await doors.get('/own?x=1');
    expect([shown.status, shown.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fown']);
    await doors.expectProblemPage(await doors.post('/own', 'a=1'), 403);
    expect(seen).toEqual([]);
  });

  it('takes a form from its own pages only', async () => {
    const from = (headers: Record<string, string>) => doors.post('/things', 'a=1', { ...form, ...headers });
    await doors.expectProblemPage(await from({ origin: 'https://evil.example' }), 403);
    await doors.expectProblemPage(
      await from({ origin: 'https://partnership.example', 'sec-fetch-site': 'cross-site' }),
      403,
    );
    expect(seen).toEqual([]);
    expect((await from({ origin: 'https://partnership.example' })).status).toBe(303);
  });
});
