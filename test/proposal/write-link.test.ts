import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkAddress } from '../../functions/asking/request-links.ts';
import { decode } from '../../functions/records/kind.ts';
import { requests } from '../../functions/records/kinds.ts';
import type { Browser } from '../../infra/proof/demonstration/browser.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { aWholeFile } from './whole-proposal.ts';

let world: SignedInWorld;
let lead: Browser;
beforeEach(async () => {
  world = await aSignedInWorld(await aWholeFile());
  lead = await world.as('lead-alder');
});
afterEach(() => world.stop());

describe('the link that asks the lead to write', () => {
  const linkOf = async (person: string) => {
    const item = await world.outside.store.get(requests.key(world.partnership, 'write-proposal.proposal-202627-1'));
    const asked = item && decode(requests, item);
    const link = asked?.recipients.find((one) => one.person === person)?.link;
    return new URL((await linkAddress(world.outside, link ?? '')) ?? '').pathname;
  };

  it('leads to the proposal, by way of signing in where that is needed', async () => {
    const page = await world.nobody.open(await linkOf('lead-alder'));
    expect(page.text).toContain('Nothing is missing in the proposal.');
    expect(page.link('Go to the proposal')).toContain('/sign-in?next=%2Fproposal');
    expect((await lead.open(await linkOf('lead-alder'))).link('Go to the proposal')).toMatch(/\/proposal$/);
  });

  it('takes the proposal there, once whoever holds it says who they are', async () => {
    const page = await world.nobody.open(await linkOf('lead-alder'));
    const how = { button: 'Submit the proposal' };
    expect((await page.submit({}, how)).status).toBe(400);
    expect((await world.proposal()).state).toBe('draft');
    expect((await page.submit({ me: 'yes' }, how)).text).toContain('You submitted it');
    expect((await world.proposal()).state).toBe('with-heads');
    expect((await page.submit({ me: 'yes' }, how)).text).toContain('You submitted it');
  });

  it('takes a withdrawal with its reason', async () => {
    const link = await linkOf('lead-alder');
    const page = await (await world.nobody.open(link)).follow('Withdraw the proposal');
    expect((await page.submit({ me: 'yes', reason: '' })).errors).toEqual(['Say why, in a few words']);
    expect((await page.submit({ me: 'yes', reason: 'No time this year' })).text).toContain('You withdrew it');
    expect((await world.proposal()).state).toBe('withdrawn');
  });

  it('lets a deputy read, and offers nothing that only the lead was asked', async () => {
    const link = await linkOf('lead-birch');
    const page = await world.nobody.open(link);
    expect([page.status, page.$('main form').length]).toEqual([200, 0]);
    const before = world.everything();
    await world.nobody.post(link, { me: 'yes' });
    await world.nobody.post(`${link}/withdraw`, { me: 'yes', reason: 'Not mine' });
    expect(world.everything()).toBe(before);
  });
});
