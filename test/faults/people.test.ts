/** Who may touch whom: takeovers tried over HTTP, and what the old mailbox, a witness and the two can do. */
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { workflowHandlers } from '../../functions/delivery/handlers.ts';
import { mailHandler } from '../../functions/mail/mail-handler.ts';
import { partnerships, people, signatures, theOne } from '../../functions/records/kinds.ts';
import { createBrowser, type Page } from '../../infra/proof/demonstration/browser.ts';
import { signingOf, signNow } from '../builders/signing.ts';
import { everyChange } from '../builders/together.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { fault } from './fault.ts';

let world: YearWorld;
beforeEach(async () => {
  world = await aYear();
});
afterEach(() => world.stop());

const thief = { name: 'Mallory Thief', email: 'mallory@evil.example' };

/** Sends what waits, and gives what went to one address since. */
const deliver = async (): Promise<void> => {
  const handlers = {
    ...workflowHandlers(world.outside),
    task: async () => undefined,
    mail: mailHandler(world.outside),
  };
  await deliverDue(world.outside, handlers, { only: ['mail'] });
};
const mailsTo = (address: string) => world.outside.heard.mails.filter(({ to }) => to.address === address);
/** The link in the newest email to this address that has one about a change. */
const changeLink = (address: string): string => {
  const found = mailsTo(address).flatMap(({ text }) => text.match(/https:\/\/\S+\/changes\/\S+/g) ?? []);
  return new URL(found.at(-1) ?? 'https://none.example/none').pathname;
};
const press = async (path: string, button: string): Promise<Page> =>
  (await createBrowser(world.url).open(path)).submit({}, { button });
const standing = async () => JSON.stringify([await world.read(partnerships, theOne), await everybody()]);
const everybody = async () => {
  const { items } = await world.outside.store.query({ partition: 'p#valley', prefix: 'person#', limit: 1000 });
  return items.map(({ body }) => body);
};

describe('somebody whose parts do not reach so far', () => {
  fault(47, 'takes over nobody: not by an address, a successor or a leaving, whoever they are', async () => {
    const authors = ['clerk-alder-board', 'clerk-birch-board', 'clerk-joint', 'chaser', 'mediator', 'head-birch'];
    const others = ['birch-board-1', 'alder-board-2', 'lead-cedar', 'cedar-executive', 'lead-dell'];
    const targets = ['lead-alder', 'head-alder', 'chaser', 'head-cedar', 'dell-board-1', 'lead-birch'];
    const before = await standing();
    const seen = new Map<number, number>();
    let tried = 0;
    for (const by of [...authors, ...others]) {
      const browser = await world.signedIn(by);
      const session = await standing();
      for (const person of targets.filter((one) => one !== by)) {
        for (const [path, form] of [
          ['address', { email: thief.email }],
          ['replace', { ...thief, sure: 'yes' }],
          ['replace', { name: 'Me Myself', email: `${by}@valley.example`, sure: 'yes' }],
          ['leave', {}],
          ['reach', { channel: 'text', mobile: '07700 900123' }],
        ] as const) {
          tried += 1;
          const { status } = await browser.post(`/people/${person}/${path}`, form);
          seen.set(status, (seen.get(status) ?? 0) + 1);
          expect([by, person, path, status]).toEqual([by, person, path, 403]);
        }
      }
      expect(await standing()).toBe(session);
    }
    expect(await standing()).toBe(before);
    await deliver();
    expect(mailsTo(thief.email)).toEqual([]);
    return `${tried} attempts, ${[...seen].map(([status, count]) => `${count} times ${status}`).join(', ')}; nothing changed`;
  });

  fault(47, 'a chair alone changes nobody: the second of the two must agree', async () => {
    const chair = await world.signedIn('head-alder');
    const before = await standing();
    const page = await chair.post('/people/lead-alder/address', { email: 'new@valley.example' });
    expect(page.text).toContain('It happens when the second of you agrees');
    expect(await standing()).toBe(before);
    const [change] = await everyChange(world.outside, 'valley');
    const path = `/people/changes/${change?.id}`;
    expect((await chair.open(path)).$('button[value=agree]')).toHaveLength(0);
    expect((await chair.post(path, { say: 'agree' })).status).toBe(200);
    expect(await standing()).toBe(before);
    for (const other of ['chaser', 'lead-alder', 'clerk-alder-board'])
      expect((await (await world.signedIn(other)).post(path, { say: 'agree' })).status).toBe(403);
    expect(await standing()).toBe(before);
    const second = await (await world.signedIn('lead-birch')).open(path);
    await second.submit({}, { button: 'I agree' });
    expect((await world.read(people, 'lead-alder'))?.email).toBe('new@valley.example');
    return 'nothing while one asks; changed when the second agrees';
  });
});

