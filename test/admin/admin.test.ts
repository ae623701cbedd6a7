/** The pages of whoever runs the system, through HTTP: who may open them, what they show, what they do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appoint, dismiss } from '../../functions/admin/operator.ts';
import { adminRoutes } from '../../functions/admin/routes.ts';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { linkAddress } from '../../functions/asking/request-links.ts';
import { maxAttempts } from '../../functions/domain/outbox.ts';
import type { Running } from '../../functions/ports.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, people, requests, theOne } from '../../functions/records/kinds.ts';
import { readEvery } from '../../functions/records/read-every.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: SignedInWorld;
const address = 'lead-alder@valley.example';
const running: Running = {
  version: '0.1.0, commit 2abfce57aa',
  backup: { kind: 'copy', at: new Date('2026-10-30T02:30:00.000Z') },
};

const appointed = (email = address) => appoint(world.outside, email, { partnerships: [world.partnership] });
const admin = async (person = 'lead-alder') => world.as(person);
/** What is stored, but for who is signed in: short, so that a difference can be read. */
const facts = (): unknown =>
  world.outside.db
    .prepare("SELECT partition, sort, version FROM items WHERE sort NOT LIKE 'session%' ORDER BY 1, 2")
    .all();
const trail = async (name: string) => (await world.events()).filter(({ event }) => event === name);

const giveUp = (effect: string, partnership = world.partnership) =>
  world.outside.store.commit({
    put: [
      {
        partition: `effect#${effect}`,
        sort: 'effect',
        expect: 'absent',
        body: {
          ...{
            id: effect,
            at: '2026-11-01T09:00:00.000Z',
            attempts: maxAttempts,
          },
          payload: {
            kind: 'mail',
            partnership,
            template: 'ask',
            to: 'lead-alder',
          },
          setAside: {
            at: '2026-11-02T08:00:00.000Z',
            because: 'Error: 550 not from here',
          },
        },
        indexes: {
          due: {
            partition: 'set-aside',
            sort: `2026-11-02T08:00:00.000Z#${effect}`,
          },
        },
      },
    ],
  });

beforeAll(async () => {
  world = await aSignedInWorld();
  Object.assign(world.outside, { running: async () => running });
});
afterAll(() => world.stop());

