/** Workshops in a browser: sign-up by a school's link, a teacher's own link, waiting, what dates bring. */
import { afterEach, describe, expect, it } from 'vitest';
import { useAskedOn, workshopDates } from '../../functions/domain/workshops/workshop.ts';
import { erasePerson, heldAbout } from '../../functions/people/privacy.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { goesWith } from '../../infra/move/moved-file.ts';
import { htmlMistakes } from '../html-rules.ts';
import { art, aWorkshopWorld, harrowbeck, partnership, type Workshops, wendleBridge, wendlePark } from './world.ts';

let world: Workshops;
const begin = async (options: Parameters<typeof aWorkshopWorld>[0] = {}) => {
  world = await aWorkshopWorld(options);
  return world;
};
afterEach(() => world.stop());

const names = [
  'ann',
  'ben',
  'cat',
  'dan',
  'eve',
  'fay',
  'gus',
  'hal',
  'ivy',
  'jon',
  'kay',
  'lee',
  'mia',
  'ned',
  'oli',
  'pam',
];

describe('the dates of Wednesday 19 November', () => {
  it('are 5 November for held places, 17 November for the last sign-up, and 5 and 7 January for the form', async () => {
    await begin();
    const item = await world.outside.store.get(partnerships.key(partnership, theOne));
    const schools = item ? decode(partnerships, item).schools : [];
    expect(workshopDates('2025-11-19', schools)).toEqual({
      releasesOn: '2025-11-05',
      closesOn: '2025-11-17',
      erasesOn: '2026-11-19',
    });
    expect(schools.map((school) => [school.urn, useAskedOn('2025-11-19', school)])).toEqual([
      ['999001', '2026-01-07'],
      ['999002', '2026-01-05'],
      ['999003', '2026-01-05'],
      ['999004', '2026-01-05'],
    ]);
  });
});

describe('a school’s link', () => {
  it('is sent to the school’s lead, shows what is open to that school, and changes nothing when it is looked at', async () => {
    await begin();
    await world.deliver();
    const mail = world.mailsTo('priya.nair@harrowbeck.example').at(-1);
    expect(mail?.subject).toBe('Sign-up for Art workshops is open: the link for Harrowbeck');
    const before = await world.list();
    const page = await world.browser().open(await world.schoolLink(harrowbeck));
    expect(page.heading).toBe('Art workshops: choose a workshop');
    expect(page.text).toContain('6 places open to Harrowbeck. 15 places: 0 taken, 9 held for other schools.');
    expect(page.text).toContain('On Wednesday 5 November 2025 held places that nobody took open to all.');
    expect(page.text).toContain('It ends in @harrowbeck.example.');
    expect(await htmlMistakes(page.html)).toEqual([]);
    expect(await world.list()).toEqual(before);
    expect((await world.browser().open(`${await world.schoolLink(harrowbeck)}x`)).status).toBe(404);
  });

  it('asks for what is missing, and keeps what was typed', async () => {
    await begin();
    const link = await world.schoolLink(harrowbeck);
    const page = await world.browser().open(link);
    const again = await page.submit({ name: 'Elaine Booth', email: 'elaine' });
    expect(again.status).toBe(400);
    expect(again.errors).toEqual(['Choose a workshop', 'Enter an email address, like sam@school.example']);
    expect(again.$('input[name=name]').val()).toBe('Elaine Booth');
    expect(
      (await world.browser().post(link, { choice: 'c1', name: 'A B', email: 'a@b.example', place: 'in' })).status,
    ).toBe(400);
  });

  it('gives the seventh of one school a place on the waiting list, and says so in their letter', async () => {
    await begin();
    for (const name of names.slice(0, 7)) expect(await world.signUp(name, wendleBridge)).toBe('Now open your email');
    await world.deliver();
    expect(world.mailsTo('gus@wendlebridge.example')[0]?.text).toContain('You are number 1 on the waiting list');
    expect(world.mailsTo('fay@wendlebridge.example')[0]?.text).toContain('You have a place.');
    const page = await world.browser().open(await world.schoolLink(wendleBridge));
    expect(page.text).toContain('Full for now: you would be number 2 on the waiting list');
  });

  it('sends the link again to whoever has a place already, and gives no second place', async () => {
    await begin();
    await world.signUp('ann', harrowbeck);
    expect(await world.signUp('ann', harrowbeck, 'c2')).toBe('Now open your email');
    for (let time = 0; time < 5; time += 1) await world.signUp('ann', harrowbeck, 'c3');
    await world.deliver();
    expect(
      world
        .mailsTo('ann@harrowbeck.example')
        .map(({ subject }) => subject.split(':')[0])
        .toSorted(),
    ).toEqual(['Make your place sure', ...Array.from({ length: 3 }, () => 'Your link again')]);
    expect([(await world.list('c1')).entries.length, (await world.list('c2')).entries.length]).toEqual([1, 0]);
  });

  it('writes to nobody at an address that is not the school’s, until its lead has said yes', async () => {
    await begin();
    const page = await (await world.browser().open(await world.schoolLink(harrowbeck))).submit({
      choice: 'c1',
      name: 'Sam Supply',
      email: 'sam@elsewhere.example',
    });
    expect(page.heading).toBe('We ask the lead at your school');
    await world.deliver();
    expect(world.mailsTo('sam@elsewhere.example')).toEqual([]);
    expect(world.mailsTo('priya.nair@harrowbeck.example').map(({ subject }) => subject)).toContain(
      'Is this one of your teachers? Somebody asks for a place: Art workshops',
    );
    const other = await (await world.signedIn('tom-hale')).open(`/workshops/${art}`);
    expect(other.text).not.toContain('Sam Supply');
    const entry = (await world.list()).entries[0]?.id ?? '';
    expect(
      (await (await world.signedIn('tom-hale')).post(`/workshops/${art}/vouch`, { entry, ours: 'yes' })).status,
    ).toBe(403);
    const lead = await world.signedIn('priya-nair');
    const said = await (await lead.open(`/workshops/${art}`)).submit({}, { button: 'Yes, Sam Supply is ours' });
    expect(said.text).toContain('They get an email with a link of their own.');
    await world.deliver();
    expect((await world.browser().open(world.linkFor('sam@elsewhere.example'))).heading).toBe(
      'Clay: make your place sure',
    );
  });

  it('is closed from the day after 17 November, and says so', async () => {
    await begin();
    await world.until('2025-11-17');
    expect(await world.signUp('ann', harrowbeck)).toBe('Now open your email');
    await world.until('2025-11-18');
    expect(await world.signUp('ben', harrowbeck)).toBe('Art workshops: sign-up is closed');
    expect((await world.list()).entries).toHaveLength(1);
    const closed = (await world.events()).filter(({ event }) => event.startsWith('workshop'));
    expect(closed.map(({ event, facts }) => [event, facts])).toEqual([
      ['workshop-opened', { workshop: art, choices: 4 }],
      ['workshop-closed', { workshop: art, places: 60, taken: 1, waiting: 0 }],
    ]);
  });
});

