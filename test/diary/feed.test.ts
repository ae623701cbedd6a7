/** The diary in calendar programs: read back by another parser, ended by a new address, never a name or a commit. */
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diaryFeeds } from '../../functions/records/diary.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { aPlan, aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
const meetings = ['2026-12-06', '2027-01-20', '2027-06-03'].map((date) => ({
  date,
  time: '15:45',
  host: '900001',
  thinkPiece: '900002',
}));

beforeEach(async () => {
  world = await aYear({
    plan: aPlan({ meetings, agreement: { form: 'mou', from: '2026-09-01', until: '2027-08-31' } }),
  });
});
afterEach(() => world.stop());

const addressesOf = async (person: string): Promise<string[]> => {
  const page = await (await world.signedIn(person)).open('/diary/feed');
  return page
    .$('code.sp-address')
    .toArray()
    .map((code) => page.$(code).text());
};
const made = async (person: string, fields: Readonly<Record<string, string>> = {}): Promise<string[]> => {
  await (await world.signedIn(person)).post('/diary/feed', fields);
  return addressesOf(person);
};
/** As a calendar program asks for it, with no cookie. */
const get = (address: string | undefined, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${world.url}${new URL(address ?? '').pathname}`, { headers });
const eventsOf = async (address: string | undefined): Promise<ICAL.Event[]> => {
  const calendar = new ICAL.Component(ICAL.parse(await (await get(address)).text()));
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
};
const titles = (events: readonly ICAL.Event[]): string[] => events.map(({ summary }) => summary);

describe('the address of a calendar', () => {
  it('is made by whoever wants one, and shows the diary in UTC, winter and summer, with the same name for good', async () => {
    expect(await addressesOf('lead-alder')).toEqual([]);
    const [address] = await made('lead-alder');
    const events = await eventsOf(address);
    expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
      '2026-12-06T15:45:00.000Z',
      '2027-01-20T15:45:00.000Z',
      '2027-06-03T14:45:00.000Z',
    ]);
    expect(events[0]?.component.getFirstPropertyValue('sequence')).toBe(0);
    expect(events[0]?.location).toContain('Alder');
  });

  it('shows a moved date as the same entry, and one called off as cancelled', async () => {
    const [address] = await made('lead-alder');
    const before = (await eventsOf(address))[0];
    const lead = await world.signedIn('lead-alder');
    const first = await lead.open('/diary/m-2026-12-06-1545');
    await first.submit({ to: '2026-12-07', reason: 'Nobody comes on a Sunday' });
    const second = await lead.open('/diary/m-2027-01-20-1545');
    await second.submit({ to: 'cancel', reason: 'No need' });
    const after = await eventsOf(address);
    const moved = after.find(({ uid }) => uid === before?.uid);
    expect(moved?.startDate.toJSDate().toISOString()).toBe('2026-12-07T15:45:00.000Z');
    expect(moved?.component.getFirstPropertyValue('sequence')).toBe(1);
    const cancelled = after.find(({ summary }) => summary.startsWith('Cancelled: '));
    expect(cancelled?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('ends with a newer one, and is then not found, like an address that is not right', async () => {
    const [old] = await made('lead-alder');
    const [now] = await made('lead-alder');
    expect(now).not.toBe(old);
    expect((await get(old)).status).toBe(404);
    expect((await get(now)).status).toBe(200);
    expect((await get(now?.replace(/.(?=\/calendar)/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(404);
  });

  it('ends with the person’s part', async () => {
    const [address] = await made('lead-dell');
    await work(world.outside, world.partnership, async (tx) => {
      const partnership = await tx.readNeeded(partnerships, theOne);
      const schools = partnership.schools.map((school) =>
        school.lead === 'lead-dell' ? { ...school, lead: 'lead-alder' } : school,
      );
      tx.write(partnerships, theOne, { ...partnership, schools });
    });
    expect((await get(address)).status).toBe(404);
  });

  it('of a staffroom names nobody, and is made by the school’s own head or lead only', async () => {
    const [only] = await made('lead-birch', { school: '900002' });
    const text = await (await get(only)).text();
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER/);
    expect(titles(await eventsOf(only))).toHaveLength(3);
    const other = await world.signedIn('lead-birch');
    expect((await other.post('/diary/feed', { school: '900001' })).status).toBe(403);
  });

  it('is asked a hundred times without a commit, and answers that nothing has changed', async () => {
    const [address] = await made('lead-alder');
    const first = await get(address);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const before = world.commits();
    for (let asked = 0; asked < 100; asked += 1) await get(address, { 'if-none-match': etag });
    const again = await get(address, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(world.commits()).toBe(before);
    const page = await (await world.signedIn('lead-alder')).open('/diary/m-2026-12-06-1545');
    await page.submit({ to: '2026-12-07', reason: 'Nobody comes on a Sunday' });
    expect((await get(address, { 'if-none-match': etag })).status).toBe(200);
    expect(await world.read(diaryFeeds, theOne)).toMatchObject({ changes: 1, rounds: { 'person:lead-alder': 0 } });
  });
});
