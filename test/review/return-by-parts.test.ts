import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { returns } from '../../functions/records/year-kinds.ts';
import { sendReturn } from '../../functions/review/send-return.ts';
import { aFilledReturn, autumn, aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
let birch: string;
beforeEach(async () => {
  world = await aYear();
  birch = (await world.openReturns(autumn))['900002'] ?? '';
});
afterEach(() => world.stop());

const list = () => world.visit('lead-birch', birch);
const part = (name: string) => world.visit('lead-birch', birch, `/part?of=${name}`);
const check = () => world.visit('lead-birch', birch, '/check');
const kept = () => world.read(returns, `${autumn}#900002`);
const on = { button: 'Save and go on' };
const back = { button: 'back to the list' };

const only = (fields: readonly string[]) =>
  Object.fromEntries(Object.entries(aFilledReturn).filter(([name]) => fields.includes(name)));
const science = only(['rating-science', 'words-science', 'value-science-1']);
const latin = only(['rating-latin', 'words-latin']);
const gave = only(['hoursGiven', 'hoursReceived', 'penceGiven', 'penceReceived']);
const feels = only(['trust', 'fairness', 'capacity']);

describe('a return as a list of parts', () => {
  it('says how far each part is, how long it takes, and where to begin', async () => {
    const page = await list();
    expect(page.heading).toBe('Your return for the autumn review: Birch School');
    expect(page.text).toContain('Parts done: 0 of 4');
    expect(page.text).toMatch(/Science in a laboratory ?\d minutes ?To do/);
    expect(page.link('Start: Science in a laboratory')).toContain('/part?of=purpose-science');
    expect(page.$('main .govuk-button')).toHaveLength(1);
  });

  it('takes fifteen minutes at most by its own count, for two purposes', async () => {
    const [, minutes] = /About (\d+) minutes to go/.exec((await list()).text) ?? [];
    expect(Number(minutes)).toBeGreaterThan(0);
    expect(Number(minutes)).toBeLessThanOrEqual(15);
  });

  it('leads from part to part, to the answers, and to a confirmation', async () => {
    const first = await (await list()).follow('Start: Science in a laboratory');
    const second = await first.submit(science, on);
    expect(second.heading).toBe('Latin for Year 8');
    const third = await second.submit(latin, on);
    expect(third.heading).toBe('Hours and money this term');
    const fourth = await third.submit(gave, on);
    expect(fourth.heading).toBe('How it feels, and what next');
    expect((await list()).text).toContain('Parts done: 3 of 4');
    const answers = await fourth.submit(feels, on);
    expect(answers.heading).toBe('Check your answers, then send');
    expect(answers.text).toContain('Eight children asked for more.');
    const sent = await answers.submit({}, { button: 'Send' });
    expect(sent.heading).toBe('You sent the return');
    expect(sent.$('.govuk-panel')).toHaveLength(1);
    expect(await kept()).toMatchObject({
      state: 'complete',
      content: { hoursGiven: 20, trust: 4, purposes: [{ rating: 'on-track' }, { rating: 'behind' }] },
    });
  });

  it('saves a part that is only begun, and is found there again', async () => {
    const saved = await (await part('purpose-science')).submit({ 'words-science': 'Half a thought' }, back);
    expect(saved.text).toContain('Saved. Nobody else sees it until you send it.');
    expect(saved.text).toContain('Last saved on Friday 13 November 2026 at 09:00.');
    expect(saved.text).toMatch(/Science in a laboratory ?\d minutes ?Started/);
    expect((await part('purpose-science')).$('[name="words-science"]').text()).toBe('Half a thought');
    expect((await kept())?.state).toBe('draft');
  });

  it('asks for what is missing before it goes on, all at once, and has saved what was answered', async () => {
    const page = await (await part('gave')).submit({ hoursGiven: '20', penceGiven: '£4OO' }, on);
    expect(page.status).toBe(400);
    expect(page.errors).toEqual([
      'Pounds given must be a number, such as 12 or 7.5',
      'How many hours did it get?',
      'How much money did it get?',
    ]);
    expect(page.$('[name=penceGiven]').attr('value')).toBe('£4OO');
    expect((await kept())?.content).toMatchObject({ hoursGiven: 20 });
    expect((await kept())?.content.penceGiven).toBeUndefined();
  });

  it('keeps a number that was saved, where what is typed over it cannot be read', async () => {
    await (await part('gave')).submit(gave, on);
    await (await part('gave')).submit({ hoursGiven: 'many', hoursReceived: '9' }, on);
    expect((await kept())?.content).toMatchObject({ hoursGiven: 20, hoursReceived: 9 });
  });

  it('loses nothing when two people save two parts that they opened together', async () => {
    const [one, other] = await Promise.all([part('purpose-science'), part('gave')]);
    await Promise.all([one.submit(science, back), other.submit(gave, back)]);
    expect((await kept())?.content).toMatchObject({ hoursGiven: 20, purposes: [{ rating: 'on-track' }, {}] });
  });

  it('joins a part to what somebody else saved after it was read', async () => {
    const before = (await kept())?.content ?? { school: '900002', purposes: [], toChange: '', helpWanted: '' };
    await (await part('purpose-science')).submit(science, back);
    const evidence = { person: 'lead-birch', at: '2026-11-13T09:00:00.000Z', address: 'a', userAgent: 'b' };
    await sendReturn(world.outside, {
      partnership: 'valley',
      request: birch,
      content: { ...before, hoursGiven: 4 },
      part: { kind: 'gave' },
      act: 'save',
      evidence,
    });
    expect((await kept())?.content).toMatchObject({ hoursGiven: 4, purposes: [{ rating: 'on-track' }, {}] });
  });

  it('writes nothing where nothing was typed', async () => {
    await (await part('purpose-latin')).submit({}, back);
    expect((await (await part('purpose-latin')).submit({}, on)).status).toBe(400);
    expect(await kept()).toBeUndefined();
  });
});

describe('checking the answers of a return', () => {
  it('names what is missing, each with the way to its box, and sends nothing', async () => {
    await (await part('purpose-science')).submit(science, back);
    const page = await (await check()).submit({}, { button: 'Send' });
    expect(page.status).toBe(400);
    expect(page.errors).toContain('How is “Latin for Year 8” going?');
    const way = page.$('main .govuk-list--bullet a:contains("How many hours did it get?")').attr('href');
    expect(way).toContain('/part?of=gave#hoursReceived');
    expect((await kept())?.state).toBe('draft');
    for (const each of page.$('.govuk-error-summary__list a').get())
      expect(page.$(page.$(each).attr('href') ?? '').length).toBe(1);
  });

  it('leads back to each part to change it', async () => {
    await (await part('purpose-science')).submit(science, back);
    expect((await (await check()).follow('Change')).heading).toBe('Science in a laboratory');
  });

  it('takes the numbers first; the words that are missing stay in the list', async () => {
    await (await part('purpose-science')).submit({ ...science, 'words-science': '' }, on);
    for (const [name, answers] of [
      ['purpose-latin', latin],
      ['gave', gave],
      ['feels', feels],
    ] as const)
      await (await part(name)).submit(answers, back);
    const answers = await check();
    expect(answers.text).toContain('You can send the numbers now, and add the words later.');
    const after = await answers.submit({}, { button: 'Send' });
    expect(after.text).toContain('Your numbers are sent.');
    expect(after.text).toMatch(/Science in a laboratory ?\d minutes ?Words to add/);
    const emptied = await (await part('gave')).submit({ hoursGiven: '' }, back);
    expect(emptied.errors).toEqual(['How many hours did your school give?']);
    expect((await kept())?.content.hoursGiven).toBe(20);
  });

  it('asks about a value that is far off before it is sent', async () => {
    await (await part('purpose-science')).submit({ ...science, 'value-science-1': '30' }, on);
    for (const [name, answers] of [
      ['purpose-latin', latin],
      ['gave', gave],
      ['feels', feels],
    ] as const)
      await (await part(name)).submit(answers, back);
    const asked = await (await check()).submit({}, { button: 'Send' });
    expect(asked.errors).toEqual([
      'Is 30 right for “Sessions held”? At the start it was 0. Tick it if it is, or change it',
    ]);
    expect((await asked.submit({ sure: ['value-science-1=30'] }, { button: 'Send' })).heading).toBe(
      'You sent the return',
    );
  });
});

describe('what no page of ours sends as a part', () => {
  it('is refused: a field of another part, a part that is not asked, and whoever only reads', async () => {
    const link = await world.linkOf('lead-birch', birch);
    expect((await world.browser.post(`${link}/part?of=gave`, { 'rating-science': 'ahead', button: 'on' })).status).toBe(
      400,
    );
    expect((await world.browser.post(`${link}/part?of=purpose-greek`, { button: 'on' })).status).toBe(404);
    expect((await world.browser.open(`${link}/part`)).status).toBe(404);
    const head = await world.linkOf('head-birch', birch);
    await world.browser.post(`${head}/part?of=gave`, { ...gave, button: 'on' });
    await world.browser.post(`${head}/check`, { button: 'send' });
    expect(await kept()).toBeUndefined();
  });
});
