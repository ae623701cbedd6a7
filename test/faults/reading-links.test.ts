/** Links that only show end with the part of the person for whom they were made, and can be made anew. */
import { afterEach, describe, expect } from 'vitest';
import { letRead, type Reads, readingAddress } from '../../functions/asking/reading-links.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { personLeaves } from '../../functions/people/person-leaves.ts';
import { replacePerson } from '../../functions/people/replace-person.ts';
import { briefBoards } from '../../functions/proposal/brief-boards.ts';
import { sha256 } from '../../functions/records/digest.ts';
import { documentId, partnerships, people, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { evaluations } from '../../functions/records/year-kinds.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { tokenAgain } from '../../functions/web/token.ts';
import { atStage } from '../builders/moved.ts';
import { aFilledReturn, autumn, aYear, type YearWorld } from '../builders/year.ts';
import { fault } from './fault.ts';

let world: YearWorld;
afterEach(() => world.stop());

const document = documentId('mou', '202627', 1);
const things: readonly Reads[] = [`review:${autumn}`, 'briefing:202627', 'evaluation:202627', `document:${document}`];

const opened = async () => {
  world = await aYear();
  const asked = await world.openReturns(autumn);
  const page = await world.visit('lead-birch', asked['900002'] ?? '', '/whole');
  await page.submit(aFilledReturn, { button: 'Send' });
  await closeReview(world.outside, { partnership: 'valley', review: autumn });
  await briefBoards(world.outside, { partnership: 'valley', proposal: '202627' });
  await makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
  await work(world.outside, 'valley', async (tx) => {
    const year = { id: '202627', openedOn: '2026-11-13', words: 'It went well.', staying: [], asks: true };
    tx.write(evaluations, '202627', year);
    for (const what of things) await letRead(tx, what, world.outside.linkKeys.current);
  });
};
const member = 'alder-board-2';
const roundOf = async (id: string) => (await world.read(people, id))?.readingRound ?? 0;
const pathOf = async (what: Reads, id = member): Promise<string> => {
  const reader = { id, readingRound: await roundOf(id) };
  return new URL((await readingAddress(world.outside, 'valley', what, reader)) ?? 'https://nowhere.example/').pathname;
};
/** Every page and file that a link leads to. */
const pathsOf = async (id = member): Promise<string[]> => {
  const [review = '', ...others] = await Promise.all(things.map((what) => pathOf(what, id)));
  const [, evaluation = '', paper = ''] = others;
  return [
    review,
    ...others,
    `${evaluation}/pdf`,
    `${paper}/pdf`,
    `${review}/boards/alder`,
    `${review}/boards/alder/pdf`,
  ];
};
const statuses = async (paths: readonly string[]) =>
  Promise.all(paths.map(async (path) => (await world.browser.open(path)).status));
const mailed = async () => {
  const { outside } = world;
  const handlers = { ...workflowHandlers(outside), task: async () => undefined, mail: mailHandler(outside) };
  await deliverDue(outside, handlers, { only: ['mail-many'] });
  await deliverDue(outside, handlers, { only: ['mail'] });
  return outside.heard.mails;
};

describe('a link to read', () => {
  fault(50, 'ends when its person leaves: eight of them say why, and whom to ask', async () => {
    await opened();
    const paths = await pathsOf();
    expect(await statuses(paths)).toEqual(paths.map(() => 200));
    world.moveTo('2028-01-20');
    const left = await personLeaves(world.outside, { partnership: 'valley', by: 'clerk-alder-board', leaving: member });
    expect(left.ok).toBe(true);
    expect(await statuses(paths)).toEqual(paths.map(() => 410));
    const page = await world.browser.open(paths[0] ?? '');
    expect(page.text).toContain('This link was made for Alder Board 2, who has no part in');
    expect(page.text).toContain('Please ask Lead Alder, who leads the partnership.');
    expect(page.$('main form')).toHaveLength(0);
    const again = await world.browser.post(`${paths[0]}/again`, {});
    expect(again.status).toBe(410);
    expect((await mailed()).filter(({ subject }) => subject.startsWith('Your new link'))).toEqual([]);
    expect(await statuses(await pathsOf('alder-board-3'))).toEqual(paths.map(() => 200));
    return `${paths.length} opened fourteen months later: 410 each, none sent anew; a colleague's still work`;
  });

  fault(50, 'ends for whoever was replaced, whose party is out, and when the partnership is over', async () => {
    await opened();
    const now = () => world.read(partnerships, theOne);
    const path = await pathOf(`review:${autumn}`);
    const birch = await pathOf(`review:${autumn}`, 'birch-board-2');
    const successor = { name: 'New Member', email: 'new@valley.example' };
    const by = 'clerk-alder-board';
    expect((await replacePerson(world.outside, { partnership: 'valley', by, leaving: member, successor })).ok).toBe(
      true,
    );
    expect((await world.browser.open(path)).status).toBe(410);
    const before = await now();
    if (!before) throw new Error('no partnership');
    const write = (change: Partial<typeof before>) =>
      work(world.outside, 'valley', async (tx) =>
        tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), ...change }),
      );
    await write({ left: [{ party: 'birch', on: '2026-11-13' }] });
    const out = await world.browser.open(birch);
    expect([out.status, out.text.includes('is no longer in')]).toEqual([410, true]);
    const mou = { version: 1, seal: 'a'.repeat(64), signedOn: '2026-09-07', until: '2027-08-31' };
    await write({ left: [], stage: atStage('ended'), mou });
    world.moveTo('2027-11-29');
    expect((await world.browser.open(birch)).status).toBe(200);
    world.moveTo('2027-11-30');
    const over = await world.browser.open(birch);
    expect([over.status, over.text.includes('is over')]).toEqual([410, true]);
    return '410 with the reason for each';
  });

  fault(50, 'is made anew by its reader: the old one leads on, the new one comes by email', async () => {
    await opened();
    const old = await pathOf(`review:${autumn}`);
    const pressed = await world.browser.open(old).then((page) => page.submit({}, { button: 'Send me a new link' }));
    expect(pressed.text).toContain('We have sent a new link to the address that we have for you.');
    expect((await world.browser.open(old)).status).toBe(410);
    const mails = (await mailed()).filter(({ subject }) => subject.startsWith('Your new link'));
    expect(mails.map(({ to }) => to.address)).toEqual([`${member}@valley.example`]);
    const fresh = /https:\/\/partnership\.example(\/r\/\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
    expect((await world.browser.open(fresh)).status).toBe(200);
    const more = await Promise.all(Array.from({ length: 8 }, () => world.browser.post(`${old}/again`, {})));
    expect(more.some(({ status }) => status === 429)).toBe(true);
    return 'old 410 with a button, new 200; a few an hour and no more';
  });

  fault(
    50,
    'is made anew from the person’s page, by themselves and by who looks after them, by nobody else',
    async () => {
      await opened();
      const old = await pathOf(`review:${autumn}`);
      const clerk = await world.signedIn('clerk-alder-board');
      const page = await clerk.open(`/people/${member}`);
      const done = await page.submit({}, { button: 'Send Alder Board 2 a new link' });
      expect(done.text).toContain('A new link to read is on its way by email.');
      expect((await world.browser.open(old)).status).toBe(410);
      const other = await world.signedIn('head-birch');
      expect((await other.post(`/people/${member}/links`, {})).status).toBe(403);
      const own = await world.signedIn(member);
      const mine = await own.open(`/people/${member}`).then((at) => at.submit({}, { button: 'Send me a new link' }));
      expect(mine.text).toContain('A new link to read is on its way by email.');
      return '200 and a mail; 403 for another party';
    },
  );

  fault(50, 'of the days when one served all leads to one’s own, and tells nobody who has which address', async () => {
    await opened();
    const id = sha256(`valley/review:${autumn}`).slice(0, 20);
    const token = tokenAgain(world.outside.linkKeys, world.outside.linkKeys.current, id);
    const page = await world.browser.open(`/r/${token}`);
    expect(page.status).toBe(410);
    const empty = await page.submit({}, { button: 'Send me a new link' });
    expect(empty.errors).toEqual(['Enter your email address, for example name@school.org.uk']);
    const known = await empty.submit({ email: `${member}@valley.example` });
    const stranger = await page.submit({ email: 'stranger@elsewhere.example' });
    expect(known.text).toBe(stranger.text);
    const mails = (await mailed()).filter(({ subject }) => subject.startsWith('Your new link'));
    expect(mails.map(({ to }) => to.address)).toEqual([`${member}@valley.example`]);
    return '410 with a form; the same page for known and unknown';
  });
});
