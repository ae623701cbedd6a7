/** A school whose board came in during the year: what it is asked for, and which figures are open to it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { closeReview } from '../../functions/review/close-review.ts';
import { openReview } from '../../functions/review/open-review.ts';
import { autumn } from '../builders/year.ts';
import { aFiguresWorld, type FiguresWorld, fsm } from './figures-world.ts';

let world: FiguresWorld;
beforeEach(async () => {
  world = await aFiguresWorld();
  await world.signed();
});
afterEach(() => world.stop());

/** The party came in on this day, and has signed no data sharing agreement since. */
const cameIn = (inSince: string, party = 'dell') =>
  work(world.outside, 'valley', async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const joiners = [{ party, change: '202627-change-1', since: '2026-09-10', inSince }];
    tx.write(partnerships, theOne, { ...whole, joiners });
  });

const schoolsAsked = async () => {
  const { requests } = await openReview(world.outside, { partnership: 'valley', review: autumn });
  return requests.map(({ school }) => school);
};

describe('a school that came in during the term', () => {
  it('is asked for a return, unless it came in when the last third of the term had begun', async () => {
    await cameIn('2026-10-05');
    expect(await schoolsAsked()).toContain('900004');
    await cameIn('2026-12-07');
    expect(await schoolsAsked()).toEqual(['900001', '900002', '900003']);
  });

  it('reads no figures that were published before its board shared, on no page and in no file', async () => {
    await cameIn('2026-10-05');
    await world.send('alder', fsm([40, 24], [14, 7]));
    await world.send('birch', fsm([30, 19], [8, 2]));
    await closeReview(world.outside, { partnership: 'valley', review: autumn });
    const seen = async (person: string) => (await (await world.signedIn(person)).open(`/reviews/${autumn}`)).text;
    expect(await seen('head-alder')).toContain('What it shows for groups of pupils');
    expect(await seen('head-dell')).not.toContain('What it shows for groups of pupils');
    const file = await (await world.signedIn('head-dell')).open(`/reviews/${autumn}/figures`);
    expect(file.status).toBe(404);
  });

  it('is offered no way to send figures until its board has signed for that', async () => {
    await cameIn('2026-10-05', 'cedar');
    await expect(world.send('cedar', fsm([40, 24], [14, 7]))).rejects.toThrow();
    expect(await world.stored('cedar')).toBeUndefined();
    await world.send('alder', fsm([40, 24], [14, 7]));
    expect(await world.stored('alder')).toBeDefined();
  });
});
