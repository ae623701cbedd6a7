/** A piece of the proposal that the lead gives to somebody else: asked by mail, written behind a link, sent or taken back. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listOpenRequests } from '../../functions/asking/open-requests.ts';
import { linkAddress } from '../../functions/asking/request-links.ts';
import { type Request, recipientOf } from '../../functions/domain/asking/request.ts';
import { questionIds } from '../../functions/domain/proposal/proposal-questions.ts';
import { giveOutPiece } from '../../functions/proposal/pieces.ts';
import { withdraw } from '../../functions/proposal/withdraw.ts';
import { buildStylesheet } from '../../infra/assets/stylesheet.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { evidenceOf } from '../builders/request.ts';
import { aSignedInWorld, type SignedInWorld } from '../builders/signed-in.ts';
import { htmlMistakes } from '../html-rules.ts';
import { aWholeFile } from './whole-proposal.ts';

let world: SignedInWorld;
afterEach(() => world.stop());

const pieces = async (): Promise<readonly Request[]> =>
  (await listOpenRequests(world.outside, world.partnership)).filter(({ kind }) => kind === 'write-piece');

/** The link of whoever has this piece, as their mail gives it. */
const linkTo = async (question: string, person: string): Promise<string> => {
  const request = (await pieces()).find(({ piece }) => piece?.question === question);
  const link = request && recipientOf(request, person)?.link;
  const address = link && (await linkAddress(world.outside, link));
  if (!address) throw new Error(`${person} has no link to ${question}`);
  return new URL(address).pathname;
};

const giveOut = async (question: string, to: Readonly<Record<string, string>>) => {
  const lead = await world.as('lead-alder');
  const page = await lead.open(`/proposal/${question}`);
  const form = await page.follow('Ask somebody else to write this piece');
  return form.submit(to);
};
const mailsNamed = async (template: string) =>
  (await world.effects()).flatMap((effect) => (effect.kind === 'mail' && effect.template === template ? [effect] : []));

describe('a piece that is given out', () => {
  it('is asked for by a mail of its own, and the list says who has it since when', async () => {
    world = await aSignedInWorld();
    const done = await giveOut('values', { person: 'head-birch' });
    expect(done.text).toContain('They are asked to write this piece.');
    expect(done.text).toContain('Head Birch was asked on 2 November 2026. It is due on 9 November 2026.');
    expect(done.text).toContain('The next reminder goes out on 5 November 2026.');
    const list = await (await world.as('lead-alder')).open('/proposal');
    expect(list.text).toContain('Head Birch was asked on 2 November 2026.');
    const [asked] = (await mailsNamed('ask')).filter(({ request }) => request?.startsWith('write-piece'));
    expect(asked?.to).toBe('head-birch');
    expect((await world.events()).map(({ event }) => event)).toContain('piece-given-out');
    const trail = await (await world.as('lead-alder')).open('/audit');
    expect(trail.text).toContain('Head Birch was asked to write a piece of the proposal: What values and ground rules');
  });

  it('goes to somebody new at a school, who sees that piece and nothing else', async () => {
    world = await aSignedInWorld();
    await giveOut('values', { name: 'Sam Lee', email: 'sam.lee@birch.example' });
    const [request] = await pieces();
    const person = request?.recipients[0]?.person ?? '';
    const path = await linkTo('values', person);
    const page = await world.nobody.open(path);
    expect(page.heading).toBe('What values and ground rules do we share?');
    expect(page.text).toContain('This page is for Sam Lee');
    expect(page.text).toContain('by 9 November 2026. It takes about 6 minutes.');
    const inside = page
      .$('main a[href]')
      .get()
      .map((each) => page.$(each).attr('href') ?? '');
    expect(inside.filter((href) => href.startsWith('/proposal'))).toEqual([]);
    expect(await htmlMistakes(page.html)).toEqual([]);
  });

  it('is saved, gone on with later, then sent with one button; the lead is told, and nobody is chased', async () => {
    world = await aSignedInWorld();
    await giveOut('values', { person: 'head-birch' });
    const path = await linkTo('values', 'head-birch');
    const first = await (await world.nobody.open(path)).submit(
      { values: 'We tell the truth' },
      { button: 'go on later' },
    );
    expect(first.status).toBe(200);
    expect((await world.content()).values).toEqual(['We tell the truth']);
    const again = await world.nobody.open(path);
    expect(again.$('textarea[name=values]').text()).toBe('We tell the truth');
    const sent = await again.submit({ groundRules: 'We answer in three days' }, { button: 'Save and send it' });
    expect(sent.text).toContain('You wrote your piece');
    expect((await world.content()).groundRules).toEqual(['We answer in three days']);
    expect(await pieces()).toEqual([]);
    expect((await mailsNamed('piece-written')).map(({ to }) => to)).toEqual(['lead-alder']);
    expect((await world.nobody.open(path)).text).toContain('You wrote your piece');
  });

  it('with mistakes is shown again, and is not sent', async () => {
    world = await aSignedInWorld();
    await giveOut('leaving', { person: 'head-birch' });
    const page = await world.nobody.open(await linkTo('leaving', 'head-birch'));
    const wrong = await page.submit({ noticeDays: 'soon' }, { button: 'Save and send it' });
    expect(wrong.status).toBe(400);
    expect(wrong.errors).toHaveLength(1);
    expect(await pieces()).toHaveLength(1);
  });

  it('that is a list takes entries one by one, and is then sent', async () => {
    world = await aSignedInWorld(aPartnershipFile({}, 2));
    await giveOut('aims', { person: 'head-birch' });
    const path = await linkTo('aims', 'head-birch');
    const add = await (await world.nobody.open(path)).follow('Add an aim');
    const listed = await add.submit({
      what: 'A choir of two schools',
      'by-day': '1',
      'by-month': '7',
      'by-year': '2027',
    });
    expect(listed.text).toContain('A choir of two schools');
    const remove = await listed.follow('Remove A choir of two schools');
    expect(remove.heading).toBe('Remove this aim?');
    expect((await (await remove.follow('Keep it')).submit({}, { button: 'Send it' })).text).toContain(
      'You wrote your piece',
    );
    expect((await world.content()).aims.map(({ what }) => what)).toContain('A choir of two schools');
  });

  it('can be handed over to the right person', async () => {
    world = await aSignedInWorld();
    await giveOut('values', { person: 'head-birch' });
    const page = await world.nobody.open(await linkTo('values', 'head-birch'));
    const form = await page.follow('Hand it over');
    await form.submit({ name: 'Ada Moss', email: 'ada.moss@birch.example', me: 'yes' });
    const [request] = await pieces();
    expect(request?.recipients.map(({ state }) => state)).toEqual(['replaced', 'asked']);
    expect((await world.nobody.open(page.url)).status).toBe(410);
  });
});

