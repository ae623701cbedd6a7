import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  ProvisionedThroughputExceededException,
  QueryCommand,
  TransactionCanceledException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbStore } from '../../../functions/adapters/aws/dynamodb-store.ts';

const client = mockClient(DynamoDBClient);
let pauses: number[] = [];

const store = createDynamoDbStore({
  client: new DynamoDBClient({ region: 'eu-west-2' }),
  tableName: 'partnerships',
  waiting: {
    random: () => 0.5,
    pause: async (ms) => {
      pauses.push(ms);
    },
  },
});

beforeEach(() => {
  client.reset();
  pauses = [];
});

const metadata = { message: 'as the service says it', $metadata: {} };
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({ ...metadata, CancellationReasons: codes.map((Code) => ({ Code })) });
const timedOut = () => Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });
const reset = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
const throttled = () => new ProvisionedThroughputExceededException(metadata);

const one = { partition: 'p', sort: 'one' };
const two = { partition: 'p', sort: 'two' };
const three = { partition: 'p', sort: 'three' };
const commit = () =>
  store.commit({
    put: [{ ...one, expect: 'absent', body: { a: 1 } }],
    delete: [{ ...two, expect: 3 }],
    expect: [{ ...three, expect: 'absent' }],
  });
const tries = () => client.commandCalls(TransactWriteItemsCommand);

describe('a commit to DynamoDB', () => {
  it('is one transaction whose conditions say what is expected', async () => {
    client.on(TransactWriteItemsCommand).resolves({});
    expect(await commit()).toEqual({ ok: true });
    expect(tries()).toHaveLength(1);
    expect(tries()[0]?.args[0].input.TransactItems).toMatchObject([
      {
        Put: {
          TableName: 'partnerships',
          Item: { pk: { S: 'p' }, sk: { S: 'one' }, version: { N: '1' }, body: { M: { a: { N: '1' } } } },
          ConditionExpression: 'attribute_not_exists(#partition)',
        },
      },
      { Delete: { Key: { pk: { S: 'p' }, sk: { S: 'two' } }, ExpressionAttributeValues: { ':version': { N: '3' } } } },
      { ConditionCheck: { Key: { pk: { S: 'p' }, sk: { S: 'three' } } } },
    ]);
  });

  it('asks the table nothing when it is empty', async () => {
    expect(await store.commit({})).toEqual({ ok: true });
    expect(client.calls()).toHaveLength(0);
  });

  it('names the keys whose conditions failed, and does not try again', async () => {
    client.on(TransactWriteItemsCommand).rejects(cancelled('ConditionalCheckFailed', 'None', 'ConditionalCheckFailed'));
    expect(await commit()).toEqual({ ok: false, conflicts: [one, three] });
    expect(tries()).toHaveLength(1);
  });

  it('counts a failed condition beside contention as a conflict', async () => {
    client.on(TransactWriteItemsCommand).rejects(cancelled('TransactionConflict', 'ConditionalCheckFailed', 'None'));
    expect(await commit()).toEqual({ ok: false, conflicts: [two] });
  });

  it.each([
    ['contention', () => cancelled('None', 'TransactionConflict', 'None')],
    ['throttling within the transaction', () => cancelled('ThrottlingError', 'None', 'ProvisionedThroughputExceeded')],
    ['throttling of the call', throttled],
    ['a time-out', timedOut],
    ['a lost connection', reset],
    ['an earlier try that is still at work', () => new TransactionInProgressException(metadata)],
  ])('is tried again after %s, with the same token, so that it never conflicts with itself', async (_what, error) => {
    client.on(TransactWriteItemsCommand).rejectsOnce(error()).rejectsOnce(error()).resolves({});
    expect(await commit()).toEqual({ ok: true });
    const tokens = tries().map((call) => call.args[0].input.ClientRequestToken);
    expect(tokens).toHaveLength(3);
    expect(tokens[0]).toMatch(/^[\w-]{36}$/);
    expect(new Set(tokens).size).toBe(1);
  });

  it('has a token of its own, other than the commit before it', async () => {
    client.on(TransactWriteItemsCommand).resolves({});
    await commit();
    await commit();
    expect(new Set(tries().map((call) => call.args[0].input.ClientRequestToken)).size).toBe(2);
  });

  it.each([
    ['contention', () => cancelled('None', 'TransactionConflict', 'None')],
    ['throttled', throttled],
    ['unreachable', timedOut],
  ])('gives up as %s after six tries, with waits that grow', async (reason, error) => {
    client.on(TransactWriteItemsCommand).callsFake(() => {
      throw error();
    });
    await expect(commit()).rejects.toMatchObject({ name: 'StoreUnavailable', reason });
    expect(tries()).toHaveLength(6);
    expect(pauses).toEqual([25, 50, 100, 200, 400]);
  });

  it.each([
    ['the service finds the request invalid', cancelled('None', 'ValidationError', 'None')],
    ['a reason is one that we do not know', cancelled('TransactionConflict', 'SomethingNew', 'None')],
    ['no reason is given', new TransactionCanceledException(metadata)],
    ['access is denied', Object.assign(new Error('denied'), { name: 'AccessDeniedException' })],
  ])('fails at once when %s', async (_what, error) => {
    client.on(TransactWriteItemsCommand).rejects(error);
    await expect(commit()).rejects.toBe(error);
    expect(tries()).toHaveLength(1);
  });

  it('is refused before the table sees it when no transaction can hold it', async () => {
    const put = { ...one, expect: 'absent' as const, body: {} };
    await expect(store.commit({ put: [put, put] })).rejects.toMatchObject({ reason: 'same-item-twice' });
    expect(client.calls()).toHaveLength(0);
  });
});

