/** A party's people get addresses of another domain in one act, over HTTP and mail; told to all, undone as one. */
import type { Browser as RealBrowser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { domainOf, wayForAll } from '../../functions/domain/partnership/new-domain.ts';
import { wayToChange } from '../../functions/domain/partnership/reach.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { readEverybody } from '../../functions/records/everybody.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { axeFaultsOn } from '../builders/axe.ts';
import { everyChange } from '../builders/together.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

let world: YearWorld;
let browser: RealBrowser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const moving = { from: 'valley.example', to: 'academy.example' };
const path = '/people/domain/dell';
const outsider = 'clerk-birch-board';

const deliver = async (): Promise<void> => {
  const handlers = {
    ...workflowHandlers(world.outside),
    task: async () => undefined,
    mail: mailHandler(world.outside),
  };
  await deliverDue(world.outside, handlers, { only: ['mail'] });
};
const emails = async (): Promise<ReadonlyMap<string, string>> =>
  new Map((await readEverybody(world.outside, 'valley')).map(({ id, email }) => [id, email]));
const linksTo = (address: string): string[] =>
  world.outside.heard.mails
    .filter(({ to }) => to.address === address)
    .flatMap(({ text }) => text.match(/https:\/\/\S+\/changes\/\S+/g) ?? [])
    .map((link) => new URL(link).pathname);

/** Who of the two asks and who agrees is for the rule to say: whoever is led to the form may. */
const pair = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const id of (await emails()).keys())
    if ((await (await world.signedIn(id)).open(path)).status === 200) found.push(id);
  return found;
};

const moved = async () => {
  const [one = '', other = ''] = await pair();
  const page = await (await world.signedIn(one)).open(path);
  const asked = await page.submit(moving);
  const before = await emails();
  const [change] = (await everyChange(world.outside, 'valley')).filter(({ state }) => state === 'asked');
  const agreed = await (await (await world.signedIn(other)).open(`/people/changes/${change?.id}`)).submit(
    {},
    { button: 'I agree' },
  );
  return { page, asked, agreed, before, change };
};

describe('a new domain for a party', () => {
  it('is offered to nobody but the two who may change all of them', async () => {
    const whole = (await world.read(partnerships, theOne)) ?? expect.fail('no partnership');
    const everybody = [...(await emails()).keys()];
    const ofDell = everybody.filter((id) => /dell/.test(id));
    for (const by of everybody) {
      const others = ofDell.filter((id) => id !== by);
      const each = others.map((person) => wayToChange(whole, by, person, 'address', (one) => !others.includes(one)));
      const may = each.every((way) => way === 'colleague') || each.every((way) => way === 'together');
      expect([by, wayForAll(whole, by, others, (one) => !others.includes(one)) !== undefined]).toEqual([by, may]);
    }
    const before = await emails();
    for (const by of [outsider, 'clerk-dell-board', 'lead-dell', 'chaser']) {
      expect([by, (await (await world.signedIn(by)).post(path, moving)).status]).toEqual([by, 403]);
    }
    expect(await emails()).toEqual(before);
  });

  it('waits for the second, then changes all in one act, and asks each anew at the new address', async () => {
    const { asked, agreed, before, change } = await moved();
    expect(asked.text).toContain('Nothing has changed yet.');
    expect(change?.people.length).toBeGreaterThan(3);
    expect(new Set([...before.values()].map(domainOf))).toEqual(new Set(['valley.example']));
    expect(agreed.text).toContain('Done.');
    const after = await emails();
    for (const { person } of change?.people ?? []) expect(after.get(person)).toBe(`${person}@academy.example`);
    const unmoved = [...after].filter(([, email]) => domainOf(email) === 'valley.example').map(([id]) => id);
    expect(unmoved).toEqual(expect.arrayContaining(['lead-alder', 'birch-board-1']));
  });

  it('is told to each old address, and one of them takes all of it back', async () => {
    const { before, change } = await moved();
    await deliver();
    const [one, ...others] = change?.people ?? [];
    for (const { was } of [...others, ...(one ? [one] : [])]) expect(linksTo(was.email ?? '')).toHaveLength(1);
    const [link = ''] = linksTo(one?.was.email ?? '');
    await (await createBrowser(world.url).open(link)).submit({}, { button: 'This was not right' });
    expect(await emails()).toEqual(before);
  });

  it.each([
    [{ ...moving, to: 'valley.example' }, 'enter another domain'],
    [{ ...moving, to: 'not a domain' }, 'what comes behind the @'],
    [{ ...moving, to: '' }, 'what comes behind the @'],
    [{ ...moving, from: 'elsewhere.example' }, 'Nobody of this board'],
    [{ to: moving.to }, 'Choose which addresses change'],
  ])('says what is wrong with %j, and changes nothing', async (form, words) => {
    const before = await emails();
    const [one = ''] = await pair();
    const page = await (await world.signedIn(one)).post(path, form);
    expect(page.errors.join()).toContain(words);
    expect(await emails()).toEqual(before);
    expect(await everyChange(world.outside, 'valley')).toEqual([]);
  });

  it('is for one who takes what is before an @ away from what was typed, and for no other party', async () => {
    const [one = ''] = await pair();
    const page = await (await world.signedIn(one)).post(path, { ...moving, to: ' Ann@Academy.Example ' });
    expect(page.text).toContain('Nothing has changed yet.');
    expect((await (await world.signedIn(one)).open('/people/domain/nobody')).status).toBe(404);
  });

  it('has pages that are correct HTML and accessible', async () => {
    const { page, asked, change } = await moved();
    await deliver();
    const [link = ''] = linksTo(change?.people[0]?.was.email ?? '');
    const told = await createBrowser(world.url).open(link);
    const faults: string[] = [];
    for (const { html, url } of [page, asked, told]) {
      faults.push(...(await htmlMistakes(html)));
      const window = await browser.newPage({ viewport: { width: 320, height: 800 } });
      await window.setContent(html);
      faults.push(...(await axeFaultsOn(window)).map((fault) => `${url} ${fault}`));
      await window.close();
    }
    expect(faults).toEqual([]);
  });
});
