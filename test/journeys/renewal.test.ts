/** What a year ends with when the parties do not all want the same: through the workflows, on one machine. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planDecisions } from '../../functions/approval/plan-decisions.ts';
import { giveAnswer } from '../../functions/asking/give-answer.ts';
import { openRequest } from '../../functions/asking/open-request.ts';
import { listOpenRequests } from '../../functions/asking/open-requests.ts';
import type { Answer } from '../../functions/domain/asking/answer.ts';
import type { Request } from '../../functions/domain/asking/request.ts';
import { londonDate } from '../../functions/domain/london.ts';
import { writeEvaluation } from '../../functions/evaluation/write-evaluation.ts';
import { decode } from '../../functions/records/kind.ts';
import { documentId, documents, partnerships, theOne } from '../../functions/records/kinds.ts';
import { endPartnership, writeStaged } from '../../functions/records/moving.ts';
import { work } from '../../functions/records/work.ts';
import { evaluations } from '../../functions/records/year-kinds.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { evidenceOf } from '../builders/request.ts';
import { startWorld, type World } from './world.ts';

const partnership = 'valley';
const year = '202627';
let world: World;

beforeEach(async () => {
  world = await startWorld();
  await world.settled();
  await work(world.outside, partnership, async (tx) => {
    const mou = { version: 1, seal: 'a'.repeat(64), signedOn: '2026-09-07', until: '2027-08-31' };
    const whole = await tx.readNeeded(partnerships, theOne);
    writeStaged(tx, { ...whole, mou, startedOn: '2026-09-07' }, 'done');
  });
  await world.outside.workflows.start({
    workflow: 'annual-evaluation',
    name: 'valley-evaluation',
    input: { partnership, evaluation: year },
  });
  await world.settled();
  const [words] = await openOf('write-evaluation');
  const evidence = evidenceOf('lead-alder');
  await writeEvaluation(world.outside, { partnership, request: words?.id ?? '', words: 'A good year.', evidence });
  await world.settled();
});
afterEach(() => world.stop());

const openOf = async (kind: Request['kind']): Promise<Request[]> =>
  (await listOpenRequests(world.outside, partnership)).filter((request) => request.kind === kind);

type Said = 'renew' | 'end';

/** Everybody who decides for one party says the same; a meeting is recorded by its clerk. */
const says = async (party: string, said: Said): Promise<void> => {
  const request = (await openOf('decision')).find(({ step }) => step?.parties.includes(party));
  if (!request) throw new Error(`${party} is not asked`);
  for (const { person, part } of request.recipients) {
    if (part !== 'answers') continue;
    await giveAnswer(world.outside, partnership, request.id, answerOf(request, person, said));
  }
  await world.settled();
};

const answerOf = (request: Request, person: string, said: Said): Answer => {
  const evidence = evidenceOf(person, world.now().toISOString());
  if (request.step?.means === 'written-resolution')
    return said === 'renew'
      ? { does: 'agree', ...evidence }
      : { does: 'decline', reason: 'Too little came back.', ...evidence };
  const present = request.step?.means === 'joint-committee' ? 4 : 11;
  const counts = { inPost: present, present, for: present, against: 0, abstained: 0, withdrew: [] };
  const date = londonDate(world.now());
  const resolution = said;
  return {
    does: 'record-meeting',
    record: { date, ...counts, minute: '9', resolution, reason: 'As discussed.' },
    ...evidence,
  };
};

const partnershipNow = async () => {
  const item = await world.outside.store.get(partnerships.key(partnership, theOne));
  if (!item) throw new Error('no partnership');
  return decode(partnerships, item);
};
const outcome = async () => {
  const item = await world.outside.store.get(evaluations.key(partnership, year));
  return item && decode(evaluations, item).outcome;
};

