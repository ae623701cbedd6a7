/** What a query asks for, in the terms that both stores understand: a range of sort keys and a place to go on from. */
import { commitLimits, utf8Bytes } from '../domain/commit-limits.ts';
import type { Key, Query } from '../ports.ts';

/** Items of a page when the query names no limit. */
export const usualPage = 100;

/** Sorts after every sort key that we write. */
export const lastSort = '\u{10FFFF}';

/** Both stores compare keys by their UTF-8 bytes, which JavaScript's `<` does not. */
const comesBefore = (left: string, right: string): boolean => Buffer.compare(Buffer.from(left), Buffer.from(right)) < 0;

/** Inclusive range of sort keys; undefined when nothing can be in it. */
export const sortRange = ({
  prefix = '',
  upTo,
}: Query): { readonly low: string; readonly high: string } | undefined => {
  const lastWithPrefix = prefix + lastSort;
  const high = upTo !== undefined && comesBefore(upTo, lastWithPrefix) ? upTo : lastWithPrefix;
  // No sort key is empty, and none is longer than the limit.
  if (high === '' || utf8Bytes(prefix) > commitLimits.sortBytes) return undefined;
  return comesBefore(high, prefix) ? undefined : { low: prefix, high };
};

/** Where a page ended: the sort key that the query ran over, and the item's own key. */
export type Place = { readonly sort: string; readonly key: Key };

export const cursorFor = ({ sort, key }: Place): string =>
  Buffer.from(JSON.stringify([sort, key.partition, key.sort])).toString('base64url');

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((part) => typeof part === 'string');

/** Reads a cursor back. Throws RangeError for one that no page returned. */
export const placeOf = (cursor: string): Place => {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = undefined;
  }
  const [sort, partition, itemSort] = isTexts(parts) ? parts : [];
  if (sort === undefined || partition === undefined || itemSort === undefined) {
    throw new RangeError('this is no cursor of a page');
  }
  return { sort, key: { partition, sort: itemSort } };
};
