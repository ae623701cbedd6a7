import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { codeFor, isCode } from '../../functions/web/code.ts';
import { createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { mailedCode } from '../builders/signing.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { someLinkKeys } from '../web/link-keys.ts';

let world: YearWorld;
let asked: string;
let link: string;
beforeEach(async () => {
  world = await aYear();
  await makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
  asked = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } });
  link = await world.linkOf('birch-board-1', asked);
});
afterEach(() => world.stop());

const signing = { read: 'yes', typedName: 'Birch Board 1' } as const;
const asking = { button: 'Send me a code' } as const;
const signed = async (): Promise<number> => (await world.stored(asked)).answers.length;
const codesMailed = async () => (await world.effects('mail')).filter(({ template }) => template === 'sign-code').length;
const wrongFor = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const newBrowser = () => createBrowser(world.url);

describe('a signature on a new device', () => {
  it('needs a code that only a press of the button sends', async () => {
    const browser = newBrowser();
    for (let looks = 0; looks < 5; looks += 1) await browser.open(link);
    const page = await browser.open(link);
    expect([await codesMailed(), page.$('[name=typedName]').length]).toEqual([0, 0]);
    const form = await page.submit({}, asking);
    expect(await codesMailed()).toBe(1);
    expect((await form.submit(signing, { button: 'Sign' })).errors[0]).toMatch(/not the code/);
    const done = await form.submit({ ...signing, code: await mailedCode(world, 'birch-board-1') }, { button: 'Sign' });
    expect([done.status, done.heading]).toEqual([200, 'You signed']);
  });

  it('cannot be made by a form that skips the code, however it is filled in', async () => {
    const browser = newBrowser();
    const page = await browser.post(link, { ...signing, seal: 'a'.repeat(64), code: '000000' });
    expect(page.status).toBe(400);
    expect(page.errors[0]).toMatch(/Ask for a code first/);
    expect(await signed()).toBe(0);
  });

  it('is asked for a code once: the same browser signs again without, another one does not', async () => {
    const browser = newBrowser();
    const form = await (await browser.open(link)).submit({}, asking);
    await form.submit({ ...signing, code: await mailedCode(world, 'birch-board-1') }, { button: 'Sign' });
    const data = await world.ask({
      kind: 'sign-data-agreement',
      about: { kind: 'data-agreement', id: '202627', version: 1 },
    });
    const second = await world.linkOf('birch-board-1', data);
    expect((await browser.open(second)).$('[name=code]').length).toBe(0);
    expect((await (await browser.open(second)).submit(signing, { button: 'Sign' })).heading).toBe('You signed');
    expect((await newBrowser().open(second)).status).toBe(200);
  });

  it('is not confirmed for somebody else by the same browser', async () => {
    const browser = newBrowser();
    const form = await (await browser.open(link)).submit({}, asking);
    await form.submit({ ...signing, code: await mailedCode(world, 'birch-board-1') }, { button: 'Sign' });
    const other = await browser.open(await world.linkOf('cedar-board-1', asked));
    expect(other.$('[name=typedName]').length).toBe(0);
  });

  it('refuses a code after fifteen minutes, and an older one once a newer was sent', async () => {
    const browser = newBrowser();
    const form = await (await browser.open(link)).submit({}, asking);
    const first = await mailedCode(world, 'birch-board-1');
    world.outside.pass(60);
    await form.submit({}, { button: 'Send me another code' });
    const stale = await form.submit({ ...signing, code: first }, { button: 'Sign' });
    expect(stale.errors[0]).toMatch(/not the code/);
    world.outside.pass(15 * 60);
    const late = await form.submit({ ...signing, code: await mailedCode(world, 'birch-board-1') }, { button: 'Sign' });
    expect([late.status, await signed()]).toEqual([400, 0]);
  });

  it('is locked for a day by five wrong codes, and its owner is told', async () => {
    const browser = newBrowser();
    const form = await (await browser.open(link)).submit({}, asking);
    const right = await mailedCode(world, 'birch-board-1');
    const pages = [];
    for (let tries = 0; tries < 5; tries += 1) {
      pages.push(await form.submit({ ...signing, code: wrongFor(right) }, { button: 'Sign' }));
    }
    expect(pages.map(({ status }) => status)).toEqual([400, 400, 400, 400, 403]);
    expect((await form.submit({ ...signing, code: right }, { button: 'Sign' })).status).toBe(403);
    expect((await newBrowser().open(link)).status).toBe(403);
    expect((await newBrowser().post(`${link}/code`)).status).toBe(403);
    const told = (await world.effects('mail')).filter(({ template }) => template === 'sign-locked');
    expect(told.map(({ to }) => to)).toEqual(['birch-board-1']);
    expect(await world.events()).toContain('signing-locked');
    expect(await signed()).toBe(0);
    world.outside.pass(24 * 3600);
    const again = await (await browser.open(link)).submit({}, asking);
    const done = await again.submit({ ...signing, code: await mailedCode(world, 'birch-board-1') }, { button: 'Sign' });
    expect(done.heading).toBe('You signed');
  });

  it('sends five codes an hour and no more', async () => {
    const statuses = [];
    for (let times = 0; times < 6; times += 1) statuses.push((await newBrowser().post(`${link}/code`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await codesMailed()).toBe(5);
  });

  it('keeps neither the code nor the device’s secret', async () => {
    const browser = newBrowser();
    const form = await (await browser.open(link)).submit({}, asking);
    const code = await mailedCode(world, 'birch-board-1');
    await form.submit({ ...signing, code }, { button: 'Sign' });
    const stored = JSON.stringify(world.outside.db.prepare('SELECT * FROM items').all());
    const secret = browser.cookies.get('__Host-device') ?? '';
    expect(secret).toHaveLength(40);
    expect([stored.includes(`"${code}"`), stored.includes(secret)]).toEqual([false, false]);
    expect(JSON.stringify(world.outside.heard.lines)).not.toContain(code);
  });
});

it('six digits are made from an id and a key, and a space in them is forgiven', () => {
  const keys = someLinkKeys();
  const code = codeFor(keys, 1, 'abc') ?? '';
  expect(code).toMatch(/^\d{6}$/);
  expect(codeFor(keys, 1, 'abd')).not.toBe(code);
  expect(codeFor(keys, 2, 'abc')).toBeUndefined();
  expect([isCode(code, `${code.slice(0, 3)} ${code.slice(3)}`), isCode(code, code.slice(1)), isCode(code, '')]).toEqual(
    [true, false, false],
  );
});
