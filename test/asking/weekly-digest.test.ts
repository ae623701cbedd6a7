/** The progress chaser's one mail a week about everything that is late (FAULTS 30: swept twice, late, or not at all). */
import { describe, expect, it } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { mondayOf } from '../../functions/asking/weekly-digest.ts';
import { escalatesTo, kindRules, type RequestSpec } from '../../functions/domain/asking/kinds.ts';
import { overdueSince } from '../../functions/domain/asking/overdue.ts';
import { londonDate } from '../../functions/domain/london.ts';
import type { Query } from '../../functions/ports.ts';
import { aMeeting } from '../builders/decision-specs.ts';
import { type Running, running } from '../builders/running.ts';
import { aRequest } from '../mail/contexts.ts';
import { valley } from '../mail/wendle-letters.ts';

/** A Monday: the lead is asked to write the plan, and does not. */
const startsAt = '2025-09-08T06:00:00.000Z';

type Sent = { readonly on: string; readonly subject: string; readonly to: string; readonly text: string };

/** Lives so many mornings; `sweeps` says how often each is swept. Gives the digests, with the day on which each came. */
const live = async (world: Running, sweeps: readonly number[]): Promise<Sent[]> => {
  const sent: Sent[] = [];
  let seen = world.outside.heard.mails.length;
  for (const times of sweeps) {
    for (let time = 0; time < times; time += 1) {
      await Promise.all([dailySweep(world.outside), ...(time > 0 ? [dailySweep(world.outside)] : [])]);
      await world.settle();
    }
    const on = londonDate(world.outside.clock.now());
    for (const { subject, to, text } of world.outside.heard.mails.slice(seen)) {
      if (subject.includes('late in')) sent.push({ on, subject, to: to.address, text });
    }
    seen = world.outside.heard.mails.length;
    world.outside.pass(86_400);
  }
  return sent;
};
const days = (count: number, times = 1): number[] => Array.from({ length: count }, () => times);
const onlyDays = (sent: readonly Sent[]): string[] => sent.map(({ on }) => on);

describe('the weekly mail about what is late', () => {
  it('comes on Mondays, once something is late, and says what, with whom, since when and what we do next', async () => {
    const sent = await live(await running({ startsAt }), days(43));
    // The plan was due on 29 September; on that Monday there was still time.
    expect(onlyDays(sent)).toEqual(['2025-10-06', '2025-10-13', '2025-10-20']);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(1);
    const [first] = sent;
    expect(first?.subject).toMatch(/^One answer late in .+ this week$/);
    expect(first?.text).toMatch(
      /The lead writes the proposal: with .+, since 29 September 2025\. We .+ on \d+ October\./,
    );
    expect(first?.text).toContain('/home');
  });

  it('comes once a week when every morning is swept three times at once', async () => {
    const once = await live(await running({ startsAt }), days(37));
    const often = await live(await running({ startsAt }), days(37, 3));
    expect(often).toEqual(once);
    expect(once.length).toBe(2);
  });

  it('is caught up on the next day that is swept, and a week that nobody swept is not made up for', async () => {
    const missed = days(37);
    missed.splice(28, 2, 0, 0);
    expect(onlyDays(await live(await running({ startsAt }), missed))).toEqual(['2025-10-08', '2025-10-13']);
    const away = days(43);
    away.splice(28, 7, ...days(7, 0));
    expect(onlyDays(await live(await running({ startsAt }), away))).toEqual(['2025-10-13', '2025-10-20']);
  });

  it('does not come while nothing is late, in the holidays, or once all is answered', async () => {
    expect(await live(await running({ startsAt }), days(21))).toEqual([]);
    const world = await running({ startsAt });
    const [first] = await live(world, days(29));
    expect(first?.on).toBe('2025-10-06');
    await world.submit();
    await world.settle();
    expect(await live(world, days(8))).toEqual([]);
  });

  it('is not looked for in a partnership before its Monday has come', async () => {
    const world = await running({ startsAt });
    await live(world, days(30));
    const asked: string[] = [];
    const store = {
      ...world.outside.store,
      query: (query: Query) => {
        asked.push(query.partition);
        return world.outside.store.query(query);
      },
    };
    // A Wednesday on which nobody is to be chased.
    await dailySweep({ ...world.outside, store });
    expect(asked).toEqual(['sweep']);
  });

  it('names nobody who has answered by the time it goes out', async () => {
    const world = await running({ startsAt });
    await live(world, days(28));
    const before = world.outside.heard.mails.length;
    await dailySweep(world.outside);
    await world.submit();
    await world.settle();
    const after = world.outside.heard.mails.slice(before);
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter(({ subject }) => subject.includes('late in'))).toEqual([]);
  });
});

describe('what is late', () => {
  it('is counted from the date asked for, or from a meeting that nobody has written down', () => {
    const asked = aRequest(valley, aMeeting());
    expect(overdueSince(asked, '2025-11-24')).toBeUndefined();
    expect(overdueSince(asked, '2025-11-25')).toBe('2025-11-24');
    const agenda = { meetingOn: '2025-12-03', papersOn: '2025-11-25', deferred: false };
    expect(overdueSince({ ...asked, agenda }, '2025-12-03')).toBeUndefined();
    expect(overdueSince({ ...asked, agenda }, '2025-12-04')).toBe('2025-12-03');
    const outcome = { result: 'agreed', at: '2025-12-04T08:00:00.000Z', reasons: [] } as const;
    expect(overdueSince({ ...asked, agenda, outcome: { ...outcome, reasons: [] } }, '2025-12-05')).toBeUndefined();
  });

  it('reaches the progress chaser at once only where they can do it themselves', () => {
    const about = { kind: 'proposal', id: 'plan', version: 1 } as const;
    const specs = Object.keys(kindRules).map((kind): RequestSpec => ({ kind: kind as RequestSpec['kind'], about }));
    const told = specs.filter((spec) => escalatesTo(valley, spec).flat().includes(valley.roles.progressChaser));
    expect(told.map(({ kind }) => kind)).toEqual([
      'write-proposal',
      'start-review',
      'record-review',
      'write-evaluation',
    ]);
  });

  it('knows the Monday of every day of a week', () => {
    const week = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'];
    expect(new Set(week.map(mondayOf))).toEqual(new Set(['2026-11-16']));
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });
});
