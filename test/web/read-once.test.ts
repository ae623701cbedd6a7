/** One page reads a thing once, however many of its parts ask for it; the next page, and the trail's head, are read anew. */
import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../functions/ports.ts';
import { readOnce } from '../../functions/web/read-once.ts';

const person = { partition: 'p#wendle', sort: 'person#dan' };
const head = { partition: 'p#wendle', sort: 'audit-head' };
const people = { partition: 'p#wendle', prefix: 'person#' };

let asked: string[];
let store: Pick<Store, 'get' | 'query'>;
beforeEach(() => {
  asked = [];
  store = {
    get: async ({ partition, sort }) => {
      asked.push(sort);
      return { partition, sort, version: asked.length, body: {} };
    },
    query: async ({ prefix, from }) => {
      asked.push(`${prefix} ${from}`);
      return { items: [] };
    },
  };
});
const onePage = () => readOnce({ ...store, commit: async () => ({ ok: true }) });

it('asks the store once for what two parts of a page need at the same time', async () => {
  const { get, query } = onePage();
  const [one, other] = await Promise.all([get(person), get({ ...person }), query(people), query({ ...people })]);
  expect(one).toBe(other);
  expect(asked).toEqual(['person#dan', 'person# undefined']);
});

it('tells pages of a long list apart, and the same sort of two partnerships', async () => {
  const { get, query } = onePage();
  await Promise.all([
    query(people),
    query({ ...people, from: 'x' }),
    get(person),
    get({ ...person, partition: 'p#tarn' }),
  ]);
  expect(asked).toHaveLength(4);
});

it('reads anew for the next page', async () => {
  await onePage().get(person);
  await onePage().get(person);
  expect(asked).toEqual(['person#dan', 'person#dan']);
});

it('forgets what it read when somebody asks where the trail stands now, and asks that anew each time', async () => {
  const { get } = onePage();
  const before = await get(person);
  await get(head);
  await get(head);
  expect((await get(person))?.version).not.toBe(before?.version);
  expect(asked).toEqual(['person#dan', 'audit-head', 'audit-head', 'person#dan']);
});
