import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitLimits } from '../../functions/domain/commit-limits.ts';
import { type Effect, effectKey } from '../../functions/domain/effect.ts';
import type { Item, Put, Query, Store } from '../../functions/ports.ts';
import { storeKinds } from './stores.ts';

const aPut = (sort: string, overrides: Partial<Put> = {}): Put => ({
  partition: 'p#wendle',
  sort,
  expect: 'absent',
  body: { of: sort },
  ...overrides,
});
const key = (sort: string) => ({ partition: 'p#wendle', sort });

const everything = async (store: Store, query: Query): Promise<Item[]> => {
  const found: Item[] = [];
  let from: string | undefined;
  do {
    const page = await store.query({ ...query, ...(from && { from }) });
    found.push(...page.items);
    from = page.next;
  } while (from);
  return found;
};
const sorts = (items: readonly Item[]) => items.map((item) => item.sort);

const aRing = (id: string): Effect => ({
  id,
  at: '2027-01-14T09:00:00.000Z',
  payload: { kind: 'ring', token: 't', output: {} },
});

describe.each(storeKinds)('the store on $name', (kind) => {
  describe.runIf(kind.here)('keeps its contract', () => {
    beforeAll(kind.start);
    afterAll(kind.stop);

    describe('a commit', () => {
      it('writes items that are read back as they were, with versions that count from 1', async () => {
        const store = await kind.open();
        const body = {
          text: 'Zoë \u0000 𝒜 "quoted"',
          empty: '',
          numbers: [0, -1.5, 1e21, 1e-7, Number.MAX_SAFE_INTEGER, 0.1 + 0.2],
          yes: true,
          nothing: null,
          list: [[], {}, [null, { deep: ['x'] }]],
          'a name with. odd #signs': 1,
        };
        const indexes = { person: { partition: 'priya', sort: '1' }, due: { partition: 'requests', sort: '2027' } };
        expect(await store.commit({ put: [aPut('a', { body, indexes })] })).toEqual({ ok: true });
        expect(await store.get(key('a'))).toEqual({ ...key('a'), version: 1, body, indexes });

        expect(await store.commit({ put: [aPut('a', { expect: 1, body: { now: 2 } })] })).toEqual({ ok: true });
        expect(await store.get(key('a'))).toEqual({ ...key('a'), version: 2, body: { now: 2 } });
        expect(await store.query({ partition: 'priya', index: 'person' })).toEqual({ items: [] });
        expect(await store.query({ partition: 'requests', index: 'due' })).toEqual({ items: [] });
      });

      it('leaves out fields without a value', async () => {
        const store = await kind.open();
        await store.commit({ put: [aPut('a', { body: { a: undefined, b: [undefined], c: { d: undefined } } })] });
        expect((await store.get(key('a')))?.body).toStrictEqual({ b: [null], c: {} });
      });

      it('finds nothing where nothing is', async () => {
        const store = await kind.open();
        expect(await store.get(key('a'))).toBeUndefined();
        expect(await store.query({ partition: 'p#wendle' })).toEqual({ items: [] });
      });

      it('names every expectation that did not hold, and then writes nothing at all', async () => {
        const store = await kind.open();
        await store.commit({ put: [aPut('one'), aPut('two'), aPut('three')], effects: [aRing('rung')] });
        const result = await store.commit({
          put: [aPut('new'), aPut('one'), aPut('two', { expect: 2 }), aPut('none', { expect: 1 })],
          delete: [
            { ...key('three'), expect: 7 },
            { ...key('missing'), expect: 1 },
          ],
          expect: [
            { partition: 'q', sort: 'unseen', expect: 1 },
            { partition: 'q', sort: 'unseen too', expect: 'absent' },
          ],
          effects: [aRing('rung'), aRing('unrung')],
        });
        expect(result).toEqual({
          ok: false,
          conflicts: [
            key('one'),
            key('two'),
            key('none'),
            key('three'),
            key('missing'),
            { partition: 'q', sort: 'unseen' },
            effectKey('rung'),
          ],
        });
        expect(await store.get(key('new'))).toBeUndefined();
        expect(await store.get(effectKey('unrung'))).toBeUndefined();
        expect((await store.query({ partition: 'p#wendle' })).items.map((item) => item.version)).toEqual([1, 1, 1]);
      });

      it('goes through when what it only looks at still holds', async () => {
        const store = await kind.open();
        await store.commit({ put: [aPut('a')] });
        const looks = [
          { ...key('a'), expect: 1 },
          { ...key('b'), expect: 'absent' },
        ] as const;
        expect(await store.commit({ put: [aPut('c')], expect: looks })).toEqual({ ok: true });
        expect(await store.get(key('a'))).toMatchObject({ version: 1 });
        expect(await store.get(key('b'))).toBeUndefined();
      });

      it('deletes, and a deleted item can come again from version 1', async () => {
        const store = await kind.open();
        await store.commit({ put: [aPut('a')] });
        await store.commit({ put: [aPut('a', { expect: 1 })] });
        expect(await store.commit({ delete: [{ ...key('a'), expect: 2 }] })).toEqual({ ok: true });
        expect(await store.get(key('a'))).toBeUndefined();
        expect(await store.commit({ put: [aPut('a')] })).toEqual({ ok: true });
        expect(await store.get(key('a'))).toMatchObject({ version: 1 });
      });

      it('lets one of two through that expect the same', async () => {
        const store = await kind.open();
        const results = await Promise.all(
          [1, 2, 3, 4].map((n) => store.commit({ put: [aPut('once', { body: { n } })], effects: [aRing(`r${n}`)] })),
        );
        expect(results.filter((result) => result.ok)).toHaveLength(1);
        const outbox = await store.query({ partition: 'outbox', index: 'due' });
        const won = (await store.get(key('once')))?.body.n;
        expect(outbox.items.map((item) => item.body.id)).toEqual([`r${won}`]);
      });

      it('does nothing when it is empty', async () => {
        const store = await kind.open();
        expect(await store.commit({})).toEqual({ ok: true });
        expect(await store.commit({ put: [], effects: [] })).toEqual({ ok: true });
      });

      it('puts its effects into the outbox, by the time of the fact', async () => {
        const store = await kind.open();
        await store.commit({
          put: [aPut('a')],
          effects: [{ ...aRing('late'), at: '2027-02-01T00:00:00.000Z' }, aRing('e')],
        });
        const { items } = await store.query({ partition: 'outbox', index: 'due' });
        expect(items.map((item) => item.body.id)).toEqual(['e', 'late']);
        expect(await store.get(effectKey('e'))).toMatchObject({
          version: 1,
          body: { id: 'e', attempts: 0, payload: { kind: 'ring', token: 't', output: {} } },
          indexes: { due: { partition: 'outbox', sort: '2027-01-14T09:00:00.000Z#e' } },
        });
      });

      it('keeps an item that has expired until housekeeping takes it, so readers must look', async () => {
        const store = await kind.open();
        await store.commit({ put: [aPut('a', { expiresAt: 1_000_000_000 })] });
        expect(await store.get(key('a'))).toEqual({ ...key('a'), version: 1, body: { of: 'a' } });
      });
    });

    describe('a commit that no transaction can hold is refused whole:', () => {
      const many = (count: number) => Array.from({ length: count }, (_, n) => aPut(`n${n}`));
      const large = (bytes: number) => ({ text: 'x'.repeat(bytes) });

      it('over 100 actions, its effects counted', async () => {
        const store = await kind.open();
        await expect(store.commit({ put: many(99), effects: [aRing('a'), aRing('b')] })).rejects.toMatchObject({
          name: 'CommitRefused',
          reason: 'too-many-actions',
        });
        expect(await store.commit({ put: many(98), effects: [aRing('a'), aRing('b')] })).toEqual({ ok: true });
      });

      it('over 4 MB together', async () => {
        const store = await kind.open();
        const puts = many(11).map((put) => ({ ...put, body: large(390_000) }));
        await expect(store.commit({ put: puts })).rejects.toMatchObject({ reason: 'too-large' });
        expect(await store.commit({ put: puts.slice(1) })).toEqual({ ok: true });
      });

      it('an item over 400 KB, counted in bytes and not in characters', async () => {
        const store = await kind.open();
        const refusal = { reason: 'item-too-large', message: expect.stringContaining('409600') };
        await expect(store.commit({ put: [aPut('a', { body: large(409_600) })] })).rejects.toMatchObject(refusal);
        await expect(store.commit({ put: [aPut('a', { body: { text: 'é'.repeat(205_000) } })] })).rejects.toMatchObject(
          refusal,
        );
        expect(await store.commit({ put: [aPut('a', { body: large(409_300) })] })).toEqual({ ok: true });
      });

      it('two actions on one item', async () => {
        const store = await kind.open();
        const refusal = { reason: 'same-item-twice' };
        await expect(
          store.commit({ put: [aPut('a')], expect: [{ ...key('a'), expect: 'absent' }] }),
        ).rejects.toMatchObject(refusal);
        await expect(store.commit({ effects: [aRing('a'), aRing('a')] })).rejects.toMatchObject(refusal);
        expect(await store.get(key('a'))).toBeUndefined();
      });

      it.each([
        ['a number that is none', { n: Number.NaN }],
        ['a number beyond the table', { n: 1e300 }],
        ['a date', { on: new Date(0) }],
        ['a function', { run: () => 1 }],
        ['half a character', { text: '\ud800' }],
        ['32 levels', JSON.parse(`${'{"a":'.repeat(32)}1${'}'.repeat(32)}`)],
      ])('%s', async (_what, body) => {
        const store = await kind.open();
        await expect(store.commit({ put: [aPut('a', { body })] })).rejects.toMatchObject({ reason: 'not-storable' });
      });

      it('a key that is empty or too long; and such a key finds nothing', async () => {
        const store = await kind.open();
        await expect(store.commit({ put: [aPut('')] })).rejects.toMatchObject({ reason: 'not-storable' });
        await expect(store.commit({ put: [aPut('s'.repeat(1025))] })).rejects.toMatchObject({
          reason: 'item-too-large',
        });
        expect(await store.commit({ put: [aPut('s'.repeat(commitLimits.sortBytes))] })).toEqual({ ok: true });
        for (const partition of ['', 'p'.repeat(1_000_000)]) {
          expect(await store.get({ partition, sort: 's' })).toBeUndefined();
          expect(await store.query({ partition })).toEqual({ items: [] });
        }
        expect(await store.get(key(''))).toBeUndefined();
        expect(await store.query({ partition: 'p#wendle', prefix: 's'.repeat(2000) })).toEqual({ items: [] });
      });
    });

    describe('a query', () => {
      const filled = async () => {
        const store = await kind.open();
        const names = ['a#1', 'a#2', 'a#3', 'a', 'b#1', 'B', 'é', '\u{ffee}', '𝒜'];
        await store.commit({ put: [...names.map((name) => aPut(name)), aPut('a#1', { partition: 'p#other' })] });
        return store;
      };
      const inOrder = ['B', 'a', 'a#1', 'a#2', 'a#3', 'b#1', 'é', '\u{ffee}', '𝒜'];

      it('gives one partition in the order of the keys’ bytes, either way', async () => {
        const store = await filled();
        expect(sorts(await everything(store, { partition: 'p#wendle' }))).toEqual(inOrder);
        const newest = await everything(store, { partition: 'p#wendle', newestFirst: true });
        expect(sorts(newest)).toEqual(inOrder.toReversed());
      });

      it.each<[Omit<Query, 'partition'>, string[]]>([
        [{ prefix: 'a#' }, ['a#1', 'a#2', 'a#3']],
        [{ prefix: 'a' }, ['a', 'a#1', 'a#2', 'a#3']],
        [{ upTo: 'a#2' }, ['B', 'a', 'a#1', 'a#2']],
        [{ prefix: 'a#', upTo: 'a#2' }, ['a#1', 'a#2']],
        [{ prefix: 'a#', upTo: 'z' }, ['a#1', 'a#2', 'a#3']],
        [{ prefix: 'a#', upTo: 'A' }, []],
        [{ upTo: '' }, []],
        [{ prefix: 'é', upTo: '𝒜' }, ['é']],
        [{ upTo: '\u{ffee}' }, ['B', 'a', 'a#1', 'a#2', 'a#3', 'b#1', 'é', '\u{ffee}']],
        [{ limit: 0 }, []],
      ])('narrows to %j', async (asked, found) => {
        const store = await filled();
        expect(sorts(await everything(store, { partition: 'p#wendle', ...asked }))).toEqual(found);
        const newest = await everything(store, { partition: 'p#wendle', newestFirst: true, ...asked });
        expect(sorts(newest)).toEqual(found.toReversed());
      });

      it.each([1, 2, 3, 8, 9, 10])('comes in pages of %i that miss and repeat nothing', async (limit) => {
        const store = await filled();
        for (const newestFirst of [false, true]) {
          const pages: string[][] = [];
          let from: string | undefined;
          do {
            const page = await store.query({ partition: 'p#wendle', limit, newestFirst, ...(from && { from }) });
            pages.push(sorts(page.items));
            from = page.next;
          } while (from);
          expect(pages.flat()).toEqual(newestFirst ? inOrder.toReversed() : inOrder);
          expect(pages.map((page) => page.length)).toEqual(pages.map((_, at) => Math.min(limit, 9 - at * limit)));
        }
      });

      it('goes on from a cursor after what it stood on was deleted', async () => {
        const store = await filled();
        const first = await store.query({ partition: 'p#wendle', limit: 3 });
        await store.commit({ delete: [{ ...key('a#1'), expect: 1 }] });
        const rest = await everything(store, { partition: 'p#wendle', ...(first.next && { from: first.next }) });
        expect(sorts(rest)).toEqual(inOrder.slice(3));
      });

      it('throws at a cursor that no page gave', async () => {
        const store = await filled();
        await expect(store.query({ partition: 'p#wendle', from: 'made up' })).rejects.toThrow(RangeError);
        const numbers = Buffer.from('[1,2,3]').toString('base64url');
        await expect(store.query({ partition: 'p#wendle', from: numbers })).rejects.toThrow(RangeError);
      });

      it('gives 100 items a page when it names no limit', async () => {
        const store = await kind.open();
        const puts = Array.from({ length: 140 }, (_, n) => aPut(`n${String(n).padStart(3, '0')}`));
        await store.commit({ put: puts.slice(0, 70) });
        await store.commit({ put: puts.slice(70) });
        expect((await store.query({ partition: 'p#wendle' })).items).toHaveLength(100);
        expect(await everything(store, { partition: 'p#wendle' })).toHaveLength(140);
      });
    });

    describe('a query on an index', () => {
      const dueOn = (sort: string, on: string, overrides: Partial<Put> = {}) =>
        aPut(sort, { indexes: { due: { partition: 'requests', sort: on } }, ...overrides });

      it('finds items of any partition by their entry, whole and in its order, page by page', async () => {
        const store = await kind.open();
        await store.commit({
          put: [
            dueOn('c', '2027-01-03'),
            dueOn('a', '2027-01-02', { partition: 'p#other' }),
            dueOn('b', '2027-01-01'),
            aPut('never'),
            dueOn('far', '2028-01-01'),
          ],
        });
        for (const limit of [1, 2, 50]) {
          const due = await everything(store, { index: 'due', partition: 'requests', upTo: '2027-12-31', limit });
          expect(sorts(due)).toEqual(['b', 'a', 'c']);
          expect(due[1]).toEqual({
            partition: 'p#other',
            sort: 'a',
            version: 1,
            body: { of: 'a' },
            indexes: { due: { partition: 'requests', sort: '2027-01-02' } },
          });
        }
        const newest = await everything(store, {
          index: 'due',
          partition: 'requests',
          prefix: '2027',
          newestFirst: true,
        });
        expect(sorts(newest)).toEqual(['c', 'a', 'b']);
        expect(await everything(store, { index: 'person', partition: 'requests' })).toEqual([]);
      });

      it('gives items with equal entries once each, across pages', async () => {
        const store = await kind.open();
        const names = ['a', 'b', 'c', 'd', 'e'];
        await store.commit({ put: names.map((name) => dueOn(name, 'same')) });
        for (const newestFirst of [false, true]) {
          const due = await everything(store, { index: 'due', partition: 'requests', limit: 2, newestFirst });
          expect(sorts(due).toSorted()).toEqual(names);
        }
      });

      it('reads more than a hundred at once', async () => {
        const store = await kind.open();
        const puts = Array.from({ length: 130 }, (_, n) => dueOn(`n${n}`, String(n).padStart(3, '0')));
        await store.commit({ put: puts.slice(0, 65) });
        await store.commit({ put: puts.slice(65) });
        const { items, next } = await store.query({ index: 'due', partition: 'requests', limit: 130 });
        expect(sorts(items)).toEqual(sorts(puts.map((put) => ({ ...put, version: 1 }))));
        expect(next).toBeUndefined();
      });

      it('follows an item whose entry moves, and forgets one that is deleted', async () => {
        const store = await kind.open();
        await store.commit({ put: [dueOn('a', '1'), dueOn('b', '2'), dueOn('c', '3')] });
        await store.commit({ put: [dueOn('a', '9', { expect: 1 })], delete: [{ ...key('b'), expect: 1 }] });
        expect(sorts(await everything(store, { index: 'due', partition: 'requests' }))).toEqual(['c', 'a']);
      });
    });
  });
});
