import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { people } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aPartnershipFile, aPerson } from '../builders/partnership.ts';
import { aPlace, cookieOf, isSignedIn, lead, type Place } from './sign-in-place.ts';

const hill = aPartnershipFile({ partnership: { id: 'hill', name: 'Hill', year: '202627' } });

let place: Place;
beforeEach(async () => {
  place = await aPlace(aPartnershipFile());
});
afterEach(() => place.stop());

describe('a session', () => {
  it('is a cookie that no script reads, no other site sends and no neighbour sets', async () => {
    const response = await fetch(`${place.url}${await place.link()}`, { method: 'POST', redirect: 'manual' });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-session=[0-9a-z]{40}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
    ]);
  });

  it('is never one that was there before', async () => {
    const browser = place.withCookie('a'.repeat(40));
    await (await browser.open(await place.link())).submit();
    expect(cookieOf(browser)).not.toBe('a'.repeat(40));
    expect(await isSignedIn(place.withCookie('a'.repeat(40)))).toBe(false);
  });

  it('takes the place of the one before in the same browser', async () => {
    const browser = await place.signedIn();
    const old = cookieOf(browser);
    await (await browser.open(await place.link())).submit();
    expect(await isSignedIn(browser)).toBe(true);
    expect(await isSignedIn(place.withCookie(old))).toBe(false);
  });

  it('ends after twelve hours, though its row is still there', async () => {
    const browser = await place.signedIn();
    place.outside.pass(12 * 3600 - 1);
    expect(await isSignedIn(browser)).toBe(true);
    place.outside.pass(1);
    expect(await isSignedIn(browser)).toBe(false);
    expect(place.stored()).toContain('session#');
  });

  it('is no good once its person has left', async () => {
    const browser = await place.signedIn();
    await work(place.outside, 'valley', async (w) => {
      const person = await w.readNeeded(people, 'lead-alder');
      w.write(people, 'lead-alder', { ...person, left: '2027-01-14' });
    });
    expect(await isSignedIn(browser)).toBe(false);
    expect(await place.askFor(lead)).toBeUndefined();
  });

  it('ends by signing out, once or twice, in this browser alone', async () => {
    const [one, other] = [await place.signedIn(), await place.signedIn()];
    const secret = cookieOf(one);
    const home = await one.open('/');
    await home.submit({}, { action: '/sign-out' });
    expect(await isSignedIn(place.withCookie(secret))).toBe(false);
    expect(one.cookies.size).toBe(0);
    expect((await home.submit({}, { action: '/sign-out' })).status).toBe(200);
    expect(await isSignedIn(other)).toBe(true);
  });

  it('ends on all devices at once, and nobody else’s with it', async () => {
    const mine = [];
    for (let device = 0; device < 5; device += 1) mine.push(await place.signedIn());
    const others = await place.signedIn('lead-birch@valley.example');
    const page = await mine[0]?.open('/partnerships');
    await page?.submit({}, { button: 'Sign out on all devices' });
    for (const browser of mine) expect(await isSignedIn(browser)).toBe(false);
    expect(await isSignedIn(others)).toBe(true);
  });

  it('is told to the audit trail, by id', async () => {
    await place.signedIn();
    expect(place.stored()).toMatch(/signed-in\\",\\"by\\":\\"lead-alder|"event\\?":\\?"signed-in/);
  });
});

describe('an address of several people or partnerships', () => {
  const clerk = 'office@valley.example';
  const shared = aPartnershipFile();
  const twoOfOneOffice = {
    ...shared,
    people: shared.people.map((person) =>
      ['lead-alder', 'lead-birch'].includes(person.id) ? aPerson(person.id, { email: clerk }) : person,
    ),
  };
  beforeEach(async () => {
    await place.stop();
    place = await aPlace(twoOfOneOffice, hill);
  });

  it('chooses who to be before signing in', async () => {
    const browser = place.browser();
    const page = await browser.open(await place.link(clerk));
    expect(page.text).toContain('Lead Birch, Valley');
    const undecided = await page.submit();
    expect([undecided.status, undecided.errors]).toEqual([400, ['Choose one of them']]);
    expect(browser.cookies.size).toBe(0);
    const home = await undecided.submit({ as: 'valley/lead-birch' });
    expect(home.text).toContain('Hello Lead Birch');
  });

  it('cannot be anybody else', async () => {
    const browser = place.browser();
    const link = await place.link(clerk);
    for (const as of ['valley/lead-cedar', 'hill/lead-alder', 'valley', '']) {
      expect((await browser.post(link, { as })).status).toBe(400);
    }
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('goes from one partnership to another without a mail, and no further', async () => {
    const both = 'lead-cedar@valley.example';
    const browser = place.browser();
    await (await browser.open(await place.link(both))).submit({ as: 'valley/lead-cedar' });
    const old = cookieOf(browser);
    place.outside.pass(3600);
    const page = await browser.open('/partnerships');
    expect((await page.submit({ as: 'hill/lead-cedar' }, { button: 'Continue' })).url).toMatch(/\/home$/);
    expect(cookieOf(browser)).not.toBe(old);
    expect(await isSignedIn(place.withCookie(old))).toBe(false);
    const now = await browser.open('/partnerships');
    expect(now.$('input[name=as][checked]').attr('value')).toBe('hill/lead-cedar');
    expect((await browser.post('/partnerships', { as: 'hill/lead-alder' })).status).toBe(400);
    place.outside.pass(11 * 3600 - 1);
    expect(await isSignedIn(browser)).toBe(true);
    place.outside.pass(1);
    expect(await isSignedIn(browser)).toBe(false);
  });
});
