import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { cleaned } from '../../functions/domain/values.ts';
import { routes } from '../../functions/site/routes.ts';
import { problems } from '../../functions/web/problems.ts';
import { everyRoute } from '../../functions/web/route-group.ts';
import { readBody } from '../../infra/local/read-body.ts';
import { aDelegation, aFileWithPlan } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { sendRaw, statusOf } from '../web/raw-http.ts';
import { fault } from './fault.ts';

let world: OpenRequest;
let link: string;
beforeEach(async () => {
  world = await anOpenRequest(aDelegation(), { file: aFileWithPlan() });
  link = await world.linkOf('cedar-executive');
});
afterEach(() => world.stop());

const form = 'application/x-www-form-urlencoded';
const post = (body: string | Buffer, contentType = form, path = link) =>
  fetch(`${world.url}${path}`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': contentType },
  });

describe('what is sent to us', () => {
  fault(41, 'odd names, nesting, types and sizes are refused, fast', async () => {
    const nested = `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const tried: [string, string | Buffer, string, number][] = [
      ['__proto__', '__proto__[role]=admin&__proto__=x&choice=agree', form, 400],
      ['constructor', 'constructor=x', form, 400],
      ['10,000 levels', nested, 'application/json', 415],
      ['10,000 levels as a form', `choice=${encodeURIComponent(nested)}`, form, 400],
      ['wrong type', 'choice=agree', 'text/plain', 415],
      ['11 MB', 'a'.repeat(11 * 1024 * 1024), form, 413],
    ];
    const before = process.memoryUsage().heapUsed;
    for (const [name, body, type, status] of tried)
      expect([name, (await post(body, type)).status]).toEqual([name, status]);
    expect((process.memoryUsage().heapUsed - before) / 1024 / 1024).toBeLessThan(200);
    expect([world.commits(), (await world.stored()).answers]).toEqual([0, []]);
    expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
    return tried.map(([name, , , status]) => `${name} ${status}`).join(', ');
  });

  fault(41, 'a body that does not come is waited for no longer than was said', async () => {
    const slow = new IncomingMessage(new Socket());
    const read = await readBody(slow, { bytes: 1000, ms: 20 });
    expect(read).toEqual({ ok: false, refusal: 'too-slow' });
    expect(problems['too-slow'].status).toBe(408);
    const head = `POST ${link} HTTP/1.1\r\nHost: x\r\nContent-Type: ${form}\r\nContent-Length: 11000000\r\n\r\n`;
    expect(statusOf(await sendRaw(Number(new URL(world.url).port), head, 'a'))).toBe(413);
    return 'slow 408; 11 MB announced 413 before it came';
  });

  fault(42, 'text that is no text is refused, and what hides is taken out', async () => {
    const sent = async (bytes: Buffer): Promise<number> =>
      (await post(Buffer.concat([Buffer.from('choice=decline&me=yes&declineReason='), bytes]))).status;
    const invalid = await sent(Buffer.from('%FF%FE'));
    const raw = await sent(Buffer.from([0xff, 0xfe]));
    const nul = await sent(Buffer.from('a%00b'));
    const long = await sent(Buffer.from('a'.repeat(100_000)));
    expect([invalid, raw, nul, long]).toEqual([400, 400, 400, 400]);
    expect(world.commits()).toBe(0);
    const turned = await sent(Buffer.from(encodeURIComponent('too\u202e dear\u2066')));
    expect(turned).toBe(200);
    const [answer] = (await world.stored()).answers;
    expect(answer && 'reason' in answer && answer.reason).toBe('too dear');
    expect(cleaned('\u202eabc\u200f')).toBe('abc');
    return 'invalid UTF-8 400, NUL 400, 100 KB of one letter 400; the override is taken out';
  });

  fault(35, 'a form over 256 KB is refused with its size and the limit', async () => {
    const size = 256 * 1024 + 1;
    const answer = await post('a='.padEnd(size, 'x'));
    const text = await answer.text();
    expect(answer.status).toBe(413);
    expect(text).toContain('is 257 KB. The most that we take here is 256 KB.');
    expect(world.commits()).toBe(0);
    return `${size} bytes: 413, "What you sent is 257 KB. The most that we take here is 256 KB."`;
  });

  fault(46, 'every refusal is a page with a reference, without stack or path', async () => {
    const token = link.slice('/l/'.length);
    const answers = [
      await fetch(`${world.url}/nowhere`),
      await fetch(`${world.url}/l/${token.slice(0, -1)}`),
      await fetch(`${world.url}${link}`, { method: 'DELETE' }),
      await post('x=1', 'text/plain'),
      await post('a'.repeat(300_000)),
      await post('__proto__=1'),
      await fetch(`${world.url}${link}`, { method: 'POST', headers: { origin: 'https://evil.example' } }),
      await fetch(`${world.url}/proposal/submit`, { method: 'POST' }),
      await fetch(`${world.url}/%E0%A4%A`),
    ];
    const seen: number[] = [];
    for (const answer of answers) {
      const html = await answer.text();
      seen.push(answer.status);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(html, String(answer.status)).toMatch(/<h1[^>]*>[^<]{10,}/);
      expect(html).toMatch(/quote the reference <strong>[0-9A-Z]{4}-[0-9A-Z]{4}<\/strong>/);
      expect(html).not.toMatch(/ at \w+ \(|\.ts:\d|node_modules|\/functions\//);
      expect(answer.headers.get('content-type')).toContain('text/html');
    }
    return `${seen.join(', ')}: each a page with a reference`;
  });

  fault(46, 'an error of ours says nothing of its cause', async () => {
    world.outside.db.exec(
      "UPDATE items SET body = json_set(body, '$.recipients', 'broken') WHERE sort LIKE 'request#%'",
    );
    const answer = await fetch(`${world.url}${link}`);
    const html = await answer.text();
    expect(answer.status).toBe(500);
    expect(html).toContain('This is our fault, not yours');
    expect(html).not.toMatch(/recipients|UnreadableItem|\.ts/);
    const reference = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(html)?.[0];
    expect(world.outside.heard.lines.find((line) => line.reference === reference)?.error).toBe('UnreadableItem');
    return '500 with a reference that the log knows';
  });

  fault(15, 'every page of a link keeps the link to itself', async () => {
    const page = await world.browser.open(link);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|https?:|\*/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    const addresses = page
      .$('[src],[href]')
      .get()
      .map((one) => page.$(one).attr('src') ?? page.$(one).attr('href') ?? '');
    const elsewhere = addresses.filter(
      (one) => /^(https?:)?\/\//.test(one) && !one.startsWith('https://partnership.example'),
    );
    expect(elsewhere).toEqual([]);
    await world.browser.post(link, { choice: 'agree', role: 'admin' });
    expect(JSON.stringify(world.outside.heard.lines)).not.toContain(link.slice('/l/'.length));
    return `${addresses.length} addresses on the page, 0 of other sites; ${(await everyRoute(routes)).length} routes, one policy`;
  });
});