describe('a changed address', () => {
  const changed = async () => {
    const signing = await signingOf(world, 'birch-board-1');
    const head = await world.signedIn('head-birch');
    await head.post('/people/birch-board-1/address', { email: thief.email });
    await deliver();
    return signing;
  };

  fault(47, 'is told to the old address and to somebody uninvolved, and signs nothing meanwhile', async () => {
    const { asked, open } = await changed();
    expect(mailsTo('birch-board-1@valley.example').map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('Was this right?'),
    );
    expect(mailsTo('clerk-birch-board@valley.example').map(({ subject }) => subject)).toContainEqual(
      expect.stringContaining('Is this right?'),
    );
    const page = await open();
    expect([page.status, page.heading]).toEqual([403, 'Signing has to wait']);
    const link = await world.linkOf('birch-board-1', asked);
    const code = await createBrowser(world.url).post(`${link}/code`);
    const signed = await createBrowser(world.url).post(link, {
      seal: 'a'.repeat(64),
      read: 'yes',
      typedName: 'Birch Board 1',
      code: '123456',
    });
    expect([code.status, signed.status]).toEqual([403, 403]);
    expect((await world.effects('mail')).filter(({ template }) => template === 'sign-code')).toEqual([]);
    return 'both heard; no code, no signature';
  });

  fault(47, 'is taken back by the old mailbox, and then freezes until two have agreed', async () => {
    const { open } = await changed();
    const link = changeLink('birch-board-1@valley.example');
    for (let looks = 0; looks < 3; looks += 1) await createBrowser(world.url).open(link);
    expect((await world.read(people, 'birch-board-1'))?.email).toBe(thief.email);
    const after = await press(link, 'This was not right');
    expect(after.text).toContain('Taken back: it was not right');
    expect((await world.read(people, 'birch-board-1'))?.email).toBe('birch-board-1@valley.example');
    // Days do not end it, and nobody alone does: not even whoever changed it before.
    world.moveTo('2026-12-14');
    expect((await open()).status).toBe(403);
    const again = await (await world.signedIn('head-birch')).post('/people/birch-board-1/address', {
      email: thief.email,
    });
    expect(again.status).toBe(403);
    const [change] = await everyChange(world.outside, 'valley');
    for (const person of ['head-alder', 'lead-alder'])
      await (await (await world.signedIn(person)).open(`/people/changes/${change?.id}`)).submit(
        {},
        { button: 'They can sign again' },
      );
    const signed = await signNow(world, await open(), 'birch-board-1', 'Birch Board 1');
    expect(signed.heading).toBe('You signed');
    expect(await world.events()).toEqual(expect.arrayContaining(['person-change-undone', 'person-change-confirmed']));
    return 'back at the old address, frozen, free again after two agreed';
  });

  fault(47, 'signs once a witness has confirmed it, and the signature shows it', async () => {
    const { open } = await changed();
    const confirmed = await press(changeLink('clerk-birch-board@valley.example'), 'This is right');
    expect(confirmed.text).toContain('confirmed by Clerk Birch Board');
    const signed = await signNow(world, await open(), 'birch-board-1', 'Birch Board 1');
    expect(signed.heading).toBe('You signed');
    const kept = await world.read(signatures, 'mou#202627#0001#birch-board-1');
    expect(kept?.changes).toMatchObject([{ kind: 'address', by: 'head-birch', settledBy: 'clerk-birch-board' }]);
    const evidence = await (await world.signedIn('lead-alder')).open('/documents/mou/202627-1/evidence');
    expect(evidence.text).toContain('confirmed by Clerk Birch Board');
    return 'signed; the evidence names who changed it and who confirmed';
  });

  fault(47, 'signs after five school days, not after four', async () => {
    const { open } = await changed();
    // Friday 13 November 2026: the fifth school day after it is Friday 20.
    world.moveTo('2026-11-19');
    expect((await open()).status).toBe(403);
    world.moveTo('2026-11-20');
    expect((await open()).status).toBe(200);
    const late = await createBrowser(world.url).post(changeLink('birch-board-1@valley.example'), { say: 'not-right' });
    expect(late.text).toContain('There is nothing to press here now');
    return '403 on the fourth, 200 on the fifth';
  });

  fault(47, 'changes nobody else meanwhile', async () => {
    const chair = await world.signedIn('head-alder');
    await chair.post('/people/head-birch/address', { email: thief.email });
    const [change] = await everyChange(world.outside, 'valley');
    await (await world.signedIn('lead-alder')).post(`/people/changes/${change?.id}`, { say: 'agree' });
    const taken = await world.signedIn('head-birch');
    const page = await taken.post('/people/birch-board-2/address', { email: 'x@evil.example' });
    expect([page.status, page.heading]).toEqual([403, 'This has to wait']);
    return '403 "This has to wait"';
  });
});