describe('whoever runs the system', () => {
  it('is nobody before the command appoints them, whatever part they have', async () => {
    for (const person of ['lead-alder', 'head-alder', 'clerk-alder-board']) {
      const browser = await world.as(person);
      for (const { method, path } of adminRoutes) {
        const seen = await (method === 'GET' ? browser.open(path) : browser.post(path, { all: 'yes' }));
        expect([path, seen.status, seen.heading]).toEqual([path, 403, 'This page is for whoever runs the system']);
        expect(seen.text).toContain('npm run admin -- appoint');
        expect(await htmlMistakes(seen.html)).toEqual([]);
      }
    }
    expect((await world.nobody.open('/admin')).heading).toBe('Sign in');
  });

  it('is appointed by an address with which somebody can sign in, and every trail says so', async () => {
    expect(await appointed('stranger@elsewhere.example')).toMatchObject({
      ok: false,
      refusal: 'nobody',
    });
    expect(await appointed(' Lead-Alder@valley.example ')).toMatchObject({
      ok: true,
      value: 'appointed',
    });
    expect(await appointed()).toMatchObject({ ok: true, value: 'before' });
    const [told, ...more] = await trail('operator-appointed');
    expect(told?.facts).toMatchObject({ person: 'lead-alder' });
    expect(more).toEqual([]);
    expect(JSON.stringify(await world.events())).not.toContain(address);
    expect((await (await admin()).open('/admin')).status).toBe(200);
    expect((await (await admin('head-alder')).open('/admin')).status).toBe(403);
  });

  it('sees version, last sweep, backup, what waits, and that looking changes nothing', async () => {
    const browser = await admin();
    const first = await browser.open('/admin');
    expect(first.text).toContain('0.1.0, commit 2abfce57aa');
    expect(first.text).toContain('None is written down yet');
    expect(first.text).toContain('30 October 2026, 02:30, 3 days ago');
    expect(first.text).toContain('Too old');
    await dailySweep(world.outside);
    const before = facts();
    const second = await browser.open('/admin');
    expect(second.text).toContain('2 November 2026, 09:00');
    expect(second.text).toContain('Everything that was due was looked at.');
    expect(second.text).toMatch(/On its way out\s*\d+ emails? (or doorbell|and doorbells)/);
    expect(second.text).toContain('Nothing has been given up.');
    expect(await htmlMistakes(second.html)).toEqual([]);
    expect(facts()).toEqual(before);
  });

  it('is told where nothing is known, and never that all is well', async () => {
    const browser = await admin();
    Object.assign(world.outside, { running: undefined });
    expect((await browser.open('/admin')).text).toContain('We could not find out');
    Object.assign(world.outside, {
      running: async () => ({ ...running, backup: { kind: 'none' } }),
    });
    expect((await browser.open('/admin')).text).toContain('No backup of this folder has been made');
    Object.assign(world.outside, { running: async () => running });
  });

  it('sees every partnership with what waits, and the addresses that refuse our emails by their domain', async () => {
    const file = aPartnershipFile();
    await world.bringIn({
      ...file,
      partnership: { ...file.partnership, id: 'elsewhere', name: 'Elsewhere' },
    });
    await world.given(async (tx) => {
      const person = await tx.readNeeded(people, 'head-alder');
      tx.write(people, person.id, { ...person, noMail: 'bounced' });
    });
    const { text, html } = await (await admin()).open('/admin');
    expect(text).toContain('Elsewhere (elsewhere)');
    expect(text).toContain('Writing the plan');
    expect(text).toContain('1 thing');
    expect(text).toContain('Emails come back');
    expect(text).toContain('valley.example');
    expect(text).not.toContain('head-alder@valley.example');
    expect(html).not.toContain('href="/find/invite"');
    expect(text).toContain('an admin or an adviser of a partnership can');
    expect(await htmlMistakes(html)).toEqual([]);
  });

  it('shows a partnership whose record cannot be read as that, and the others all the same', async () => {
    const key = partnerships.key('elsewhere', theOne);
    const item = await world.outside.store.get(key);
    if (!item) throw new Error('a partnership');
    const put = {
      ...key,
      expect: item.version,
      body: { ...item.body, name: 7 },
      indexes: item.indexes ?? {},
    };
    await world.outside.store.commit({ put: [put] });
    const { text } = await (await admin()).open('/admin');
    expect(text).toContain('Its record cannot be read');
    expect(text).toContain('Valley Partnership');
    await world.outside.store.commit({
      put: [{ ...put, expect: item.version + 1, body: item.body }],
    });
  });

  it('goes through more partnerships than a page holds, and a made-up cursor leads nowhere', async () => {
    const browser = await admin();
    expect((await browser.open('/admin?after=made-up')).status).toBe(404);
    const file = aPartnershipFile();
    for (let at = 0; at < 30; at += 1) {
      const id = `many-${String(at).padStart(2, '0')}`;
      await world.bringIn({
        ...file,
        partnership: { ...file.partnership, id, name: `Many ${at}` },
      });
    }
    const first = await browser.open('/admin');
    const [, next = ''] = /href="(\/admin\?after=[^"]+)"/.exec(first.html) ?? [];
    const second = await browser.open(next);
    expect(first.text).not.toContain('Valley Partnership (valley)');
    expect(second.text).toContain('Valley Partnership (valley)');
    expect(second.html).not.toContain('/admin?after=');
  });

  it('puts one thing back that was given up, once, and the trail of its partnership says so', async () => {
    await giveUp('one');
    const browser = await admin();
    const page = await browser.open('/admin');
    expect(page.text).toContain('Error: 550 not from here');
    const done = await browser.post('/admin/again', { effect: 'one' });
    expect(done.text).toContain('1 thing put back');
    const again = await browser.post('/admin/again', { effect: 'one' });
    expect(again.text).toContain('Nothing was changed');
    expect((await trail('mail-tried-again')).map(({ by, facts }) => [by, facts.count])).toEqual([['lead-alder', 1]]);
    const item = await world.outside.store.get({
      partition: 'effect#one',
      sort: 'effect',
    });
    expect(item?.body).toMatchObject({ attempts: 0 });
    expect(item?.body.setAside).toBeUndefined();
  });

  it('puts all of it back, also what names no partnership that there is', async () => {
    await giveUp('two');
    await giveUp('three', 'never-there');
    const done = await (await admin()).post('/admin/again', { all: 'yes' });
    expect(done.text).toContain('2 things put back');
    expect((await (await admin()).post('/admin/again', { all: 'no' })).status).toBe(400);
    expect((await (await admin()).post('/admin/again', { effect: 'x', extra: 'y' })).status).toBe(400);
  });

  it('may no more from the moment they are dismissed, and the trail says that too', async () => {
    await appointed('head-alder@valley.example');
    const browser = await admin('head-alder');
    expect((await browser.open('/admin')).status).toBe(200);
    await dismiss(world.outside, 'head-alder@valley.example', {
      partnerships: [world.partnership],
    });
    expect((await browser.open('/admin')).status).toBe(403);
    expect(await trail('operator-dismissed')).toHaveLength(1);
    const nobody = await dismiss(world.outside, 'head-alder@valley.example', {
      partnerships: [],
    });
    expect(nobody).toMatchObject({ ok: false, refusal: 'nobody' });
  });

  it('finds the page from home, where they are the partnership’s admin too', async () => {
    expect((await (await admin()).open('/home')).html).not.toContain('href="/admin"');
    await world.given(async (tx) => {
      const whole = await tx.readNeeded(partnerships, theOne);
      tx.write(partnerships, theOne, {
        ...whole,
        roles: { ...whole.roles, admin: 'lead-alder' },
      });
    });
    expect((await (await admin()).open('/home')).html).toContain('href="/admin"');
    const page = await (await admin()).open('/admin');
    expect(page.html).toContain('href="/find/invite"');
    expect((await (await admin()).open('/find/invite')).status).toBe(200);
  });
});