describe('a year that ends', () => {
  test('is renewed when all want it, and next year’s proposal opens from this one', async () => {
    for (const party of ['alder', 'birch', 'cedar']) await says(party, 'renew');
    expect(await outcome()).toBe('renewed');
    const now = await partnershipNow();
    expect(now).toMatchObject({ year: '202728', proposal: '202627', change: '202728', stage: 'delivering', left: [] });
    expect(now.mou).toMatchObject({ version: 1, signedOn: '2026-09-07', until: '2027-08-31' });
    expect((await openOf('write-proposal')).some(({ about }) => about.id === '202728')).toBe(true);
  });

  test('is mixed when one wants to end: the rest are asked again, and go on without it', async () => {
    await says('alder', 'end');
    await says('birch', 'renew');
    await says('cedar', 'renew');
    const asked = (await openOf('decision')).filter(({ about }) => about.kind === 'continuing');
    expect(asked.flatMap(({ step }) => step?.parties ?? []).toSorted()).toEqual(['birch', 'cedar', 'dell']);
    await says('birch', 'renew');
    await says('cedar', 'renew');
    expect(await outcome()).toBe('continues');
    const now = await partnershipNow();
    expect(now.left).toEqual([]);
    expect(now.notices).toMatchObject([{ party: 'alder', lastDay: '2027-08-31' }]);
    const about = { kind: 'proposal', id: '202728', version: 1 } as const;
    const heads = await openRequest(world.outside, { partnership, request: { kind: 'head-support', about } });
    const asking = (await openOf('head-support')).find(({ id }) => id === heads.request);
    expect(asking?.recipients.map(({ person }) => person)).toEqual(['head-birch', 'head-cedar', 'head-dell']);
    const { parties } = await planDecisions(world.outside, { partnership, about });
    expect(parties).toEqual(['birch', 'cedar', 'dell']);
    await makeDocuments(world.outside, { partnership, proposal: '202728' });
    const sealed = await world.outside.store.get(documents.key(partnership, documentId('mou', '202728', 1)));
    expect(JSON.stringify(sealed?.body)).not.toContain('for Alder');
    expect(JSON.stringify(sealed?.body)).toContain('for Birch');
    await world.pass({ to: '2027-09-01' });
    expect((await partnershipNow()).left.map(({ party }) => party)).toEqual(['alder']);
  });

  test('ends when those who stay do not agree to go on without the others', async () => {
    await says('alder', 'end');
    await says('birch', 'renew');
    await says('cedar', 'renew');
    await says('cedar', 'end');
    await says('birch', 'renew');
    expect(await outcome()).toBe('ended');
    expect(await partnershipNow()).toMatchObject({ stage: 'delivering', year });
    await world.pass({ to: '2027-08-31' });
    expect(await partnershipNow()).toMatchObject({ stage: 'delivering', year });
    await world.pass({ to: '2027-09-01' });
    expect(await partnershipNow()).toMatchObject({ stage: 'ended', year });
  });

  test('is not renewed by silence: with no answer at all, it ends', async () => {
    await world.pass({ days: 400 });
    expect(await outcome()).toBe('ended');
    expect((await partnershipNow()).year).toBe(year);
  });
});

describe('a year of an agreement that lasts longer', () => {
  const opened = async (mou: { until?: string }) => {
    await world.stop();
    world = await startWorld();
    await world.settled();
    await work(world.outside, partnership, async (tx) => {
      const whole = await tx.readNeeded(partnerships, theOne);
      const signed = { version: 1, seal: 'a'.repeat(64), signedOn: '2026-09-07', ...mou };
      writeStaged(tx, { ...whole, mou: signed, startedOn: '2026-09-07' }, 'done');
    });
    const input = { partnership, evaluation: year };
    await world.outside.workflows.start({ workflow: 'annual-evaluation', name: 'again', input });
    await world.settled();
  };

  test.each([[{ until: '2028-08-31' }], [{}]])('asks no board to renew it, and goes on: %j', async (mou) => {
    await opened(mou);
    const [words] = await openOf('write-evaluation');
    const evidence = evidenceOf('lead-alder');
    await writeEvaluation(world.outside, { partnership, request: words?.id ?? '', words: 'A good year.', evidence });
    await world.settled();
    expect(await openOf('decision')).toEqual([]);
    expect(await outcome()).toBe('goes-on');
    expect(await partnershipNow()).toMatchObject({ year, proposal: year, stage: 'delivering' });
    await world.pass({ to: '2027-09-02' });
    expect(await partnershipNow()).toMatchObject({ year: '202728', proposal: year, stage: 'delivering' });
  });

  test('is not opened once the partnership has ended: nothing comes back', async () => {
    await opened({});
    await work(world.outside, partnership, async (tx) => {
      const whole = await tx.readNeeded(partnerships, theOne);
      endPartnership(tx, whole, { on: '2026-09-07', because: 'party-left' }, {});
    });
    const input = { partnership, evaluation: '202728' };
    await world.outside.workflows.start({ workflow: 'annual-evaluation', name: 'late', input });
    await world.settled();
    expect((await partnershipNow()).stage).toBe('ended');
  });
});
