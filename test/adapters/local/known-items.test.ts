import { expect, test } from 'vitest';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { createKnownItems } from '../../../functions/adapters/local/known-items.ts';
import { createSqliteStore } from '../../../functions/adapters/local/sqlite-store.ts';

const row = (sort: string, text: string, version = 1) => ({ partition: 'p', sort, version, text });

test('the same row twice is the same item', () => {
  const itemOf = createKnownItems();
  expect(itemOf(row('a', '{"of":1}'))).toBe(itemOf(row('a', '{"of":1}')));
});

test('another text, version or index entry is another item', () => {
  const itemOf = createKnownItems();
  const first = itemOf(row('a', '{"of":1}'));
  expect(itemOf(row('a', '{"of":2}')).body).toEqual({ of: 2 });
  expect(itemOf(row('a', '{"of":1}')).body).toEqual(first.body);
  expect(itemOf(row('a', '{"of":1}', 2)).version).toBe(2);
  const indexed = { ...row('a', '{"of":1}', 2), indexes: { due: { partition: 'sweep', sort: '2027' } } };
  expect(itemOf(indexed).indexes).toEqual(indexed.indexes);
});

test('what was not asked for the longest time is forgotten first', () => {
  const itemOf = createKnownItems(20);
  const [first, second] = [itemOf(row('a', '{"of":1}')), itemOf(row('b', '{"of":2}'))];
  expect(itemOf(row('a', '{"of":1}'))).toBe(first);
  itemOf(row('c', '{"of":3}'));
  expect(itemOf(row('a', '{"of":1}'))).toBe(first);
  expect(itemOf(row('b', '{"of":2}'))).not.toBe(second);
});

test('what somebody else wrote into the file is read at once, also under the same version', async () => {
  const db = openDatabase(':memory:');
  const store = createSqliteStore({ db });
  const key = { partition: 'p', sort: 'a' };
  await store.commit({ put: [{ ...key, body: { of: 1 }, expect: 'absent' }] });
  const before = await store.get(key);
  expect(await store.get(key)).toBe(before);
  db.exec(`UPDATE items SET body = '{"of":2}'`);
  expect((await store.get(key))?.body).toEqual({ of: 2 });
});
