import { afterEach, beforeEach, describe, expect } from 'vitest';
import { aPartnershipFile } from '../builders/partnership.ts';
import { sendRaw, statusOf } from '../web/raw-http.ts';
import { aPlace, cookieOf, isSignedIn, lead, type Place } from '../web/sign-in-place.ts';
import { fault } from './fault.ts';

let place: Place;
beforeEach(async () => {
  place = await aPlace(aPartnershipFile());
});
afterEach(() => place.stop());

describe('signing in', () => {
  fault(10, 'a link whose time has passed signs nobody in, though its row is there', async () => {
    const [live, late] = [await place.link(), await place.link()];
    const good = await (await place.browser().open(live)).submit();
    expect([good.status, new URL(good.url).pathname]).toEqual([200, '/home']);
    place.outside.pass(20 * 60);
    expect(place.stored()).toContain(late.slice('/sign-in/'.length, '/sign-in/'.length + 20));
    const browser = place.browser();
    const [looked, posted, chosen] = [
      await browser.open(late),
      await browser.post(late),
      await browser.post(late, { as: 'valley/lead-alder' }),
    ];
    expect([looked.status, posted.status, chosen.status]).toEqual([410, 410, 410]);
    expect(posted.text).toContain('Send me a new link');
    expect(await isSignedIn(browser)).toBe(false);
    return `410 on GET and both POSTs; the live one ${good.status}`;
  });

  fault(17, 'links in mails use the configured address, whatever host a request names', async () => {
    const body = `email=${encodeURIComponent(lead)}`;
    const hosts = 'Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example';
    const head = `POST /sign-in HTTP/1.1\r\n${hosts}\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
    const port = Number(new URL(place.url).port);
    expect(statusOf(await sendRaw(port, head, body))).toBe(200);
    await place.askFor('nobody@nowhere.example');
    place.outside.heard.mails.length = 0;
    const link = await place.link();
    await sendRaw(port, head, body);
    expect(JSON.stringify(place.outside.heard)).not.toContain('evil');
    expect(place.stored()).not.toContain('evil');
    const [mail] = place.outside.heard.mails;
    expect(mail?.text).toContain(`https://partnership.example${link}`);
    return 'https://partnership.example/… for Host: evil.example';
  });

  fault(18, 'an address elsewhere to go to afterwards is ignored', async () => {
    const tried = [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
    ];
    for (const next of tried) {
      const link = await place.link(lead, next);
      const sent = await fetch(`${place.url}${link}`, { method: 'POST', redirect: 'manual' });
      expect([next, sent.status, sent.headers.get('location')]).toEqual([next, 303, '/home']);
      place.outside.pass(3600);
    }
    return `"/home" for ${tried.length} addresses elsewhere`;
  });

  fault(19, 'a session that was planted is never taken over', async () => {
    const planted = 'a'.repeat(40);
    const victim = place.withCookie(planted);
    await (await victim.open(await place.link())).submit();
    expect(await isSignedIn(victim)).toBe(true);
    expect(cookieOf(victim)).not.toBe(planted);
    expect(await isSignedIn(place.withCookie(planted))).toBe(false);
    return 'a new cookie; the planted one is signed in nowhere';
  });

  fault(15, 'neither token nor cookie is stored, logged or shown on an error page', async () => {
    const link = await place.link();
    const token = link.slice('/sign-in/'.length);
    const browser = place.browser();
    await (await browser.open(link)).submit();
    const cookie = cookieOf(browser);
    const problems = [
      await browser.open(`${link}x`),
      await browser.open(link),
      await browser.post(link, { extra: token }),
      await browser.open('/nowhere'),
    ];
    const everything = [place.stored(), JSON.stringify(place.outside.heard.lines), ...problems.map(({ html }) => html)];
    for (const text of everything) for (const secret of [token, cookie]) expect(text.includes(secret)).toBe(false);
    expect(cookie.length).toBeGreaterThan(30);
    for (const { headers } of problems) {
      expect([headers.get('referrer-policy'), headers.get('cache-control')]).toEqual(['no-referrer', 'no-store']);
    }
    return `absent from the store, ${place.outside.heard.lines.length} log lines and ${problems.length} error pages; no-referrer, no-store`;
  });

  fault(45, 'asking for links is answered in one way for everybody', async () => {
    const answers: string[] = [];
    for (const email of [lead, 'nobody@nowhere.example']) {
      const seen: string[] = [];
      for (let tries = 0; tries < 7; tries += 1) {
        const { status, text } = await place.browser().post('/sign-in', { email });
        seen.push(`${status} ${text.length}`);
      }
      answers.push(seen.join(' '));
    }
    expect(answers[0]).toBe(answers[1]);
    return '7 times the same page, known or not';
  });

  const asking = async (client: string, email = lead) =>
    (
      await fetch(`${place.url}/sign-in`, {
        method: 'POST',
        body: new URLSearchParams({ email }),
        headers: { 'x-forwarded-for': client },
      })
    ).status;

  fault(65, 'whoever asks again and again for somebody else’s link neither floods nor locks them out', async () => {
    await place.askFor('nobody@nowhere.example');
    place.outside.heard.mails.length = 0;
    const statuses = new Set<number>();
    for (let tries = 0; tries < 24; tries += 1) {
      for (const client of ['203.0.113.1', '203.0.113.1', '198.51.100.2', '192.0.2.3', `203.0.113.${tries + 10}`])
        statuses.add(await asking(client));
      // Mails go out as they come: a link that has expired by then would be dropped.
      await place.deliver();
      place.outside.pass(3600 - 1);
    }
    const sent = place.outside.heard.mails.length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(10);
    // The owner asks: no new mail, and the newest that they have works.
    statuses.add(await asking('192.0.2.200'));
    await place.deliver();
    expect(statuses).toEqual(new Set([200]));
    const newest = place.outside.heard.mails
      .at(-1)
      ?.text.split(/\s+/)
      .find((word) => word.startsWith('https://'));
    const browser = place.browser();
    await (await browser.open(new URL(newest ?? '').pathname)).submit();
    expect(await isSignedIn(browser)).toBe(true);
    // From then on a new one is sent again.
    expect(await place.askFor(lead)).toBeDefined();
    return `120 requests in a day: ${sent} mails, never refused; the owner signs in by the newest`;
  });

  fault(65, 'from one place, the owner still gets a mail when a stranger elsewhere asked five times', async () => {
    for (let tries = 0; tries < 5; tries += 1) expect(await asking('203.0.113.1')).toBe(200);
    const link = await place.askFor(lead);
    expect(link).toBeDefined();
    const browser = place.browser();
    await (await browser.open(link ?? '')).submit();
    expect(await isSignedIn(browser)).toBe(true);
    return 'a mail of their own, which signs in';
  });
});