describe('a piece that is taken back', () => {
  it('says so behind its link, keeps what was saved, and can be given out again', async () => {
    world = await aSignedInWorld();
    await giveOut('values', { person: 'head-birch' });
    const path = await linkTo('values', 'head-birch');
    const open = await world.nobody.open(path);
    await open.submit({ values: 'We tell the truth' }, { button: 'go on later' });
    const lead = await world.as('lead-alder');
    const back = await (await lead.open('/proposal/values')).submit({}, { button: 'Take it back' });
    expect(back.text).toContain('Nobody is asked to write this piece any more.');
    const late = await open.submit({ values: 'Something else' }, { button: 'Save and send it' });
    expect([late.status, late.heading]).toEqual([409, 'This was not saved']);
    expect(late.text).toContain('Something else');
    expect((await world.content()).values).toEqual(['We tell the truth']);
    expect((await world.nobody.open(path)).heading).toBe('This is no longer asked');
    expect((await mailsNamed('piece-taken-back')).map(({ to }) => to)).toEqual(['head-birch']);
    await giveOut('values', { person: 'head-birch' });
    expect(await pieces()).toHaveLength(1);
    expect((await world.nobody.open(await linkTo('values', 'head-birch'))).status).toBe(200);
  });
});

describe('giving a piece out is refused', () => {
  it('to nobody, to two people at once, to a bad address, to oneself', async () => {
    world = await aSignedInWorld();
    expect((await giveOut('values', {})).errors).toEqual(['Choose somebody, or enter somebody new below']);
    expect((await giveOut('values', { person: 'head-birch', name: 'Sam' })).errors).toHaveLength(1);
    expect((await giveOut('values', { name: 'S', email: 'nowhere' })).errors).toHaveLength(2);
    const other = await giveOut('values', { name: 'Sam Lee', email: 'HEAD-birch@valley.example' });
    expect(other.errors).toEqual(['Somebody else is listed with this address: choose them above']);
    const lead = await world.as('lead-alder');
    const self = await lead.post('/proposal/values/give-out', { person: 'lead-alder', name: '', email: '' });
    expect(self.errors).toEqual(['This is you: choose somebody else, or write it yourself']);
    expect(await pieces()).toEqual([]);
  });

  it('a second time, by two who press at once', async () => {
    world = await aSignedInWorld();
    const to = (person: string) =>
      giveOutPiece(world.outside, {
        partnership: world.partnership,
        proposal: '202627',
        by: 'lead-alder',
        question: 'values',
        to: person,
      });
    const both = await Promise.all([to('head-birch'), to('head-cedar')]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await pieces()).toHaveLength(1);
  });
});

describe('every piece at once', () => {
  const everyPieceOut = async (): Promise<void> => {
    for (const question of questionIds) {
      const input = { partnership: world.partnership, proposal: '202627', by: 'lead-alder', question };
      expect((await giveOutPiece(world.outside, { ...input, to: 'head-birch' })).ok).toBe(true);
    }
  };

  it('is asked for no longer once the proposal is submitted', async () => {
    world = await aSignedInWorld(await aWholeFile());
    await everyPieceOut();
    const path = await linkTo('values', 'head-birch');
    const lead = await world.as('lead-alder');
    const list = await lead.open('/proposal/submit');
    expect(list.text).toContain('25 pieces are given out.');
    const done = await list.submit({}, { button: 'Submit the proposal' });
    expect(done.text).toContain('The heads are asked now');
    expect(await pieces()).toEqual([]);
    expect((await world.nobody.open(path)).heading).toBe('This is no longer asked');
  });

  it('nor when it is withdrawn', async () => {
    world = await aSignedInWorld();
    await everyPieceOut();
    const { partnership } = world;
    const evidence = evidenceOf('lead-alder', world.outside.clock.now().toISOString());
    await withdraw(world.outside, { partnership, proposal: '202627', reason: 'Two heads are leaving', evidence });
    expect(await pieces()).toEqual([]);
  });
});

describe('in a browser', () => {
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it('the page to give a piece out and the page behind the link are accessible, and no wider than a phone', async () => {
    world = await aSignedInWorld(aPartnershipFile({}, 2), { css: buildStylesheet().css });
    await giveOut('money', { person: 'head-birch' });
    const path = await linkTo('money', 'head-birch');
    const { cookies } = await world.as('lead-alder');
    const context = await browser.newContext({ bypassCSP: true, viewport: { width: 320, height: 800 } });
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: world.url })));
    const page = await context.newPage();
    for (const one of ['/proposal/values/give-out', '/proposal/money', path]) {
      await page.goto(`${world.url}${one}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      expect(await axeFaultsOn(page)).toEqual([]);
    }
    await context.close();
  });
});
