import { describe, expect, it } from 'vitest';
import { effectIdsIn, grownChainsIn, unreadableIn } from '../../functions/adapters/aws/stream.ts';
import { dailySweep } from '../../functions/asking/daily-sweep.ts';
import { howItStands } from '../../functions/asking/how-it-stands.ts';
import { deliverDue } from '../../functions/delivery/deliver.ts';
import { stillAsked } from '../../functions/domain/asking/request.ts';
import { scheduled } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { type Running, running } from '../builders/running.ts';
import { aMail, aRing, someHandlers, waiting } from '../delivery/outbox.ts';
import { fault } from './fault.ts';

/** What a body may have become, by whatever hand: no JSON, no object, a field gone, a field of another kind, another kind. */
const breakages: Readonly<Record<string, string>> = {
  'no JSON': `'{"half'`,
  'no text': `''`,
  'a number': `'5'`,
  nothing: `'null'`,
  'a list': `'[]'`,
  'an empty object': `'{}'`,
  'another kind': `json_set(body, '$._kind', 'partnership')`,
  'a version to come': `json_set(body, '$.id', 7, '$._schema', 99)`,
};

const setBody = (outside: TestOutside, partition: string, sort: string, body: string): void => {
  outside.db.prepare(`UPDATE items SET body = ${body} WHERE partition = ? AND sort = ?`).run(partition, sort);
};
const alarms = (outside: TestOutside) => outside.heard.lines.filter(({ level }) => level === 'error');

/** Things that start on their date in several partnerships, so that a bad one has neighbours before and behind it. */
const dueThings = async (names: readonly string[]): Promise<TestOutside> => {
  const outside = anOutside();
  for (const name of names)
    for (const id of ['a', 'b', 'c'])
      await work(outside, name, async (tx) => {
        const payload = { kind: 'task', task: 'delete-figures', input: { name, id } } as const;
        tx.write(scheduled, id, { id, on: '2027-01-14', effect: payload });
      });
  return outside;
};
const tasksIn = async (outside: TestOutside): Promise<number> => (await waiting(outside)).length;

describe('one unreadable record', () => {
  fault(53, 'stops no other due thing, in its own partnership or another, on any day', async () => {
    const outside = await dueThings(['birch', 'alder', 'cedar']);
    const kinds = Object.values(breakages);
    expect(kinds).toHaveLength(8);
    // The first of all, by its place in the index, and so every other comes behind it.
    const seen: number[] = [];
    for (const [at, body] of kinds.entries()) {
      const id = ['a', 'b', 'c'][at % 3] ?? 'a';
      const name = ['alder', 'birch', 'cedar'][Math.trunc(at / 3)] ?? 'alder';
      setBody(outside, `p#${name}`, `scheduled#${id}`, body);
      seen.push(at);
    }
    const swept = await dailySweep(outside);
    expect(swept).toEqual({ rung: 0, started: 1, digests: 0, setAside: 8, failed: 0 });
    expect(await tasksIn(outside)).toBe(1);
    expect(alarms(outside).map(({ event, sort }) => [event, sort])).toHaveLength(8);
    // Tomorrow the alarm rings again, and what was put right starts by itself.
    outside.pass(86_400);
    const right = { _kind: 'scheduled', _schema: 1, id: 'a', on: '2027-01-14', effect: aRing('x').payload };
    setBody(outside, 'p#alder', 'scheduled#a', `'${JSON.stringify(right)}'`);
    expect(await dailySweep(outside)).toMatchObject({ started: 1, setAside: 7 });
    return `${seen.length} kinds of broken record set aside with an alarm each; the rest started`;
  });

  fault(53, 'leaves every other request of its partnership to be chased, counted and shown', async () => {
    const world: Running = await running({ parties: 4 });
    await world.submit();
    await world.settle();
    for (const request of await world.open())
      for (const { person } of stillAsked(request)) await world.answer(request, person);
    await world.settle();
    const [broken, ...others] = await world.open();
    if (!broken) throw new Error('nothing is open');
    expect(others.length).toBeGreaterThan(2);
    // The first chases, which begin the weekly mail; then nothing for a month.
    for (let day = 0; day < 12; day += 1) await world.nextMorning();
    await world.settle();
    world.outside.pass(30 * 86_400);
    const { open } = await howItStands(world.outside);
    setBody(world.outside, `p#${world.partnership}`, `request#${broken.id}`, `'{"half'`);
    const swept = await dailySweep(world.outside);
    expect(swept.rung).toBe(others.length);
    expect(swept).toMatchObject({ digests: 1, setAside: 1, failed: 0 });
    expect((await howItStands(world.outside)).open).toBe(open);
    return `${others.length} others rung and told of in the weekly mail`;
  });

  it('is not given up where something else went wrong that may pass', async () => {
    const outside = await dueThings(['alder']);
    let failures = 0;
    const store = {
      ...outside.store,
      get: async (key: Parameters<TestOutside['store']['get']>[0]) => {
        if (key.sort === 'scheduled#a' && failures < 1) {
          failures += 1;
          throw new Error('throttled');
        }
        return outside.store.get(key);
      },
    };
    expect(await dailySweep({ ...outside, store })).toMatchObject({ started: 3, failed: 0, setAside: 0 });
  });
});

describe('one unreadable effect', () => {
  fault(53, 'is set aside, even where that cannot be written down, and no mail or ring waits for it', async () => {
    const outside = anOutside();
    const { handlers, mailed } = someHandlers(outside);
    const bad = Object.keys(breakages).map((_, at) => `a${at}`);
    await outside.store.commit({ effects: bad.map((id) => aMail(id)) });
    await outside.store.commit({ effects: [aMail('good'), aRing('rung'), aMail('deep')] });
    for (const [at, body] of Object.values(breakages).entries()) setBody(outside, `effect#a${at}`, 'effect', body);
    // Deeper than any store takes, so that not even "set aside" can be written into it.
    setBody(outside, 'effect#deep', 'effect', `'{"a":${'['.repeat(40)}${']'.repeat(40)}}'`);
    await deliverDue(outside, handlers);
    expect(mailed).toContain('person-of-good');
    expect(outside.heard.rung.map(({ token }) => token)).toEqual(['token-of-rung']);
    const aside = (await waiting(outside, 'set-aside')).length;
    expect(aside).toBeGreaterThanOrEqual(6);
    expect(alarms(outside).map(({ event }) => event)).toContain('effect-not-recorded');
    return `${aside} set aside, one not writable; a mail and a ring went on`;
  });
});

describe('one unreadable record of the table’s stream', () => {
  const record = (pk: string, sk: string) => ({ dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } } });

  fault(53, 'is counted, and its neighbours ring', () => {
    for (const bad of [null, 7, {}, { dynamodb: {} }, { dynamodb: { Keys: { pk: { N: '1' } } } }]) {
      const stream = { Records: [record('effect#a', 'effect'), bad, record('p#wendle', 'audit-head')] };
      expect([effectIdsIn(stream), grownChainsIn(stream), unreadableIn(stream)]).toEqual([['a'], ['wendle'], 1]);
    }
    return '5 kinds of broken record';
  });
});
