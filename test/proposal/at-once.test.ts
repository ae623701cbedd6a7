import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../infra/proof/demonstration/browser.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { birch, writeItAll } from './whole-proposal.ts';

let world: SignedInWorld;
let lead: Browser;
let deputy: Browser;
beforeEach(async () => {
  world = await aSignedInWorld(aPartnershipFile({}, 2));
  [lead, deputy] = [await world.as('lead-alder'), await world.as('lead-birch')];
});
afterEach(() => world.stop());

const aim = (what: string) => ({ what, 'by-day': '1', 'by-month': '7', 'by-year': '2027' });
const addAim = async (browser: Browser, what: string) =>
  (await browser.open('/proposal/aims/add.aims')).submit(aim(what));
const whats = async () => (await world.content()).aims.map(({ what }) => what);

describe('two people who write at once', () => {
  it('see both answers to one question, and choose', async () => {
    const [mine, theirs] = [await lead.open('/proposal/values'), await deputy.open('/proposal/values')];
    await theirs.submit({ values: 'Theirs', groundRules: 'Shared rule' });
    const both = await mine.submit({ values: 'Mine', groundRules: 'Shared rule' });
    expect([both.status, both.heading]).toEqual([409, 'Somebody else changed this while you were writing']);
    expect(both.text).toContain('Values: in the proposal nowTheirs');
    expect(both.text).not.toContain('Ground rules: in the proposal now');
    expect(both.$('textarea[name=values]').text()).toBe('Mine');
    expect((await world.content()).values).toEqual(['Theirs']);
    expect((await both.follow('Keep what stands there now')).$('textarea[name=values]').text()).toBe('Theirs');
    await both.submit();
    expect((await world.content()).values).toEqual(['Mine']);
  });

  it('do not disturb each other in different questions, or with entries that they add', async () => {
    const pages = [await lead.open('/proposal/values'), await deputy.open('/proposal/purpose')];
    await pages[0]?.submit({ values: 'Mine' });
    expect((await pages[1]?.submit({ title: 'Theirs' }))?.status).toBe(200);
    const adding = [await lead.open('/proposal/aims/add.aims'), await deputy.open('/proposal/aims/add.aims')];
    for (const [at, page] of adding.entries()) expect((await page.submit(aim(`Aim ${at}`))).status).toBe(200);
    expect(await world.content()).toMatchObject({ values: ['Mine'], title: 'Theirs' });
    expect(await whats()).toEqual(['Aim 0', 'Aim 1']);
  });

  it('change the entry that they opened, also where it has moved up', async () => {
    for (const what of ['First', 'Second', 'Third']) await addAim(lead, what);
    const third = await lead.open('/proposal/aims/aims.3');
    await (await deputy.open('/proposal/aims/aims.1/remove')).submit();
    expect((await third.submit({ what: 'Third, changed' })).status).toBe(200);
    expect(await whats()).toEqual(['Second', 'Third, changed']);
  });

  it('never remove or overwrite an entry that they did not look at', async () => {
    for (const what of ['First', 'Second']) await addAim(lead, what);
    const removing = await lead.open('/proposal/aims/aims.1/remove');
    const changing = await lead.open('/proposal/aims/aims.1');
    await (await deputy.open('/proposal/aims/aims.1')).submit({ what: 'First, changed' });
    await removing.submit();
    expect(await whats()).toEqual(['First, changed', 'Second']);
    const gone = await changing.submit({ what: 'First, by me' });
    expect([gone.status, gone.heading]).toEqual([409, 'Somebody else changed this list while you were writing']);
    expect(await whats()).toEqual(['First, changed', 'Second']);
    expect(gone.$('#what').attr('value')).toBe('First, by me');
    await gone.submit();
    expect(await whats()).toEqual(['First, changed', 'Second', 'First, by me']);
  });

  it('see both versions of what one school says', async () => {
    const path = `/proposal/promises/schools.${birch}`;
    const [mine, theirs] = [await lead.open(path), await deputy.open(path)];
    await theirs.submit({ hours: '10', pence: '5' });
    const both = await mine.submit({ hours: '20', pence: '5' });
    expect(both.status).toBe(409);
    expect(both.text).toContain('Hours of staff time in the year: in the proposal now10 hours');
    expect(both.text).not.toContain('Money in the year, in pounds: in the proposal now');
    await both.submit({ hours: '15' });
    expect((await world.content()).schools).toMatchObject([{ urn: birch, hours: 15, pence: 500 }]);
  });

  it('can fill in the two questions about one school that has said nothing yet', async () => {
    const promises = await lead.open(`/proposal/promises/schools.${birch}`);
    const offers = await deputy.open(`/proposal/offers-and-needs/schools.${birch}`);
    await offers.submit({ offers: 'A hall' });
    expect((await promises.submit({ hours: '10' })).status).toBe(200);
    expect((await world.content()).schools).toMatchObject([{ urn: birch, offers: ['A hall'], hours: 10 }]);
  });

  it('keep what was typed for a purpose that somebody has removed', async () => {
    await writeItAll(lead);
    const changing = await lead.open('/proposal/success/purposes.science-in-a-laboratory');
    await (await deputy.open('/proposal/purposes/purposes.science-in-a-laboratory/remove')).submit();
    const gone = await changing.submit({ success: 'A sentence that took ten minutes' });
    expect([gone.status, gone.heading]).toEqual([409, 'This was not saved']);
    expect(gone.text).toContain('A sentence that took ten minutes');
  });

  it('keep what was typed when the other submits meanwhile', async () => {
    await writeItAll(lead);
    const writing = await lead.open('/proposal/outcomes');
    const adding = await lead.open('/proposal/aims/add.aims');
    await (await deputy.open('/proposal/submit')).submit({}, { button: 'Submit the proposal' });
    const before = await world.content();
    for (const late of [await writing.submit({ outcomes: 'My words' }), await adding.submit(aim('My words'))]) {
      expect([late.status, late.heading]).toEqual([409, 'This was not saved']);
      expect(late.text).toContain('My words');
    }
    expect(await world.content()).toEqual(before);
  });

  it('lose nothing when both save in the same moment', async () => {
    const pages = await Promise.all(
      [lead, deputy, lead, deputy].map((browser) => browser.open('/proposal/aims/add.aims')),
    );
    const saved = await Promise.all(pages.map((page, at) => page.submit(aim(`Aim ${at}`))));
    expect(saved.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await whats()).toSorted()).toEqual(['Aim 0', 'Aim 1', 'Aim 2', 'Aim 3']);
    const values = await Promise.all([lead, deputy].map((browser) => browser.open('/proposal/values')));
    const answers = await Promise.all(values.map((page, at) => page.submit({ values: `Value ${at}` })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});