describe('a teacher’s own link', () => {
  it('makes the place sure by a press, not by a look', async () => {
    await begin();
    await world.signUp('ann', harrowbeck);
    await world.deliver();
    const page = await world.browser().open(world.linkFor('ann@harrowbeck.example'));
    expect(page.heading).toBe('Clay: make your place sure');
    expect(await htmlMistakes(page.html)).toEqual([]);
    expect((await world.list()).entries[0]?.state).toBe('unconfirmed');
    const sure = await page.submit({}, { button: 'Make it sure' });
    expect([sure.heading, (await world.list()).entries[0]?.state]).toEqual(['You have a place in Clay', 'confirmed']);
  });

  it('gives the place up, and the first who waits has it in the same commit, with a letter', async () => {
    await begin();
    for (const name of names.slice(0, 7)) await world.signUp(name, wendleBridge);
    await world.deliver();
    const page = await world.browser().open(world.linkFor('ann@wendlebridge.example'));
    const gone = await page.submit({}, { button: 'Give up my place' });
    expect(gone.heading).toBe('Your place is given up');
    expect((await world.list()).entries.map(({ name, place }) => [name, place])).toEqual(
      names.slice(1, 7).map((name) => [name, 'in']),
    );
    await world.deliver();
    expect(world.mailsTo('gus@wendlebridge.example').at(-1)?.subject).toBe('A place came free, and it is yours: Clay');
    expect((await world.browser().open(world.linkFor('ann@wendlebridge.example'))).status).toBe(410);
    await world.signUp('ann', wendleBridge);
    expect((await world.list()).entries.at(-1)).toMatchObject({ name: 'ann', place: 'waiting', joined: 8 });
  });

  it('changes to another workshop, and keeps what it has when that one is full', async () => {
    await begin();
    for (const name of names.slice(0, 6)) await world.signUp(name, wendleBridge, 'c2');
    await world.signUp('zoe', wendleBridge);
    await world.deliver();
    const link = world.linkFor('zoe@wendlebridge.example');
    const full = await (await world.browser().open(link)).submit({ to: 'c2' }, { button: 'Change' });
    expect(full.errors).toEqual([
      'That one is full now, and you keep the place that you have. Tick the box if you would rather wait for it',
    ]);
    expect((await world.list('c1')).entries).toHaveLength(1);
    const changed = await (await world.browser().open(link)).submit({ to: 'c3' }, { button: 'Change' });
    expect(changed.heading).toBe('Watercolour: make your place sure');
    const waits = await changed.submit({ to: 'c2', wait: 'yes' }, { button: 'Change' });
    expect(waits.heading).toBe('Printing: you are on the waiting list');
  });

  it('hands the place on to a colleague, who gets a link; the one before ends', async () => {
    await begin();
    await world.signUp('ann', harrowbeck);
    await world.deliver();
    const link = world.linkFor('ann@harrowbeck.example');
    const page = await world.browser().open(link);
    const wrong = await page.submit({ name: 'Bea', email: 'bea@elsewhere.example' }, { button: 'Hand it on' });
    expect(wrong.errors).toEqual([
      'We do not know this as an address of your school. Ask them to sign up by your school’s link',
    ]);
    const done = await page.submit({ name: 'Bea', email: 'bea@harrowbeck.example' }, { button: 'Hand it on' });
    expect(done.heading).toBe('Your place is handed on');
    await world.deliver();
    expect((await world.browser().open(link)).status).toBe(410);
    expect((await world.browser().open(world.linkFor('bea@harrowbeck.example'))).heading).toBe(
      'Clay: make your place sure',
    );
  });

  it('offers to lead, which those who run it read', async () => {
    await begin();
    await world.signUp('ann', harrowbeck);
    await world.deliver();
    const page = await world.browser().open(world.linkFor('ann@harrowbeck.example'));
    await page.submit({ what: 'Storytelling round a fire' }, { button: 'Offer it' });
    expect((await (await world.signedIn('ruth-bell')).open(`/workshops/${art}`)).text).toContain(
      'Storytelling round a fire',
    );
  });

  it('lapses when it was not made sure within three school days', async () => {
    await begin();
    await world.signUp('ann', harrowbeck);
    await world.until('2025-10-16');
    expect((await world.list()).entries).toHaveLength(1);
    await world.until('2025-10-17');
    expect((await world.list()).entries).toEqual([]);
    expect((await world.browser().open(world.linkFor('ann@harrowbeck.example'))).status).toBe(410);
  });
});