describe('an incident sheet', () => {
  const sheet = async (what: string, partnership?: string) =>
    (await admin()).post('/admin/incident', {
      what,
      ...(partnership !== undefined && { partnership }),
    });
  const leadsLink = async (): Promise<string> => {
    const [request] = await readEvery(world.outside.store, requests, world.partnership);
    const link = request?.recipients.find(({ person }) => person === 'lead-alder')?.link ?? '';
    return (await linkAddress(world.outside, link)) ?? '';
  };

  it('says of a person who sees their name and address, what they did, and whom to tell', async () => {
    const { status, text, html } = await sheet('Lead-Alder@valley.example');
    expect(status).toBe(200);
    expect(text).toContain('Lead Alder, in Valley Partnership');
    expect(text).toContain('Everybody with a part in Valley Partnership');
    expect(text).toMatch(/Links in their mailbox that can still be answered with\s*1/);
    expect(text).toContain('data protection contact of Alder');
    expect(text).toContain('Clerk Alder Board');
    expect(text).toContain('Asked about writing the proposal');
    expect(text).toContain('within 72 hours');
    expect(text).toContain('nobody can say who read a page');
    expect(await htmlMistakes(html)).toEqual([]);
  });

  it('says of a link for whom it is and what it opens, and shows no part of its secret', async () => {
    const link = await leadsLink();
    const { status, text, html } = await sheet(`<${link}>`);
    expect(status).toBe(200);
    expect(text).toContain('The link of Lead Alder about writing the proposal');
    expect(text).toMatch(/Can still be answered with\s*Yes/);
    expect(html).not.toContain(link.split('.').at(-1));
    expect(await htmlMistakes(html)).toEqual([]);
  });

  it('says of a file who may take it, by the permissions that its own page keeps', async () => {
    const { text } = await sheet('/documents/mou/202627-1/evidence/pdf', world.partnership);
    expect(text).toContain('The evidence of a signed document, of Valley Partnership');
    expect(text).toContain('Clerk Birch Board');
    expect(text).not.toContain('Alder Board 3');
    expect((await sheet('/audit/file', 'elsewhere')).text).toContain('The audit trail as a file, of Elsewhere');
  });

  it('is written into the trail of the partnership that it is about, and shows nothing without that', async () => {
    const before = (await trail('incident-looked-into')).length;
    await sheet('lead-alder@valley.example');
    const looked = await trail('incident-looked-into');
    expect(looked).toHaveLength(before + 1);
    expect(looked.at(-1)).toMatchObject({
      by: 'lead-alder',
      facts: { about: 'person' },
    });
  });

  it.each([
    ['', 'Enter an email address'],
    ['what is this', 'Enter an email address'],
    ['nobody@valley.example', 'Nobody in any partnership'],
    [
      'https://partnership.example/l/00000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      'no link of ours',
    ],
    ['/search/00000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'no link of ours'],
    ['/sign-in/00000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'no link of ours'],
    ['a'.repeat(64), 'has this fingerprint'],
    ['javascript:alert(1)', 'Enter an email address'],
    ['x'.repeat(2001), '2,000 characters'],
  ])('says of %j what is expected, keeps what was typed, and writes nothing', async (typed, says) => {
    const before = facts();
    const { status, text, html } = await sheet(typed);
    expect([status, text]).toEqual([400, expect.stringContaining(says)]);
    expect(facts()).toEqual(before);
    expect(await htmlMistakes(html)).toEqual([]);
  });

  it('refuses a partnership that there is none of, and fields that its form has not', async () => {
    expect((await sheet('/audit/file', 'never-there')).text).toContain('no partnership with this short name');
    expect((await sheet('/audit/file', 'No Slug!')).status).toBe(400);
    expect((await (await admin()).post('/admin/incident', { what: 'x', extra: 'y' })).status).toBe(400);
  });
});

it('the kinds that are kept of it are read back by their schemas', async () => {
  const item = await world.outside.store.get({
    partition: 'sweep',
    sort: 'last-sweep',
  });
  expect(item?.body).toMatchObject({ failed: 0 });
  expect(
    decode(
      partnerships,
      (await world.outside.store.get(partnerships.key(world.partnership, theOne))) ?? {
        ...partnerships.key('', ''),
        version: 0,
        body: {},
      },
    ).id,
  ).toBe('valley');
});
