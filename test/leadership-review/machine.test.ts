/** A review between heads from its start to half a page in the summer: through its workflow, on one machine. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOpenRequests } from '../../functions/asking/open-requests.ts';
import type { Request } from '../../functions/domain/asking/request.ts';
import { londonDate } from '../../functions/domain/london.ts';
import {
  checkFacts,
  chooseFocus,
  type Given,
  reportedToBoard,
  sayWhichDays,
  writeFollowUp,
  writeReport,
} from '../../functions/leadership-review/answers.ts';
import { pairReviews } from '../../functions/leadership-review/pair-up.ts';
import { startLeadershipReviews } from '../../functions/leadership-review/start-reviews.ts';
import { occasions } from '../../functions/records/diary.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, requests, theOne } from '../../functions/records/kinds.ts';
import { leadershipReviews } from '../../functions/records/leadership-reviews.ts';
import { readEvery } from '../../functions/records/read-every.ts';
import { work } from '../../functions/records/work.ts';
import { atStage } from '../builders/moved.ts';
import { evidenceOf } from '../builders/request.ts';
import { startWorld, type World } from '../journeys/world.ts';

const partnership = 'valley';
const id = '202627-900001';
const words = {
  looked: 'Reading in three classes.',
  works: 'Pupils read aloud.',
  questions: 'Who reads least?',
  offers: '',
};
let world: World;

beforeEach(async () => {
  world = await startWorld();
  await world.settled();
  await work(world.outside, partnership, async (tx) => {
    const whole = await tx.readNeeded(partnerships, theOne);
    const mou = { version: 1, seal: 'a'.repeat(64), signedOn: '2026-09-07', until: '2027-08-31' };
    tx.write(partnerships, theOne, { ...whole, mou, startedOn: '2026-09-07', stage: atStage('delivering') });
  });
  await pairReviews(world.outside, { partnership, by: 'lead-alder' });
  const started = await startLeadershipReviews(world.outside, { partnership, by: 'lead-alder' });
  expect(started).toMatchObject({ ok: true });
  await world.settled();
});
afterEach(() => world.stop());

const review = async () => {
  const item = await world.outside.store.get(leadershipReviews.key(partnership, id));
  if (!item) throw new Error('no review');
  return decode(leadershipReviews, item);
};
const openOf = async (kind: Request['kind'], about = id): Promise<Request[]> =>
  (await listOpenRequests(world.outside, partnership)).filter((one) => one.kind === kind && one.about.id === about);
const asked = async (kind: Request['kind'], person: string): Promise<Given> => {
  const [request] = await openOf(kind);
  if (!request) throw new Error(`${kind} is not asked`);
  return { partnership, request: request.id, answer: { does: 'do', ...evidenceOf(person, world.now().toISOString()) } };
};
const visitors = async () => (await review()).visitors.map(({ person }) => person);

const agreeDay = async (): Promise<string> => {
  await chooseFocus(world.outside, await asked('review-focus', 'head-alder'), 'How we teach reading.');
  await world.settled();
  const [first = '', second = ''] = (await review()).offered;
  const [one = '', other = ''] = await visitors();
  await sayWhichDays(world.outside, await asked('visit-date', 'head-alder'), [first, second]);
  await sayWhichDays(world.outside, await asked('visit-date', one), [second]);
  await sayWhichDays(world.outside, await asked('visit-date', other), [first, second]);
  await world.settled();
  return second;
};

describe('a review between heads', () => {
  it('goes from what to look at to half a page in the summer, and asks no head more than four times', async () => {
    expect((await readEvery(world.outside.store, leadershipReviews, partnership)).length).toBe(4);
    const day = await agreeDay();
    expect(await review()).toMatchObject({ stage: 'report', visitOn: day, focus: { by: 'head-alder' } });
    const diary = await world.outside.store.get(occasions.key(partnership, `v-${id}`));
    expect(diary && decode(occasions, diary)).toMatchObject({
      kind: 'visit',
      date: day,
      host: '900001',
      state: 'locked',
    });
    const [one = '', other = ''] = await visitors();
    expect(await writeReport(world.outside, await asked('visit-report', one), words, true)).toMatchObject({
      refusal: 'not-yet',
    });
    await world.pass({ to: day });
    await writeReport(world.outside, await asked('visit-report', one), words, true);
    await world.settled();
    expect((await review()).stage).toBe('report');
    await writeReport(world.outside, await asked('visit-report', other), words, false);
    await world.settled();
    expect(await review()).toMatchObject({
      stage: 'facts',
      report: { by: one, agreed: { by: other, changed: false } },
    });
    await checkFacts(world.outside, await asked('check-facts', 'head-alder'), 'We have 210 pupils.');
    await world.settled();
    const clerk = await asked('visit-to-board', 'clerk-alder-board');
    await reportedToBoard(world.outside, clerk, londonDate(world.now()));
    await world.settled();
    expect(await review()).toMatchObject({ stage: 'follow-up', facts: { words: 'We have 210 pupils.' } });
    const [followUp] = await openOf('follow-up');
    expect(followUp?.dueOn).toBe('2027-06-30');
    await writeFollowUp(world.outside, await asked('follow-up', other), 'Reading is daily now.');
    await world.settled();
    expect(await review()).toMatchObject({ stage: 'done', followUp: { by: other }, endedOn: londonDate(world.now()) });
    const all = await readEvery(world.outside.store, requests, partnership);
    for (const head of ['head-alder', 'head-birch', 'head-cedar', 'head-dell']) {
      const times = all.filter(
        ({ about, recipients }) => about.id === id && recipients.some(({ person }) => person === head),
      ).length;
      expect(times).toBeLessThanOrEqual(4);
    }
  });

  it('is not held without anything to look at, which the lead hears; and silence about the facts accepts them', async () => {
    const day = await agreeDay();
    await world.pass({ to: day });
    const [one = '', other = ''] = await visitors();
    await writeReport(world.outside, await asked('visit-report', one), words, true);
    await writeReport(world.outside, await asked('visit-report', other), { ...words, offers: 'A visit.' }, false);
    await world.settled();
    expect((await review()).report).toMatchObject({ offers: 'A visit.', agreed: { changed: true } });
    await world.pass({ days: 30 });
    const now = await review();
    expect(now.stage).toBe('board');
    expect(now.facts?.by).toBeUndefined();
    const others = await readEvery(world.outside.store, leadershipReviews, partnership);
    expect(others.filter(({ stage }) => stage === 'not-held')).toHaveLength(3);
    expect(world.mails('lead-alder').some(({ text }) => text.includes('There is no visit'))).toBe(true);
  });
});