describe('the day, and after', () => {
  const sure = async (...who: readonly string[]) => {
    for (const name of who) await world.signUp(name, harrowbeck);
    await world.deliver();
    for (const name of who)
      await (await world.browser().open(world.linkFor(`${name}@harrowbeck.example`))).submit(
        {},
        { button: 'Make it sure' },
      );
  };

  it('who came is ticked, gets a certificate, is asked once six weeks on, and only counts are kept', async () => {
    await begin();
    await sure('ann', 'ben', 'cat');
    await world.until('2025-11-20');
    const runner = await world.signedIn('ruth-bell');
    const page = await runner.open(`/workshops/${art}`);
    const [ann, ben] = (await world.list()).entries;
    const noted = await page.submit({ came: [ann?.id ?? '', ben?.id ?? ''] }, { button: 'Note who came to Clay' });
    expect(noted.text).toContain('2 came.');
    const link = world.linkFor('ann@harrowbeck.example');
    expect((await world.browser().open(link)).text).toContain('Your certificate (PDF)');
    const file = await fetch(`${world.url}${link}/certificate`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await fetch(`${world.url}${world.linkFor('cat@harrowbeck.example')}/certificate`)).status).toBe(404);
    await world.until('2026-01-04');
    expect((await world.browser().open(link)).text).not.toContain('Did you use something');
    await world.until('2026-01-05');
    const asked = (name: string) =>
      world.mailsTo(`${name}@harrowbeck.example`).filter(({ subject }) => subject.startsWith('Did you use')).length;
    expect(['ann', 'ben', 'cat'].map(asked)).toEqual([1, 1, 0]);
    const said = await (await world.browser().open(link)).submit(
      { used: 'yes', useful: '4' },
      { button: 'Send my answer' },
    );
    expect(said.text).toContain('Thank you. Your answer is counted.');
    await world.browser().post(`${link}/use`, { used: 'yes' });
    const list = await world.list();
    expect([list.used, list.useful]).toEqual([{ yes: 1, no: 0 }, [0, 0, 0, 1, 0]]);
    await world.until('2026-01-20');
    expect(['ann', 'ben', 'cat'].map(asked)).toEqual([1, 1, 0]);
  });

  it('after twelve months the names are gone, and the counts stay', async () => {
    await begin();
    await sure('ann');
    await world.until('2026-11-18');
    expect((await world.list()).entries).toHaveLength(1);
    await world.until('2026-11-19');
    const list = await world.list();
    expect(JSON.stringify(list)).not.toContain('ann');
    expect(list.totals?.find(({ school }) => school === harrowbeck)).toEqual({
      school: harrowbeck,
      places: 1,
      came: 0,
    });
    expect((await world.browser().open(world.linkFor('ann@harrowbeck.example'))).status).toBe(410);
    expect((await (await world.signedIn('ruth-bell')).open(`/workshops/${art}`)).text).toContain(
      'The names were deleted',
    );
  }, 60_000);

  it('that moves or is called off is told to every teacher, once', async () => {
    await begin();
    await sure('ann');
    const runner = await world.signedIn('dan-okoro');
    const page = await runner.open(`/diary/${art}`);
    const to = { to: 'another', 'date-day': '26', 'date-month': '11', 'date-year': '2025', start: '16:00' };
    await page.submit({ ...to, reason: 'The kiln is away' });
    await world.deliver();
    expect(world.mailsTo('ann@harrowbeck.example').at(-1)?.subject).toBe(
      'Another date: Clay is now on Wednesday 26 November 2025',
    );
    await (await runner.open(`/diary/${art}`)).submit({ to: 'cancel', reason: 'The kiln broke' });
    await world.deliver();
    await world.until('2025-10-20');
    const subjects = world.mailsTo('ann@harrowbeck.example').map(({ subject }) => subject);
    expect(subjects.filter((one) => one.startsWith('Another date'))).toHaveLength(1);
    expect(subjects.filter((one) => one.startsWith('Called off'))).toHaveLength(1);
    expect(await world.signUp('ben', wendlePark)).toBe('Art workshops: sign-up is closed');
  });
});

