import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aPlace, cookieOf, isSignedIn, lead, type Place } from './sign-in-place.ts';

let place: Place;
beforeEach(async () => {
  place = await aPlace(aPartnershipFile());
});
afterEach(() => place.stop());

describe('a link to sign in', () => {
  it('shows whose it is, and signs them in by its button', async () => {
    const browser = place.browser();
    const page = await browser.open(await place.link());
    expect(page.heading).toBe('Sign in as Lead Alder');
    expect(await isSignedIn(browser)).toBe(false);
    const home = await page.submit();
    expect([home.status, new URL(home.url).pathname]).toEqual([200, '/home']);
    expect(home.text).toContain('Hello Lead Alder');
  });

  it('is no more used by twenty looks at it than by none', async () => {
    const link = await place.link();
    const before = place.stored();
    for (const method of ['GET', 'HEAD']) {
      for (let looks = 0; looks < 20; looks += 1) await fetch(`${place.url}${link}`, { method });
    }
    expect(place.stored()).toBe(before);
    expect((await (await place.browser().open(link)).submit()).text).toContain('Hello Lead Alder');
  });

  it('works once, and says so', async () => {
    const link = await place.link();
    await (await place.browser().open(link)).submit();
    const thief = place.browser();
    const looked = await thief.open(link);
    expect(looked.status).toBe(410);
    expect(looked.text).toContain('Each link signs you in once');
    expect(looked.text).toContain('Send me a new link');
    expect((await thief.post(link)).status).toBe(410);
    expect(await isSignedIn(thief)).toBe(false);
  });

  it('leads somebody who presses its button twice to the first page', async () => {
    const browser = place.browser();
    const page = await browser.open(await place.link());
    await page.submit();
    expect((await page.submit()).text).toContain('Hello Lead Alder');
  });

  it('signs in one of two who press its button at once', async () => {
    const link = await place.link();
    const pressed = await Promise.all(Array.from({ length: 6 }, () => place.browser().post(link)));
    expect(pressed.filter((page) => page.status === 200)).toHaveLength(1);
    expect(pressed.filter((page) => page.status === 410)).toHaveLength(5);
  });

  it.each([
    [19, 200],
    [20, 410],
    [60 * 24, 410],
  ])('after %i minutes is answered with %i, though its row is still there', async (minutes, status) => {
    const link = await place.link();
    place.outside.pass(minutes * 60);
    expect((await place.browser().open(link)).status).toBe(status);
    expect((await place.browser().post(link)).status).toBe(status);
    expect(place.stored()).toContain('sign-in-link');
  });

  it('is a wrong address like any other when a letter of it is changed', async () => {
    const link = await place.link();
    const altered = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`;
    const [wrong, nowhere] = [await place.browser().open(altered), await place.browser().open('/nowhere')];
    expect([wrong.status, wrong.heading]).toEqual([404, nowhere.heading]);
    expect(wrong.html).toHaveLength(nowhere.html.length);
    expect((await place.browser().post(altered)).status).toBe(404);
  });

  it('is nowhere in the store or the log, and neither is the cookie', async () => {
    const link = await place.link();
    const browser = place.browser();
    await (await browser.open(link)).submit();
    const kept = place.stored() + JSON.stringify(place.outside.heard.lines);
    const mac = link.slice(link.indexOf('.') + 1);
    expect(mac).toHaveLength(43);
    expect(kept).not.toContain(mac);
    expect(cookieOf(browser)).toMatch(/^[0-9a-z]{40}$/);
    expect(kept).not.toContain(cookieOf(browser));
    expect(JSON.stringify(place.outside.heard.lines)).not.toContain(lead);
  });

  it('keeps working under a new key', async () => {
    const link = await place.link();
    const keys = place.outside.linkKeys;
    Object.assign(keys, { current: 2 });
    expect((await place.browser().open(link)).status).toBe(200);
  });
});

describe('asking for a link', () => {
  it('is answered in the same way whether or not anybody has the address', async () => {
    const ask = (email: string) => place.browser().post('/sign-in', { email });
    const [known, unknown] = [await ask(lead), await ask('nobody@valley.example')];
    expect(known.status).toBe(200);
    expect(unknown.status).toBe(200);
    expect(unknown.html).toBe(known.html);
  });

  it('mails only somebody who is known, whatever capitals they write', async () => {
    expect(await place.askFor('nobody@valley.example')).toBeUndefined();
    expect(await place.askFor(' Lead-ALDER@Valley.example ')).toContain('/sign-in/');
    expect(place.outside.heard.mails.map(({ to }) => to)).toEqual([{ name: 'Lead Alder', address: lead }]);
  });

  it('mails links to the configured address, whatever host a request names', async () => {
    await fetch(`${place.url}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ email: lead }),
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    await place.link();
    expect(JSON.stringify(place.outside.heard.mails)).not.toContain('evil.example');
  });

  it.each([
    [{ email: '' }, 'Enter an email address'],
    [{ email: 'lead-alder' }, 'Enter an email address'],
    [{}, 'Enter an email address'],
  ])('with %j is answered with what is missing', async (fields, message) => {
    const page = await place.browser().post('/sign-in', fields);
    expect(page.status).toBe(400);
    expect(page.errors.join()).toContain(message);
  });

  it('keeps what was typed when it is not an address, as text and nothing else', async () => {
    const page = await place.browser().post('/sign-in', { email: '"><script>alert(1)</script>' });
    expect(page.status).toBe(400);
    expect(page.$('input[name=email]').attr('value')).toBe('"><script>alert(1)</script>');
    expect(page.$('script')).toHaveLength(0);
  });

  it('is never refused to an owner because others asked, and sends no more than three unused mails an hour', async () => {
    for (const email of [lead, 'nobody@valley.example']) {
      const codes: number[] = [];
      for (let asked = 0; asked < 6; asked += 1) codes.push((await place.browser().post('/sign-in', { email })).status);
      expect(codes).toEqual([200, 200, 200, 200, 200, 200]);
    }
    expect(await place.askFor(lead)).toBeUndefined();
    expect(await place.askFor('lead-birch@valley.example')).toBeDefined();
    place.outside.pass(3601);
    expect(await place.askFor(lead)).toBeDefined();
  });

  it('is refused for one client after 120 mails in an hour, and taken from others', async () => {
    const ask = async (number: number, client: string) => {
      const headers = { 'x-forwarded-for': client };
      return (await place.browser().post('/sign-in', { email: `a${number}@valley.example` }, headers)).status;
    };
    const codes: number[] = [];
    for (let asked = 0; asked < 121; asked += 1) codes.push(await ask(asked, `2001:db8:0:1::${asked}`));
    expect(codes.filter((code) => code === 200)).toHaveLength(120);
    expect(codes[120]).toBe(429);
    expect(await ask(140, '2001:db8:0:2::1')).toBe(200);
    expect(await ask(141, '192.0.2.1')).toBe(200);
  });

  it('leads back to the page that was wanted, if it is one of ours', async () => {
    const goesTo = async (next: string) => {
      const home = await place.browser().open(await place.link(lead, next));
      return new URL((await home.submit()).url).pathname;
    };
    expect(await goesTo('/partnerships')).toBe('/partnerships');
    expect(await goesTo('//evil.example')).toBe('/home');
    expect(await goesTo('https://evil.example/')).toBe('/home');
    expect(await goesTo('/\\evil.example')).toBe('/home');
  });

  it('takes the wanted page from where somebody was turned away', async () => {
    const turnedAway = await place.browser().open('/partnerships');
    expect(turnedAway.heading).toBe('Sign in');
    expect(turnedAway.$('input[name=next]').attr('value')).toBe('/partnerships');
    expect((await place.browser().open('/sign-in?next=//evil.example')).$('input[name=next]')).toHaveLength(0);
  });
});