describe('reading from DynamoDB', () => {
  it('is consistent, and is tried again when it is throttled', async () => {
    client.on(GetItemCommand).rejectsOnce(throttled()).resolves({});
    client.on(QueryCommand).rejectsOnce(timedOut()).resolves({});
    expect(await store.get(one)).toBeUndefined();
    expect(await store.query({ partition: 'p' })).toEqual({ items: [] });
    const reads = [...client.commandCalls(GetItemCommand), ...client.commandCalls(QueryCommand)];
    expect(reads.map((call) => call.args[0].input.ConsistentRead)).toEqual([true, true, true, true]);
  });

  it('does not ask with what the service would reject: empty texts and keys too long', async () => {
    for (const query of [
      { partition: 'p', upTo: '' },
      { partition: '' },
      { partition: 'p', prefix: 'x'.repeat(1025) },
    ]) {
      expect(await store.query(query)).toEqual({ items: [] });
    }
    expect(await store.get({ partition: 'p', sort: 'x'.repeat(1025) })).toBeUndefined();
    expect(client.calls()).toHaveLength(0);
  });

  it('goes on after a page that the service cut short at its own size limit', async () => {
    const item = { pk: { S: 'p' }, sk: { S: 'one' }, version: { N: '1' }, body: { M: {} } };
    client
      .on(QueryCommand)
      .resolvesOnce({ Items: [item], LastEvaluatedKey: { pk: { S: 'p' }, sk: { S: 'one' } } })
      .resolves({ Items: [] });
    const first = await store.query({ partition: 'p' });
    expect(first.items).toHaveLength(1);
    await store.query({ partition: 'p', ...(first.next && { from: first.next }) });
    expect(client.commandCalls(QueryCommand)[1]?.args[0].input.ExclusiveStartKey).toEqual({
      pk: { S: 'p' },
      sk: { S: 'one' },
    });
  });
});

describe('reading an index of DynamoDB', () => {
  const entry = (sort: string, on: string) => ({ pk: { S: 'p' }, sk: { S: sort }, dp: { S: 'due' }, ds: { S: on } });
  const item = (sort: string, on: string, version = '2') => ({
    ...entry(sort, on),
    version: { N: version },
    body: { M: {} },
  });

  it('shows items as they stand in the table, and none that the index only remembers', async () => {
    client.on(QueryCommand).resolves({ Items: [entry('stays', '1'), entry('gone', '2'), entry('moved', '3')] });
    client.on(BatchGetItemCommand).resolves({ Responses: { partnerships: [item('moved', '9'), item('stays', '1')] } });
    const { items } = await store.query({ index: 'due', partition: 'due' });
    expect(items).toMatchObject([{ sort: 'stays', version: 2, indexes: { due: { partition: 'due', sort: '1' } } }]);
    const [read] = client.commandCalls(BatchGetItemCommand);
    expect(read?.args[0].input.RequestItems?.partnerships?.ConsistentRead).toBe(true);
  });

  it('asks again for what the service left over, and gives up in the end', async () => {
    const left = { partnerships: { Keys: [{ pk: { S: 'p' }, sk: { S: 'b' } }], ConsistentRead: true } };
    client.on(QueryCommand).resolves({ Items: [entry('a', '1'), entry('b', '2')] });
    client
      .on(BatchGetItemCommand)
      .resolvesOnce({ Responses: { partnerships: [item('a', '1')] }, UnprocessedKeys: left })
      .resolvesOnce({ Responses: { partnerships: [item('b', '2')] } })
      .resolves({ UnprocessedKeys: left });
    const { items } = await store.query({ index: 'due', partition: 'due' });
    expect(items.map((found) => found.sort)).toEqual(['a', 'b']);
    expect(client.commandCalls(BatchGetItemCommand)[1]?.args[0].input.RequestItems).toEqual(left);

    const again = store.query({ index: 'due', partition: 'due' });
    await expect(again).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'throttled' });
  });
});
