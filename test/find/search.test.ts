/** A head with no partnership looks for schools: by link, through the pages and mails that people see. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSearch } from '../../functions/find/open-search.ts';
import { AddressRefused } from '../../functions/ports.ts';
import { readPartnershipFile } from '../../infra/partnerships/read.ts';
import { htmlMistakes } from '../html-rules.ts';
import { aSearchWorld, type Searching } from './searching.ts';

let world: Searching;
let home: string;
const helen = 'helen@harrowbeck.example';
const office = 'office@aldwyn.example';

beforeEach(async () => {
  world = await aSearchWorld();
  home = await world.invite('200001', 'Helen Whitlock', helen);
});
afterEach(() => world.stop());

const open = (path = home) => world.browser().open(path);
const asked = async (urn = '200002', to = office) => {
  const form = await open(`${home}/ask/${urn}`);
  const filling = { introducedBy: 'Mel Crane', words: 'Could our Year 5 use your laboratory?' };
  const done = await form.submit(to === '' ? filling : { ...filling, to });
  await world.deliver();
  return done;
};
const answered = async (filling: Record<string, string>, to = office) => {
  const done = await (await open(world.linkFor(to))).submit(filling);
  await world.deliver();
  return done;
};
const yes = { answer: 'yes', name: 'Ruth Kell', email: 'ruth@aldwyn.example' };

describe('an invited head', () => {
  it('finds five schools with reasons and no score, a map, and a table under it', async () => {
    const page = await open();
    expect(page.text).toContain('5 schools within 5 km of Harrow Beck Primary School');
    expect(page.text).toContain('1. Kelby Infant School');
    expect(page.text).toContain('2.80 km');
    expect(page.$('svg.sp-map').length).toBe(1);
    expect(page.$('table').length).toBeGreaterThan(0);
    expect(page.text).not.toMatch(/score|%|points/);
    expect(await htmlMistakes(page.html)).toEqual([]);
    expect((await open('/search/unknown')).status).toBe(404);
  });

  it('sees who shares their priorities, offers what they need, and needs what they offer, first', async () => {
    const other = await world.invite('200006', 'Ed Esk', 'ed@esk.example');
    await (await open(`${other}/about`)).submit({
      priorities: ['lesson-plans'],
      offers: ['facilities'],
      needs: ['coaching'],
      offersWords: 'Two laboratories on Fridays',
      workedWith: '200001',
    });
    const kept = await (await open(`${home}/about`)).submit({
      priorities: ['lesson-plans'],
      offers: ['coaching'],
      needs: ['facilities'],
    });
    expect(kept.text).toContain('Kept. Schools that look see what you offer and need.');
    const page = await open();
    expect(page.text).toContain('1. Esk Primary School');
    expect(page.text).toContain('Shares what matters to you: sharing lesson plans to cut workload');
    expect(page.text).toContain('Offers what you need: using facilities, such as a laboratory');
    expect(page.text).toContain('Needs what you offer: coaching and mentoring');
    expect(page.text).toContain('You have worked together before');
    expect(page.text).toContain('It offers, in its own words: Two laboratories on Fridays');
    expect(page.html).not.toContain('ed@esk.example');
  });

  it('is told what is wrong with what they type, and loses nothing of it', async () => {
    const page = await (await open(`${home}/about`)).submit({ offersWords: 'Kilns', workedWith: '12345' });
    expect(page.status).toBe(400);
    expect(page.errors).toEqual(['expected a URN of six digits, for example 123456']);
    expect(page.$('textarea[name=offersWords]').text()).toBe('Kilns');
  });
});

describe('an introduction', () => {
  it('goes to the other head, who answers by link; addresses are seen after two yeses and not before', async () => {
    const sent = await asked();
    expect(sent.text).toContain('Your question is on its way');
    const [mail] = world.mailsTo(office);
    expect(mail?.subject).toBe('Would you talk with Harrow Beck Primary School about working together?');
    expect(mail?.text).toContain('You both know Mel Crane.');
    expect(`${mail?.text}${mail?.html}${JSON.stringify(mail?.replyTo)}`).not.toContain(helen);
    const talk = await open(world.linkFor(office));
    expect(talk.heading).toBe('Would you talk with Harrow Beck Primary School?');
    expect(talk.html).not.toContain(helen);
    expect(await htmlMistakes(talk.html)).toEqual([]);
    const both = await answered(yes);
    expect(both.text).toContain(helen);
    expect(world.mailsTo(helen).at(-1)?.subject).toBe('Saint Aldwyn Junior Academy has answered');
    expect((await open()).text).toContain('Ruth Kell, ruth@aldwyn.example');
  });

  it('can be said no to, or not now, without giving an address', async () => {
    await asked();
    await answered({ answer: 'later' });
    expect((await open()).text).toContain('Not now');
    await answered({ answer: 'no', reply: 'We are full.' });
    const page = await open();
    expect(page.text).toContain('No. They write: “We are full.”');
    expect(page.html).not.toContain(office);
    expect((await open(world.linkFor(office))).status).toBe(410);
  });

  it('needs a name and an address with a yes', async () => {
    await asked();
    const page = await answered({ answer: 'yes' });
    expect(page.errors).toEqual(['If yes, enter your name', 'If yes, enter where they can write to you']);
  });

  it('is reminded of once, and closes by silence', async () => {
    await asked();
    await world.days(40);
    expect(world.mailsTo(office).map(({ subject }) => subject.slice(0, 10))).toEqual(['Would you ', 'Once more:']);
    expect((await open()).text).toContain('No answer; closed');
    expect((await open(world.linkFor(office))).status).toBe(410);
    expect(world.outside.db.prepare('select count(*) n from items where body like ?').get(`%${office}%`)).toEqual({
      n: 0,
    });
  });

  it('can be withdrawn by whoever asked, and after a yes by either', async () => {
    await asked();
    const page = await (await open()).submit({}, { button: 'Withdraw' });
    expect(page.text).toContain('That introduction has ended.');
    expect((await open(world.linkFor(office))).status).toBe(410);
    await asked('200003', 'office@park.example');
    await answered(yes, 'office@park.example');
    await (await open(world.linkFor('office@park.example'))).submit({}, { button: 'End this introduction' });
    expect((await open()).html).not.toContain('ruth@aldwyn.example');
  });

  it('goes to the head of a school that looks too, whose address the asker never sees', async () => {
    await world.invite('200006', 'Ed Esk', 'ed@esk.example');
    await (await open(`${world.linkFor('ed@esk.example')}/about`)).submit({ offers: ['facilities'] });
    const form = await open(`${home}/ask/200006`);
    expect(form.$('input[name=to]').length).toBe(0);
    await form.submit({ words: 'Could we talk?' });
    await world.deliver();
    expect(world.linkFor('ed@esk.example')).toMatch(/^\/talk\//);
    expect((await open()).html).not.toContain('ed@esk.example');
  });

  it('is asked once in half a year, five at most at once, and three a month to one address', async () => {
    await asked();
    expect((await asked()).errors).toEqual(['You have asked this school in the last six months. Give it time.']);
    await asked('200003');
    await asked('200004');
    expect((await asked('200005')).errors).toEqual([
      'Several schools have asked there this month. Try another address, or ask next month.',
    ]);
    expect((await asked('200001', 'a@b.example')).errors).toEqual(['This is your own school.']);
  });

  it('says so when no email reaches the address, and lets another be given', async () => {
    await world.stop();
    world = await aSearchWorld();
    home = await world.invite('200001', 'Helen Whitlock', helen);
    const send = world.outside.mailer.send;
    Object.assign(world.outside.mailer, {
      send: async (message: Parameters<typeof send>[0]) => {
        if (message.to.address === 'wrong@aldwyn.example') throw new AddressRefused(message.to.address, '550');
        return send(message);
      },
    });
    await asked('200002', 'wrong@aldwyn.example');
    expect((await open()).text).toContain('No email reaches the address that you gave');
    expect((await asked()).errors).toEqual([]);
    expect(world.mailsTo(office)).toHaveLength(1);
  });
});

describe('the case and the pack', () => {
  it('answers eight questions on one page, with travel worked out, and prints them', async () => {
    await asked();
    const page = await open(`${home}/case`);
    expect(page.$('textarea')).toHaveLength(8);
    expect(page.text).toContain('6 visits to each school');
    await page.submit({ pupils: 'Ten sessions in a real laboratory.' });
    expect((await open(`${home}/case`)).text).toContain('Ten sessions in a real laboratory.');
    const pdf = await fetch(`${world.url}${home}/case/pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
  });

  it('keeps four lines of when and how, and where the two differ, after a yes alone', async () => {
    await asked();
    expect((await open(`${home}/pack/200002`)).status).toBe(404);
    await answered(yes);
    const form = await open(`${home}/pack/200002`);
    expect((await form.submit({ 'values-on': '2026-11-20' })).errors).toEqual([
      'Values and ethos: say both when and how, or neither',
    ]);
    await form.submit({
      'values-on': '2026-11-20',
      'values-how': 'Read together',
      differences: 'Lesson times > we meet at 15:45\nUniform',
    });
    const kept = await open(`${home}/pack/200002`);
    expect(kept.$('textarea[name=differences]').text()).toBe('Lesson times > we meet at 15:45\nUniform > ');
  });
});

describe('a partnership is made', () => {
  it('only with somebody who said yes, of two bodies, on one machine; elsewhere its file is given', async () => {
    await asked();
    expect((await open(`${home}/make`)).status).toBe(404);
    await answered(yes);
    const form = await open(`${home}/make`);
    expect(form.$('input[name=p1-name]').attr('value')).toBe('Aldwyn Trust');
    const term = (name: string, start: string, end: string) => ({ [`${name}-start`]: start, [`${name}-end`]: end });
    const body = (at: number) => ({
      [`p${at}-in-post`]: '9',
      [`p${at}-chair-name`]: `Chair ${at}`,
      [`p${at}-chair-email`]: `chair${at}@x.example`,
      [`p${at}-clerk-name`]: 'Gus Clerk',
      [`p${at}-clerk-email`]: 'gus@x.example',
    });
    const given = await form.submit({
      name: 'Harrow and Aldwyn',
      'chaser-name': 'Mel Crane',
      'chaser-email': 'mel@x.example',
      ...term('autumn', '2026-09-02', '2026-12-18'),
      ...term('spring', '2027-01-04', '2027-03-25'),
      ...term('summer', '2027-04-12', '2027-07-21'),
      ...body(0),
      ...body(1),
      'p1-number': '01234567',
    });
    expect(given.headers.get('content-type')).toBe('text/yaml; charset=utf-8');
    const read = readPartnershipFile(given.html, 'harrow-and-aldwyn.yaml');
    expect(read).toMatchObject({
      ok: true,
      value: { schools: [{ urn: '200001', phase: 'Primary', ages: '4-11', pupils: 200 }, { urn: '200002' }] },
    });
  });
});

describe('the end of a search', () => {
  it('deletes names and addresses, at the head’s word or after a year', async () => {
    await asked();
    const ended = await (await open()).submit({}, { button: 'End my search' });
    expect(ended.status).toBe(410);
    const count = (words: string) =>
      world.outside.db
        .prepare("select count(*) n from items where partition not like 'effect#%' and body like ?")
        .get(`%${words}%`);
    expect([count(helen), count(office), count('Helen Whitlock')]).toEqual([{ n: 0 }, { n: 0 }, { n: 0 }]);
  });

  it('comes by itself once its last day has passed', async () => {
    world.outside.pass(366 * 86_400);
    expect((await open()).status).toBe(410);
    await world.days(1);
    expect(world.outside.db.prepare('select count(*) n from items where body like ?').get(`%${helen}%`)).toEqual({
      n: 0,
    });
  });
});

it('invites nobody for a school that is not open, or without a register', async () => {
  const head = { name: 'Helen', email: helen };
  expect(await openSearch(world.outside, { head, urn: '200009' })).toMatchObject({ refusal: 'closed-school' });
  expect(await openSearch(world.outside, { head, urn: '299999' })).toMatchObject({ refusal: 'unknown-school' });
  const { schools: _, ...without } = world.outside;
  expect(await openSearch(without, { head, urn: '200001' })).toMatchObject({ refusal: 'no-register' });
});
