import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitLimits } from '../../functions/domain/commit-limits.ts';
import { effectKey } from '../../functions/domain/outbox.ts';
import { aPut, aRing, key } from './stored.ts';
import { storeKinds } from './stores.ts';

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
  });
});
