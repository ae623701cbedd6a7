import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { londonDate, londonTime } from '../../functions/domain/london.ts';
import { createMoving } from '../../infra/local/tools/moving.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { startWorld, type World } from '../journeys/world.ts';

let world: World;
const begin = async () => {
  world = await startWorld();
  await world.settled();
};
const end = () => world.stop();

const when = () => [londonDate(world.now()), londonTime(world.now())];
const ask = async (body: unknown) => {
  const response = await fetch(`${world.url}/demo/clock.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()] as const;
};
const ahead = async () => (await (await fetch(`${world.url}/demo/clock.json`)).json()).ahead;
/** London dates of the mornings on which the sweep has run, oldest first. */
const sweptOn = () =>
  world.system.wired.outside.store.get({ partition: 'local', sort: 'daily-sweep' }).then((item) => item?.body.on);

describe('the clock of a demonstration', () => {
  beforeEach(begin);
  afterEach(end);

  it('begins on the first day that the file names', () => {
    expect(londonDate(world.now())).toBe('2026-09-07');
  });

  it('moves by days, from morning to morning, across the night when the clocks change', async () => {
    expect(await ask({ days: 2 })).toEqual([200, { now: expect.stringMatching(/^2026-09-09T06:15:0/), swept: 2 }]);
    expect(when()).toEqual(['2026-09-09', '07:15']);
    await world.pass({ to: '2026-10-26' });
    expect(when()).toEqual(['2026-10-26', '07:15']);
    expect(await sweptOn()).toBe('2026-10-26');
  });

  it('moves to the next chase and to the next due date, which come one after the other', async () => {
    const { chase, due } = await ahead();
    expect(chase > '2026-09-07').toBe(true);
    await world.pass({ next: 'chase' });
    expect(when()[0]).toBe(chase);
    const next = await ahead();
    expect(next.chase > chase).toBe(true);
    if (next.due === due) {
      await world.pass({ next: 'due' });
      expect(when()[0]).toBe(due);
    }
  });

  it('sends on each morning what is due on it, under that morning’s date', async () => {
    const before = world.mails().length;
    const { chase } = await ahead();
    await world.pass({ next: 'chase' });
    const sent = world.mails().slice(0, world.mails().length - before);
    expect(sent.length).toBeGreaterThan(0);
    // What was only to be read went with the post of the Monday between.
    const days = new Set(sent.map(({ sentAt }) => sentAt.slice(0, 10)));
    expect([...days].filter((day) => day !== chase)).toEqual(['2026-09-14']);
    expect(days).toContain(chase);
    expect(new Set(sent.map(({ sentAt }) => londonTime(new Date(sentAt))))).toEqual(new Set(['07:15']));
  });

  it('does one move at a time', async () => {
    const both = await Promise.all([ask({ days: 150 }), ask({ days: 150 })]);
    expect(new Set(both.map(([status]) => status))).toEqual(new Set([200, 409]));
    expect(when()[0]).toBe('2027-02-04');
  });

  it('lets what has expired be forgotten, but not on the same day', async () => {
    await world.browser().post('/sign-in', { email: 'lead-alder@valley.example' });
    const link = world.system.wired.db.prepare("SELECT count(*) AS n FROM items WHERE partition LIKE 'sign-in#%'");
    // It is kept a day longer than it works, since asking again wakes it; then a day for late readers.
    await world.pass({ days: 2 });
    expect(link.get()?.n).toBe(1);
    await world.pass({ days: 1 });
    expect(link.get()?.n).toBe(0);
  });

  it('begins one move where two look ahead in the same moment', async () => {
    const moving = createMoving(world.system.wired);
    const both = await Promise.all([moving.begin({ next: 'chase' }), moving.begin({ next: 'chase' })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    for (const begun of both) if (begun.ok) await begun.value.ended;
  });

  it('shows people what lies ahead, takes their choice, and follows the move', async () => {
    const page = await world.browser().open('/demo/clock');
    expect(page.text).toContain('Monday 7 September 2026');
    const moving = await page.submit({ to: '2026-09-20' }, { button: 'Go there' });
    expect(moving.status).toBe(200);
    await fetch(`${world.url}/demo/idle.json`);
    expect((await world.browser().open('/demo/clock')).text).toContain('Sunday 20 September 2026');
    const refused = await page.submit({ to: '2026-09-01' }, { button: 'Go there' });
    expect([refused.status, refused.$('[role=alert]').text()]).toEqual([
      400,
      expect.stringContaining('only goes forward'),
    ]);
  });
});

describe('a clock that is asked for what it cannot do', () => {
  beforeAll(begin);
  afterAll(end);

  it.each([
    [{ to: '2026-09-07' }, 400, 'not-forward'],
    [{ to: '2020-01-01' }, 400, 'not-forward'],
    [{ to: '2036-01-01' }, 400, 'too-far'],
    [{ to: '2026-02-30' }, 400, 'not-a-move'],
    [{ to: 'tomorrow' }, 400, 'not-a-move'],
    [{ days: 0 }, 400, 'not-a-move'],
    [{ days: 1.5 }, 400, 'not-a-move'],
    [{ days: 1, to: '2027-01-01' }, 400, 'not-a-move'],
    [{}, 400, 'not-a-move'],
  ])('stays where it is when asked for %j', async (move, status, refusal) => {
    expect(await ask(move)).toEqual([status, { refusal, message: expect.stringContaining(' ') }]);
    expect(londonDate(world.now())).toBe('2026-09-07');
  });
});

describe('a clock that was moved', () => {
  it('stays moved when the system stops and starts again in the same folder', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'partnerships-kept-'));
    const first = await startWorld({ file: aPartnershipFile(), dataDir });
    await first.pass({ days: 10 });
    await first.stop();
    const second = await startWorld({ file: aPartnershipFile(), dataDir });
    expect(londonDate(second.now())).toBe('2026-09-17');
    await second.stop();
    rmSync(dataDir, { recursive: true });
  });
});
