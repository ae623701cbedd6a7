/** The daily sweep after days on which nobody swept: a server was off, a schedule was lost. */
import { describe, expect, it } from 'vitest';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { partnerships, requests, scheduled, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnership } from '../builders/partnership.ts';
import { aRequest, meetingAtAlder } from '../builders/request.ts';
import { waiting } from '../delivery/outbox.ts';

const partnership = 'valley';
const days = ['2027-01-09', '2027-01-10', '2027-01-11', '2027-01-12', '2027-01-13'] as const;

const reminder = { act: 'remind', number: 1, of: 3, regarding: 'answer' } as const;

/** A thing planned, and a request with somebody waiting behind it, for each of five days. */
const due = async (today: string) => {
  const outside = anOutside({ startsAt: `${today}T07:00:00.000Z` });
  await work(outside, partnership, async (tx) => {
    tx.write(partnerships, theOne, aPartnership());
    for (const on of days) {
      tx.write(scheduled, `plan-${on}`, {
        id: `plan-${on}`,
        on,
        effect: { kind: 'task', task: 'plan-year', input: { partnership, on } },
      });
      const id = `asked-${on}`;
      tx.write(requests, id, { ...aRequest(meetingAtAlder), id, waiting: [`token-${on}`], next: { on, ...reminder } });
    }
  });
  return outside;
};

const daysOf = async (outside: ReturnType<typeof anOutside>): Promise<string[]> =>
  (await waiting(outside))
    .filter(({ body }) => ['ring', 'task'].includes(Object(body.payload).kind))
    .map(({ body }) => JSON.stringify(body.payload).match(/\d{4}-\d\d-\d\d/)?.[0] ?? '')
    .toSorted();

describe('the daily sweep', () => {
  it('brings on day 12 what was due on days 9 to 11, beside what is due on day 12, and nothing of day 13', async () => {
    const outside = await due('2027-01-12');
    expect(await dailySweep(outside)).toMatchObject({ rung: 4, started: 4, setAside: 0, failed: 0 });
    const arrived = days.slice(0, 4).flatMap((day) => [day, day]);
    expect(await daysOf(outside)).toEqual(arrived);
    expect(await dailySweep(outside)).toMatchObject({ rung: 0, started: 0 });
    expect(await daysOf(outside)).toEqual(arrived);
  });

  it('brings nothing before its day', async () => {
    const outside = await due('2027-01-08');
    expect(await dailySweep(outside)).toMatchObject({ rung: 0, started: 0 });
    expect(await daysOf(outside)).toEqual([]);
  });
});
