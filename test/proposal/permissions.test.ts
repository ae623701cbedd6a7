import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPartnershipFile, aPerson } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';

let world: SignedInWorld;
beforeEach(async () => {
  const file = aPartnershipFile({}, 2);
  world = await aSignedInWorld({ ...file, people: [...file.people, aPerson('tutor')] });
});
afterEach(() => world.stop());

const readable = ['/proposal', '/proposal/preview', '/proposal/versions'];
const writable = ['/proposal/values', '/proposal/aims/add.aims', '/proposal/promises/schools.900001'];
/** Each form, and who may send it, in the parts of `aPartnership`. */
const forms: readonly (readonly [path: string, fields: Record<string, string>, who: readonly string[]])[] = [
  ['/proposal/values', { shown: '', values: 'x' }, ['lead-alder', 'lead-birch']],
  ['/proposal/aims/add.aims', { shown: '', what: '' }, ['lead-alder', 'lead-birch']],
  ['/proposal/aims/aims.1/remove', { shown: '' }, ['lead-alder', 'lead-birch']],
  ['/proposal/submit', {}, ['lead-alder', 'lead-birch']],
  ['/proposal/withdraw', { reason: '' }, ['lead-alder']],
  ['/proposal/revise', {}, ['lead-alder', 'lead-birch']],
  ['/proposal/clone', { from: 'x', shown: '' }, ['lead-alder', 'lead-birch']],
];
const parts = ['lead-alder', 'lead-birch', 'head-alder', 'chaser', 'mediator', 'clerk-alder-board', 'birch-board-2'];

describe('the pages of the proposal', () => {
  it.each(parts)('can be read by %s', async (person) => {
    const browser = await world.as(person);
    for (const path of readable) expect((await browser.open(path)).status, path).toBe(200);
  });

  it.each(parts)('show %s its forms only where they may write', async (person) => {
    const browser = await world.as(person);
    const mayWrite = person.startsWith('lead-');
    for (const path of writable) {
      const page = await browser.open(path);
      expect([path, page.status]).toEqual([path, mayWrite ? 200 : 403]);
      expect(page.html.includes('novalidate')).toBe(mayWrite);
    }
    const list = await browser.open('/proposal');
    expect(list.$('.govuk-task-list a').length > 0).toBe(mayWrite);
  });

  it.each(parts)('take from %s only what is theirs to send', async (person) => {
    const browser = await world.as(person);
    const before = world.everything();
    for (const [path, fields, who] of forms) {
      const { status } = await browser.post(path, fields);
      expect([path, status === 403]).toEqual([path, !who.includes(person)]);
      if (!who.includes(person)) expect(world.everything(), path).toBe(before);
    }
  });

  it('are closed to somebody who is listed but has no part', async () => {
    const tutor = await world.as('tutor');
    for (const path of [...readable, ...writable]) expect((await tutor.open(path)).status, path).toBe(403);
  });

  it('ask whoever is not signed in to sign in, and take nothing from them', async () => {
    const before = world.everything();
    const asked = await world.nobody.open('/proposal/values');
    expect(asked.url).toContain('/sign-in?next=%2Fproposal%2Fvalues');
    for (const [path, fields] of forms) expect((await world.nobody.post(path, fields)).status, path).toBe(403);
    expect(world.everything()).toBe(before);
  });

  it('show somebody of another partnership nothing of this one', async () => {
    const other = aPartnershipFile({}, 3);
    await world.bringIn({ ...other, partnership: { id: 'dale', name: 'Dale Partnership', year: '202728' } });
    await (await world.as('lead-alder')).post('/proposal/aims/add.aims', {
      shown: '',
      what: 'Ours alone',
      'by-day': '1',
      'by-month': '7',
      'by-year': '2027',
    });
    const stranger = await world.as('lead-alder', 'dale');
    expect((await stranger.open('/proposal/aims/aims.1')).status).toBe(404);
    expect((await stranger.open('/proposal/aims')).text).not.toContain('Ours alone');
    expect((await stranger.open('/proposal')).text).toContain('Dale Partnership');
    expect((await stranger.open('/proposal/clone')).status).toBe(404);
    expect((await stranger.post('/proposal/aims/aims.1/remove', { shown: '' })).status).toBe(409);
    expect((await world.content()).aims).toMatchObject([{ what: 'Ours alone' }]);
  });

  it('change nothing when they are looked at', async () => {
    const before = world.everything();
    const lead = await world.as('lead-alder');
    const signedIn = world.everything();
    for (const path of [...readable, ...writable, '/proposal/withdraw', '/home', '/questions']) await lead.open(path);
    expect(world.everything()).toBe(signedIn);
    expect(before).not.toBe(signedIn);
  });
});
