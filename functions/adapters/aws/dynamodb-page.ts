/** Pages of a query on the table, and on its indexes. */
import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { commitLimits, utf8Bytes } from '../../domain/commit-limits.ts';
import type { Item, Key, Query, QueryPage } from '../../ports.ts';
import { cursorFor, placeOf, sortRange, usualPage } from '../query-range.ts';
import { StoreUnavailable } from '../store-unavailable.ts';
import { type Attributes, entryAttributes, itemOf, keyAttributes, keyOf } from './attributes.ts';
import { persevere, type Waiting } from './persevere.ts';
import { table } from './table.ts';

export type TableAccess = { readonly client: DynamoDBClient; readonly tableName: string; readonly waiting: Waiting };

type Condition = { readonly text: string; readonly values: Record<string, AttributeValue> };

/** The table takes one condition on the sort key, and no empty text in it. */
const sortCondition = ({ prefix, upTo }: Query, { low, high }: { low: string; high: string }): Condition => {
  if (upTo === undefined && !prefix) return { text: '', values: {} };
  if (upTo === undefined) return { text: ' AND begins_with(#sort, :low)', values: { ':low': { S: low } } };
  if (!prefix) return { text: ' AND #sort <= :high', values: { ':high': { S: high } } };
  return { text: ' AND #sort BETWEEN :low AND :high', values: { ':low': { S: low }, ':high': { S: high } } };
};

const startKey = ({ partition, index, from }: Query): Attributes | undefined => {
  if (from === undefined) return undefined;
  const { sort, key } = placeOf(from);
  return { ...keyAttributes(key), ...(index && entryAttributes(index, { partition, sort })) };
};

/** The keys of a BatchGetItem. */
const readAtOnce = 100;

/** The items as they stand now, in any order. What was deleted meanwhile is missing. */
const readAll = async ({ client, tableName, waiting }: TableAccess, keys: readonly Key[]): Promise<Attributes[]> => {
  const found: Attributes[] = [];
  let left: NonNullable<BatchGetItemCommandOutput['UnprocessedKeys']> = {
    [tableName]: { Keys: keys.map(keyAttributes), ConsistentRead: true },
  };
  for (let round = 0; (left[tableName]?.Keys ?? []).length > 0; round += 1) {
    // A table that is throttled answers with the same keys again and again.
    if (round > 10) throw new StoreUnavailable('throttled', 'a page could not be read whole');
    if (round > 0) await waiting.pause(waiting.random() * 25 * 2 ** round);
    const request = left;
    const answer = await persevere(waiting, () => client.send(new BatchGetItemCommand({ RequestItems: request })));
    found.push(...(answer.Responses?.[tableName] ?? []));
    left = answer.UnprocessedKeys ?? {};
  }
  return found;
};

const nameOf = ({ partition, sort }: Key): string => JSON.stringify([partition, sort]);

/** Items behind index entries, as they stand now and only while the entry still holds. */
const readEntries = async (access: TableAccess, entries: readonly Attributes[]): Promise<Map<string, Item>> => {
  const keys = entries.map(keyOf);
  const items = new Map<string, Item>();
  for (let at = 0; at < keys.length; at += readAtOnce) {
    for (const attributes of await readAll(access, keys.slice(at, at + readAtOnce))) {
      items.set(nameOf(keyOf(attributes)), itemOf(attributes));
    }
  }
  return items;
};

const itemsOf = async (access: TableAccess, { index }: Query, found: readonly Attributes[]): Promise<Item[]> => {
  if (!index) return found.map(itemOf);
  const { partitionKey, sortKey } = table.indexes[index];
  const items = await readEntries(access, found);
  return found.flatMap((entry) => {
    const item = items.get(nameOf(keyOf(entry)));
    const now = item?.indexes?.[index];
    return item && now?.partition === entry[partitionKey]?.S && now?.sort === entry[sortKey]?.S ? [item] : [];
  });
};

const cursorAfter = ({ index }: Query, last: Attributes): string => {
  const key = keyOf(last);
  return cursorFor({ sort: index ? (last[table.indexes[index].sortKey]?.S ?? '') : key.sort, key });
};

/** Consistent on the table itself; an index may lag behind, see `table.ts`. */
export const readPage = async (access: TableAccess, query: Query): Promise<QueryPage> => {
  const { client, tableName, waiting } = access;
  const range = sortRange(query);
  const limit = query.limit ?? usualPage;
  const partitionBytes = utf8Bytes(query.partition);
  if (!range || limit < 1 || partitionBytes === 0 || partitionBytes > commitLimits.partitionBytes) return { items: [] };

  const keys = query.index ? table.indexes[query.index] : table;
  const sort = sortCondition(query, range);
  const command = new QueryCommand({
    TableName: tableName,
    ...(query.index ? { IndexName: table.indexes[query.index].name } : { ConsistentRead: true }),
    KeyConditionExpression: `#partition = :partition${sort.text}`,
    ExpressionAttributeNames: { '#partition': keys.partitionKey, ...(sort.text && { '#sort': keys.sortKey }) },
    ExpressionAttributeValues: { ':partition': { S: query.partition }, ...sort.values },
    ExclusiveStartKey: startKey(query),
    ScanIndexForward: !query.newestFirst,
    // One more than asked tells whether another page follows.
    Limit: limit + 1,
  });
  const answer = await persevere(waiting, () => client.send(command));
  const found = answer.Items ?? [];
  const shown = found.slice(0, limit);
  const items = await itemsOf(access, query, shown);
  const last = shown.at(-1);
  const more = found.length > limit || answer.LastEvaluatedKey !== undefined;
  return more && last ? { items, next: cursorAfter(query, last) } : { items };
};
