import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { AuditEvent } from '../../functions/domain/audit.ts';
import { refuse } from '../../functions/domain/result.ts';
import type { Outside } from '../../functions/ports.ts';
import { decode, type RecordKind } from '../../functions/records/kind.ts';
import { verifyChain } from '../../functions/records/verify-chain.ts';
import { work } from '../../functions/records/work.ts';
import { anOutside } from '../builders/outside.ts';

const Tally = z.object({ count: z.number() });
const tallies: RecordKind<typeof Tally> = {
  name: 'counter',
  schema: Tally,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `tally#${id}` }),
};

const addOne = (outside: Outside, id = 'a') =>
  work(outside, 'valley', async (tx) => {
    const before = await tx.read(tallies, id);
    tx.write(tallies, id, { count: (before?.count ?? 0) + 1 });
    tx.event('answer-given', 'somebody', { id });
  });

const countOf = async (outside: Outside, id = 'a') => {
  const item = await outside.store.get(tallies.key('valley', id));
  return item ? decode(tallies, item).count : 0;
};

const chainOf = async (outside: Outside): Promise<AuditEvent[]> => {
  const { items } = await outside.store.query({ partition: 'p#valley', prefix: 'audit#' });
  return items.map((item) => AuditEvent.parse(item.body));
};

describe('a use case', () => {
  test('that is run by many at once loses nothing', async () => {
    const outside = anOutside();
    await Promise.all(Array.from({ length: 10 }, () => addOne(outside)));
    expect(await countOf(outside)).toBe(10);
    expect((await chainOf(outside)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('repeats only its commit when nothing but the audit trail has moved on', async () => {
    const outside = anOutside();
    let runs = 0;
    const one = (id: string) =>
      work(outside, 'valley', async (tx) => {
        runs += 1;
        tx.write(tallies, id, { count: 1 });
        tx.event('answer-given', 'somebody', { id });
      });
    await Promise.all(['a', 'b', 'c', 'd'].map(one));
    expect(runs).toBe(4);
    expect(verifyChain(await chainOf(outside))).toBeUndefined();
  });

  test('loses nothing of a record that changed between reading it and listing its kind', async () => {
    const outside = anOutside();
    await addOne(outside);
    let meanwhile = true;
    await work(outside, 'valley', async (tx) => {
      const before = await tx.readNeeded(tallies, 'a');
      if (meanwhile) {
        meanwhile = false;
        await addOne(outside);
      }
      await tx.list(tallies);
      tx.write(tallies, 'a', { count: before.count + 10 });
    });
    expect(await countOf(outside)).toBe(12);
  });

  test('is run again when something that it only read has changed meanwhile', async () => {
    const outside = anOutside();
    await addOne(outside, 'relied');
    const seen: number[] = [];
    await work(outside, 'valley', async (tx) => {
      const relied = await tx.readNeeded(tallies, 'relied');
      seen.push(relied.count);
      if (seen.length === 1) await addOne(outside, 'relied');
      tx.write(tallies, 'copy', { count: relied.count });
    });
    expect(seen).toEqual([1, 2]);
    expect(await countOf(outside, 'copy')).toBe(2);
  });

  test('that refuses commits nothing', async () => {
    const outside = anOutside();
    const refused = await work(outside, 'valley', async (tx) => {
      tx.write(tallies, 'a', { count: 1 });
      tx.event('answer-given', 'somebody');
      tx.effect({ kind: 'ring', token: 't', output: {} });
      return refuse('not-allowed');
    });
    expect(refused).toEqual({ ok: false, refusal: 'not-allowed' });
    expect(await countOf(outside)).toBe(0);
    expect(await chainOf(outside)).toEqual([]);
    expect((await outside.store.query({ index: 'due', partition: 'outbox' })).items).toEqual([]);
  });

  test('that throws commits nothing', async () => {
    const outside = anOutside();
    const thrown = work(outside, 'valley', async (tx) => {
      tx.write(tallies, 'a', { count: 1 });
      throw new Error('lights out');
    });
    await expect(thrown).rejects.toThrow('lights out');
    expect(await countOf(outside)).toBe(0);
  });
});

describe('a stored record', () => {
  test('keeps what a newer version of the product wrote into it', async () => {
    const outside = anOutside();
    const key = tallies.key('valley', 'a');
    await outside.store.commit({
      put: [{ ...key, expect: 'absent', body: { _kind: 'counter', _schema: 1, count: 1, colour: 'green' } }],
    });
    await addOne(outside);
    expect((await outside.store.get(key))?.body).toMatchObject({ count: 2, colour: 'green' });
  });

  test('is upgraded as it is read', () => {
    const upgraded: RecordKind<typeof Tally> = {
      ...tallies,
      schemaVersion: 2,
      upgrade: (body, from) => (from === 1 ? { count: Number(body.total) } : body),
    };
    const item = { ...tallies.key('valley', 'a'), version: 1, body: { _kind: 'counter', _schema: 1, total: 7 } };
    expect(decode(upgraded, item)).toEqual({ count: 7 });
  });

  test('that is not what it should be is named, and not used', () => {
    const item = { ...tallies.key('valley', 'a'), version: 1, body: { _kind: 'counter', _schema: 1, count: 'many' } };
    expect(() => decode(tallies, item)).toThrow(/p#valley tally#a is not a readable counter: count/);
  });
});

describe('the audit chain', () => {
  const aChain = async (length: number) => {
    const outside = anOutside();
    for (let made = 0; made < length; made += 1) await addOne(outside, String(made));
    return chainOf(outside);
  };

  test('shows the first row that was edited, removed or moved', async () => {
    const chain = await aChain(8);
    expect(verifyChain(chain)).toBeUndefined();
    const anyPlace = fc.integer({ min: 0, max: chain.length - 1 });
    fc.assert(
      fc.property(anyPlace, fc.constantFrom('edited', 'removed', 'swapped'), (at, how) => {
        const bad = [...chain];
        const event = bad[at];
        if (!event) return;
        if (how === 'edited') bad[at] = { ...event, by: 'somebody-else' };
        if (how === 'removed') bad.splice(at, 1);
        const next = bad[at + 1];
        if (how === 'swapped' && next) [bad[at], bad[at + 1]] = [next, event];
        const fault = verifyChain(bad);
        // The last row removed, or swapped with nothing, leaves a good but shorter chain: the head kept elsewhere shows it.
        if (at === chain.length - 1 && how !== 'edited') expect(fault).toBeUndefined();
        else expect(fault?.sequence).toBe(at + 1);
      }),
    );
  });
});
