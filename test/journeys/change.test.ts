/** A signed agreement is changed while it is in force: through the pages and the workflows, on one machine. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressHash } from '../../functions/asking/by-address.ts';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { listOpenRequests } from '../../functions/asking/open-requests.ts';
import type { Answer } from '../../functions/domain/asking/answer.ts';
import type { Request } from '../../functions/domain/asking/request.ts';
import { londonDate } from '../../functions/domain/london.ts';
import { openNextYear } from '../../functions/evaluation/open-next-year.ts';
import { beginSession } from '../../functions/people/sign-in/sign-in.ts';
import { beginChange } from '../../functions/proposal/begin-change.ts';
import { decode } from '../../functions/records/kind.ts';
import {
  approvalId,
  approvals,
  documentId,
  documents,
  partnerships,
  proposals,
  proposalVersions,
  theOne,
  versionId,
} from '../../functions/records/kinds.ts';
import { writeStaged } from '../../functions/records/moving.ts';
import { work } from '../../functions/records/work.ts';
import { newSession } from '../../functions/web/session.ts';
import { type Browser, createBrowser } from '../../infra/proof/demonstration/browser.ts';
import { evidenceOf } from '../builders/request.ts';
import { aWholeFile } from '../proposal/whole-proposal.ts';
import { startWorld, type World } from './world.ts';

const partnership = 'valley';
const change = '202627-change-1';
let world: World;
let lead: Browser;

beforeEach(async () => {
  world = await startWorld({ file: await aWholeFile() });
  await world.settled();
  await work(world.outside, partnership, async (tx) => {
    const mou = { version: 1, seal: 'a'.repeat(64), signedOn: '2026-09-07', until: '2027-08-31' };
    const whole = await tx.readNeeded(partnerships, theOne);
    writeStaged(tx, { ...whole, mou, startedOn: '2026-09-07' }, 'done');
  });
  lead = await signedIn('lead-alder');
});
afterEach(() => world.stop());

const signedIn = async (person: string): Promise<Browser> => {
  const address = addressHash(`${person}@valley.example`);
  const { session, setCookie } = newSession(world.outside, { partnership, person, address });
  await work(world.outside, partnership, (tx) => beginSession(tx, session));
  const browser = createBrowser(world.url);
  const [pair = ''] = setCookie.split('; ');
  const [name = '', secret = ''] = pair.split('=');
  browser.cookies.set(name, secret);
  return browser;
};

const openOf = async (kind: Request['kind']): Promise<Request[]> =>
  (await listOpenRequests(world.outside, partnership)).filter((one) => one.kind === kind && one.about.id === change);
const whole = async () => {
  const item = await world.outside.store.get(partnerships.key(partnership, theOne));
  if (!item) throw new Error('no partnership');
  return decode(partnerships, item);
};
const stateOf = async (id: string) => {
  const item = await world.outside.store.get(proposals.key(partnership, id));
  return item && decode(proposals, item).state;
};
const everybodyAnswers = async (request: Request | undefined, answer: (person: string) => Answer): Promise<void> => {
  if (!request) throw new Error('nobody is asked');
  for (const { person, part } of request.recipients) {
    if (part === 'answers') await giveAnswer(world.outside, partnership, request.id, answer(person));
  }
  await world.settled();
};
const evidence = (person: string) => evidenceOf(person, world.now().toISOString());

const begin = async (about = 'More hours at Birch'): Promise<void> => {
  const page = await (await lead.open('/proposal/change')).submit({ about });
  expect(page.text).toContain('What is signed stays in force until the change is signed');
  await world.settled();
};
/** Birch's share goes from what it is to this many hours. */
const writeHours = async (hours: string): Promise<void> => {
  const page = await (await lead.open('/proposal/promises/schools.900002')).submit({ hours });
  expect(page.errors).toEqual([]);
};
const send = async () => {
  const sending = await lead.open('/proposal/sending');
  const sent = await sending.submit();
  await world.settled();
  return { sending, sent };
};

const signedByAll = async (): Promise<void> => {
  for (const kind of ['sign-mou', 'sign-data-agreement'] as const) {
    const [request] = await openOf(kind);
    const id = documentId(kind === 'sign-mou' ? 'mou' : 'data-agreement', change, request?.about.version ?? 1);
    const item = await world.outside.store.get(documents.key(partnership, id));
    const seal = item ? decode(documents, item).seal : '';
    const sign = (person: string): Answer => ({
      does: 'sign',
      typedName: person,
      statement: 'I sign',
      seal,
      ...evidence(person),
    });
    await everybodyAnswers(request, sign);
  }
};

