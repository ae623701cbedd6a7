import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Put, Query } from '../../functions/ports.ts';
import { aPut, everything, key, sorts } from './stored.ts';
import { storeKinds } from './stores.ts';

describe.each(storeKinds)('the store on $name', (kind) => {
  describe.runIf(kind.here)('keeps its contract', () => {
    beforeAll(kind.start);
    afterAll(kind.stop);

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