describe('opening sign-up', () => {
  it('is done from the diary’s date, with what is wrong said beside each field', async () => {
    await begin({ open: false });
    const runner = await world.signedIn('ruth-bell');
    const list = await runner.open('/workshops');
    expect(await htmlMistakes(list.html)).toEqual([]);
    const page = await runner.open(`/workshops/open/${art}`);
    expect(await htmlMistakes(page.html)).toEqual([]);
    const wrong = await page.submit({ 'title-1': 'Clay', 'places-1': '0', cost: 'free' });
    expect(wrong.errors).toEqual(['Enter a whole number of places, from 1 to 60', 'Enter pounds, like 250 or 187.50']);
    const opened = await page.submit({ 'title-1': 'Clay', 'places-1': '15', cost: '1,000' });
    expect(opened.text).toContain('Sign-up is open.');
    expect(opened.text).toContain('0 of 15 places taken (0 %).');
    expect(await htmlMistakes(opened.html)).toEqual([]);
    expect((await (await world.signedIn('ruth-bell')).open(`/workshops/open/${art}`)).status).toBe(200);
    expect((await page.submit({ 'title-1': 'Clay', 'places-1': '15' })).errors).toEqual([
      'Sign-up is open for this date already',
    ]);
  });

  it('is not for whoever only sits on a board', async () => {
    await begin({ open: false });
    const member = await world.signedIn('kofi-lamptey');
    expect((await member.open(`/workshops/open/${art}`)).status).toBe(403);
  });
});

describe('what is held about a teacher', () => {
  it('is found by their address, is theirs alone, goes to another place with the partnership, and is erased', async () => {
    await begin();
    await world.signUp('ann', harrowbeck);
    await world.signUp('ben', harrowbeck);
    const held = await heldAbout(world.outside, partnership, 'Ann@harrowbeck.example');
    expect(held.records).toMatchObject([{ name: 'ann', email: 'ann@harrowbeck.example', place: 'in', choice: 'c1' }]);
    expect(JSON.stringify(held)).not.toContain('ben');
    const link = await world.outside.store.query({ partition: `p#${partnership}`, prefix: 'workshop' });
    expect(link.items.map(({ partition, sort, body }) => goesWith(partnership, { partition, sort, body }))).toEqual(
      link.items.map(() => true),
    );
    expect(await erasePerson(world.outside, partnership, 'ann@harrowbeck.example')).toEqual({
      ok: true,
      value: 'erased',
    });
    expect((await heldAbout(world.outside, partnership, 'ann@harrowbeck.example')).records).toEqual([]);
    expect((await world.list()).entries.map(({ name }) => name)).toEqual(['ben']);
    expect(await erasePerson(world.outside, partnership, 'nobody@harrowbeck.example')).toMatchObject({
      refusal: 'unknown-person',
    });
  });

  it('of somebody with a part too is in what is held about them, without the others of the list', async () => {
    await begin();
    await world.signUp('elaine.booth', harrowbeck);
    await world.signUp('ben', harrowbeck);
    const held = JSON.stringify(await heldAbout(world.outside, partnership, 'elaine-booth'));
    expect(held).toContain('"_kind":"workshop-list"');
    expect(held).not.toContain('ben@harrowbeck.example');
  });
});