describe('a change of what is signed', () => {
  test('asks only the board that it touches, item by item, and takes effect when all have signed', async () => {
    await begin();
    await writeHours('200');
    const { sending, sent } = await send();
    expect(sending.text).toContain('Birch');
    expect(sending.text).toMatch(/Not asked again, because their last yes covers all of it: Alder/);
    expect(sending.text).toContain('stays in force until the last person has signed');
    expect(sent.text).toContain('The heads are asked now');
    await everybodyAnswers((await openOf('head-support'))[0], (person) => ({ does: 'support', ...evidence(person) }));
    const asked = await openOf('decision');
    expect(asked.map(({ party }) => party)).toEqual(['birch']);
    // They had the briefing today: what they are asked comes with the next morning's post.
    await world.pass({ days: 1 });
    const page = await world.browser().open(world.linkFor('birch-board-2', 'decide'));
    expect(page.text).toContain('What your board decides on');
    expect(page.text).toContain('200');
    expect(page.text).toContain('the hours that its school puts in changes');
    expect((await whole()).mou).toMatchObject({ version: 1, seal: 'a'.repeat(64) });
    await everybodyAnswers(asked[0], (person) => ({ does: 'agree', ...evidence(person) }));
    const alder = await world.outside.store.get(
      approvals.key(partnership, approvalId(`proposal-${change}-1`, 'alder')),
    );
    expect(alder?.body).toMatchObject({ carriedFrom: 1, carriedOf: '202627', steps: [] });
    expect(await stateOf(change)).toBe('approved');
    expect((await whole()).stage).toBe('delivering');
    await signedByAll();
    // Its text begins in December: until then what was signed before holds.
    expect(await whole()).toMatchObject({ proposal: '202627', mou: { seal: 'a'.repeat(64) } });
    await world.pass({ to: '2026-12-01' });
    const after = await whole();
    expect(after).toMatchObject({ stage: 'delivering', proposal: change, mou: { version: 1, until: '2027-08-31' } });
    expect(after.change).toBeUndefined();
    expect(after.mou?.seal).not.toBe('a'.repeat(64));
    expect(after.agreements?.map(({ number, proposal }) => [number, proposal])).toEqual([
      [1, '202627'],
      [2, change],
    ]);
    expect(await stateOf(change)).toBe('done');
  });

  test('changes nothing when the board says no, nor when it is given up', async () => {
    await begin();
    await writeHours('200');
    await send();
    await everybodyAnswers((await openOf('head-support'))[0], (person) => ({ does: 'support', ...evidence(person) }));
    const [asked] = await openOf('decision');
    await everybodyAnswers(asked, (person) => ({ does: 'to-meeting', ...evidence(person) }));
    const [meeting] = await openOf('decision');
    await everybodyAnswers(meeting, (person) => ({
      does: 'record-meeting',
      record: {
        ...{ date: londonDate(world.now()), inPost: 5, present: 5, withdrew: [], for: 5, against: 0, abstained: 0 },
        ...{ minute: '4', resolution: 'decline', reason: 'Too many hours.' },
      },
      ...evidence(person),
    }));
    expect(await stateOf(change)).toBe('returned');
    const kept = await whole();
    expect(kept).toMatchObject({ stage: 'delivering', proposal: '202627', mou: { seal: 'a'.repeat(64) } });
    const given = await (await lead.open('/proposal/withdraw')).submit({ reason: 'We leave it.' });
    expect(given.status).toBe(200);
    await world.settled();
    expect(await stateOf(change)).toBe('withdrawn');
    expect(await whole()).toMatchObject({ stage: 'delivering', proposal: '202627', mou: { seal: 'a'.repeat(64) } });
    expect((await whole()).change).toBeUndefined();
    await world.pass({ days: 1 });
    expect(world.mail('head-birch', 'given up').text).toContain('What is signed stays in force');
  });

  test('waits while another is open, and begins by itself from what stands then', async () => {
    await begin();
    const second = await (await lead.open('/proposal/change')).submit({ about: 'Another aim' });
    expect(second.text).toContain('waits until the one that is open is done');
    expect(await stateOf('202627-change-2')).toBe('queued');
    await (await lead.open('/proposal/withdraw')).submit({ reason: 'We leave it.' });
    await world.settled();
    expect(await stateOf('202627-change-2')).toBe('draft');
    expect((await whole()).change).toBe('202627-change-2');
    expect((await lead.open('/proposal')).text).toContain('Another aim');
  });

  test('begins once when two begin in the same second: the other waits', async () => {
    const two = await Promise.all(
      ['One', 'Other'].map((about) => beginChange(world.outside, { partnership, by: 'lead-alder', about })),
    );
    expect(two.map((done) => done.ok && done.value.queued).toSorted()).toEqual([false, true]);
    expect((await whole()).queue).toHaveLength(1);
  });

  test('is not lost when the year is renewed meanwhile: next year’s text waits until it is done', async () => {
    await begin();
    await work(world.outside, partnership, async (tx) => {
      const now = await tx.readNeeded(partnerships, theOne);
      await openNextYear(tx, now, { staying: ['alder', 'birch'], outcome: 'renewed', to: ['lead-alder'] });
    });
    await world.settled();
    expect(await whole()).toMatchObject({ change, queue: ['202728'], year: '202728' });
    await (await lead.open('/proposal/withdraw')).submit({ reason: 'We leave it.' });
    await world.settled();
    expect((await whole()).change).toBe('202728');
    const next = await world.outside.store.get(proposalVersions.key(partnership, versionId('202728', 1)));
    expect(next && decode(proposalVersions, next).content.agreement.from).toBe('2027-12-01');
  });

  test('is not sent while nothing is changed, and is begun by nobody but the lead', async () => {
    await begin();
    const sending = await lead.open('/proposal/sending');
    expect(sending.text).toContain('Nothing is changed yet');
    expect((await lead.post('/proposal/submit', {})).text).toContain('Nothing is changed yet');
    const head = await signedIn('head-birch');
    expect((await head.open('/proposal/change')).status).toBe(403);
    expect((await head.post('/proposal/change', { about: 'More money' })).status).toBe(403);
  });
});