describe('one’s own address', () => {
  fault(47, 'changes when one of the two mailboxes has confirmed it, and not before', async () => {
    const own = await world.signedIn('birch-board-2');
    const page = await own.post('/people/birch-board-2/address', { email: 'mine@new.example' });
    expect(page.text).toContain('We have written to both addresses');
    expect((await world.read(people, 'birch-board-2'))?.email).toBe('birch-board-2@valley.example');
    await deliver();
    const [old, fresh] = [changeLink('birch-board-2@valley.example'), changeLink('mine@new.example')];
    expect(old).not.toBe(fresh);
    await press(fresh, 'Yes, write to the new address');
    expect((await world.read(people, 'birch-board-2'))?.email).toBe('mine@new.example');
    await deliver();
    expect(mailsTo('birch-board-2@valley.example').at(-1)?.subject).toContain('Was this right?');
    expect((await createBrowser(world.url).open(fresh)).text).toContain('There is nothing to press here now');
    return 'asked of both, changed by one, told to the old';
  });

  fault(47, 'stays when the old mailbox says no', async () => {
    await (await world.signedIn('birch-board-2')).post('/people/birch-board-2/address', { email: thief.email });
    await deliver();
    await press(changeLink('birch-board-2@valley.example'), 'No, this was not me');
    await createBrowser(world.url).post(changeLink(thief.email), { say: 'yes' });
    expect((await world.read(people, 'birch-board-2'))?.email).toBe('birch-board-2@valley.example');
    return 'dropped, and the other mailbox cannot take it up';
  });
});

describe('a place', () => {
  fault(47, 'comes back with its parts, its links and its requests when it was not right', async () => {
    const before = (await world.read(partnerships, theOne)) ?? {};
    const asked = (await world.openReturns('202627-autumn'))['900004'] ?? '';
    await (await world.signedIn('head-dell')).post('/people/lead-dell/replace', { ...thief, sure: 'yes' });
    await deliver();
    expect((await world.stored(asked)).recipients.map(({ person, state }) => `${person} ${state}`)).toContain(
      'mallory-thief asked',
    );
    const stolen = await world.linkOf('mallory-thief', asked);
    await press(changeLink('lead-dell@valley.example'), 'This was not right');
    expect(await world.read(partnerships, theOne)).toEqual(before);
    expect((await createBrowser(world.url).open(stolen)).status).toBe(410);
    expect((await createBrowser(world.url).open(await world.linkOf('lead-dell', asked))).status).toBe(200);
    expect(await world.read(people, 'mallory-thief')).toMatchObject({ left: '2026-11-13' });
    expect((await world.read(people, 'lead-dell'))?.left).toBeUndefined();
    return 'parts, link and request are back; the other’s link 410';
  });

  fault(47, 'on a board comes back when somebody was taken out wrongly', async () => {
    const before = await world.read(partnerships, theOne);
    await (await world.signedIn('clerk-birch-board')).post('/people/birch-board-4/leave');
    await deliver();
    expect(JSON.stringify(await world.read(partnerships, theOne))).not.toContain('birch-board-4');
    await press(changeLink('birch-board-4@valley.example'), 'This was not right');
    const after = await world.read(partnerships, theOne);
    const seats = (whole: typeof before) =>
      whole?.parties[1]?.boards[0]?.members.map(({ person }) => person).toSorted();
    expect(seats(after)).toEqual(seats(before));
    expect(after?.parties[1]?.boards[0]?.inPost).toBe(before?.parties[1]?.boards[0]?.inPost);
    return 'the seat is theirs again';
  });
});

describe('one thing that is handed over', () => {
  fault(47, 'is told to the mailbox that it came from, and comes back when it was not right', async () => {
    const asked = (await world.openReturns('202627-autumn'))['900004'] ?? '';
    const link = await world.linkOf('lead-dell', asked);
    const form = await createBrowser(world.url).open(`${link}/hand-over`);
    const handed = await form.submit({ ...thief, me: true });
    expect(handed.text).toContain('has been asked instead of you');
    expect((await world.read(people, 'mallory-thief'))?.held?.until).toBeDefined();
    await deliver();
    const stolen = await world.linkOf('mallory-thief', asked);
    await press(changeLink('lead-dell@valley.example'), 'This was not right');
    expect((await createBrowser(world.url).open(stolen)).status).toBe(410);
    expect((await createBrowser(world.url).open(await world.linkOf('lead-dell', asked))).status).toBe(200);
    expect((await world.read(people, 'mallory-thief'))?.left).toBeDefined();
    return 'told; back with one press; whoever came in by it is out';
  });
});
