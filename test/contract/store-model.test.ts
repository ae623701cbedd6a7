/** Random commits, and after each the store beside a plain map: same results, same items, same pages. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Commit, CommitResult, Indexes, Item, Key, Query, Store } from '../../functions/ports.ts';
import { storeKinds } from './stores.ts';

type Guess = 'right' | 'absent' | 'one' | 'next';
type Step = {
  readonly does: 'put' | 'delete' | 'check';
  readonly key: Key;
  /** How its expectation relates to what stands there. */
  readonly guess: Guess;
  readonly body: Record<string, unknown>;
  readonly indexes: Indexes;
};

const key = fc.record({ partition: fc.constantFrom('p', 'q'), sort: fc.constantFrom('a', 'a#1', 'b', 'é', '𝒜') });
const entry = fc.record({ partition: fc.constantFrom('x', 'y'), sort: fc.constantFrom('1', '1#2', '2', 'ü') });
const field = fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }).filter((name) => name !== '__proto__');
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.double({ noNaN: true, min: -1e100, max: 1e100 }).map((n) => (Math.abs(n) < 1e-100 ? 0 : n)),
  fc.boolean(),
  fc.constant(null),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(field, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('put', 'put', 'put', 'delete', 'check'),
  key,
  guess: fc.constantFrom('right', 'right', 'right', 'right', 'absent', 'one', 'next'),
  body: fc.dictionary(field, json, { maxKeys: 4, noNullPrototype: true }),
  indexes: fc.record({ person: entry, due: entry }, { requiredKeys: [] }),
});
const nameOf = ({ partition, sort }: Key) => `${partition} ${sort}`;
const steps = fc.uniqueArray(step, { minLength: 1, maxLength: 6, selector: (one) => nameOf(one.key) });

type Model = Map<string, Item>;

const guessed = (model: Model, { key: at, guess }: Step): 'absent' | number => {
  const version = model.get(nameOf(at))?.version;
  if (guess === 'right') return version ?? 'absent';
  if (guess === 'absent') return 'absent';
  return guess === 'one' ? 1 : (version ?? 0) + 1;
};

/** A delete always expects a version. */
const expectation = (model: Model, one: Step): 'absent' | number => {
  const expected = guessed(model, one);
  return one.does === 'delete' && expected === 'absent' ? 1 : expected;
};

const commitOf = (model: Model, all: readonly Step[]): Commit => {
  const of = (does: Step['does']) => all.filter((one) => one.does === does);
  return {
    put: of('put').map((one) => ({
      ...one.key,
      expect: expectation(model, one),
      body: one.body,
      ...(Object.keys(one.indexes).length > 0 && { indexes: one.indexes }),
    })),
    delete: of('delete').map((one) => ({ ...one.key, expect: Number(expectation(model, one)) })),
    expect: of('check').map((one) => ({ ...one.key, expect: expectation(model, one) })),
  };
};

const commitToModel = (model: Model, commit: Commit): CommitResult => {
  const all = [...(commit.put ?? []), ...(commit.delete ?? []), ...(commit.expect ?? [])];
  const failed = all.filter((action) => (model.get(nameOf(action))?.version ?? 'absent') !== action.expect);
  if (failed.length > 0) {
    return { ok: false, conflicts: failed.map(({ partition, sort }) => ({ partition, sort })) };
  }
  for (const { expect: expected, ...item } of commit.put ?? []) {
    model.set(nameOf(item), { ...item, version: expected === 'absent' ? 1 : expected + 1 });
  }
  for (const gone of commit.delete ?? []) model.delete(nameOf(gone));
  return { ok: true };
};

const byBytes = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right));

const pageOfModel = (model: Model, { partition, index, prefix = '', upTo }: Query): Item[] => {
  const placeOf = (item: Item) => (index ? item.indexes?.[index] : item);
  return [...model.values()]
    .filter((item) => {
      const place = placeOf(item);
      if (place?.partition !== partition || !place.sort.startsWith(prefix)) return false;
      return upTo === undefined || byBytes(place.sort, upTo) <= 0;
    })
    .toSorted((left, right) => byBytes(placeOf(left)?.sort ?? '', placeOf(right)?.sort ?? ''));
};

const everything = async (store: Store, query: Query): Promise<Item[]> => {
  const page = await store.query(query);
  return page.next ? [...page.items, ...(await everything(store, { ...query, from: page.next }))] : [...page.items];
};

/** Which of several items with one index entry comes first is not promised. */
const alike = (items: readonly Item[], index: Query['index']) =>
  items
    .map((item) => ({ at: index ? (item.indexes?.[index]?.sort ?? '') : item.sort, item }))
    .toSorted((left, right) => byBytes(left.at, right.at) || byBytes(nameOf(left.item), nameOf(right.item)));

const query: fc.Arbitrary<Query> = fc
  .record(
    {
      partition: fc.constantFrom('p', 'q', 'x', 'y'),
      index: fc.constantFrom('person' as const, 'due' as const),
      prefix: fc.constantFrom('', 'a', '1', 'é'),
      upTo: fc.constantFrom('a', 'a#1', '1#2', 'z', '𝒜'),
      limit: fc.integer({ min: 1, max: 4 }),
      newestFirst: fc.boolean(),
    },
    { requiredKeys: ['partition'] },
  )
  .map((asked) => ({ ...asked }));

describe.each(storeKinds)('random commits on $name', (kind) => {
  describe.runIf(kind.here)('leave what they leave in a plain map', () => {
    beforeAll(kind.start);
    afterAll(kind.stop);

    it('with the same results, items and pages', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(steps, { maxLength: 12 }),
          fc.array(query, { maxLength: 6 }),
          async (commits, queries) => {
            const store = await kind.open();
            const model: Model = new Map();
            for (const one of commits) {
              const commit = commitOf(model, one);
              expect(await store.commit(commit)).toEqual(commitToModel(model, commit));
            }
            for (const partition of ['p', 'q']) {
              expect(await everything(store, { partition })).toEqual(pageOfModel(model, { partition }));
            }
            for (const item of model.values()) expect(await store.get(item)).toEqual(item);
            for (const asked of queries) {
              const found = await everything(store, asked);
              expect(alike(found, asked.index)).toEqual(alike(pageOfModel(model, asked), asked.index));
              const places = found.map((item) => (asked.index ? (item.indexes?.[asked.index]?.sort ?? '') : item.sort));
              expect(places).toEqual(asked.newestFirst ? places.toSorted(byBytes).reverse() : places.toSorted(byBytes));
            }
          },
        ),
        { numRuns: kind.runs },
      );
    });
  });
});
