/** The store in the cloud: one table, each commit one transaction. */
import { randomUUID } from 'node:crypto';
import {
  type DynamoDBClient,
  GetItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { canBeKey } from '../../domain/commit-limits.ts';
import type { CommitResult, Key, Store } from '../../ports.ts';
import { type Action, actionsOf } from '../commit-actions.ts';
import { itemOf, keyAttributes, putAttributes } from './attributes.ts';
import { readPage, type TableAccess } from './dynamodb-page.ts';
import { persevere, realWaiting, type Waiting } from './persevere.ts';
import { table } from './table.ts';

const condition = (expect: Action['expect']) =>
  expect === 'absent'
    ? {
        ConditionExpression: 'attribute_not_exists(#partition)',
        ExpressionAttributeNames: { '#partition': table.partitionKey },
      }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': table.version },
        ExpressionAttributeValues: { ':version': { N: String(expect) } },
      };

const writeOf = (tableName: string, action: Action): TransactWriteItem => {
  const common = { TableName: tableName, ...condition(action.expect) };
  if (action.does === 'put') return { Put: { ...common, Item: putAttributes(action) } };
  if (action.does === 'delete') return { Delete: { ...common, Key: keyAttributes(action.key) } };
  return { ConditionCheck: { ...common, Key: keyAttributes(action.key) } };
};

/** The keys whose conditions failed. The service gives its reasons in the order of the actions. */
const conflictsOf = (error: unknown, actions: readonly Action[]): readonly Key[] => {
  if (!(error instanceof TransactionCanceledException)) return [];
  const reasons = error.CancellationReasons ?? [];
  return actions.filter((_, at) => reasons[at]?.Code === 'ConditionalCheckFailed').map((action) => action.key);
};

const transact = async (
  { client, tableName, waiting }: TableAccess,
  actions: readonly Action[],
): Promise<CommitResult> => {
  const command = {
    TransactItems: actions.map((action) => writeOf(tableName, action)),
    // The same for every try: if the answer to one is lost, the next finds it done and does not conflict with itself.
    ClientRequestToken: randomUUID(),
  };
  return persevere(waiting, async (): Promise<CommitResult> => {
    try {
      await client.send(new TransactWriteItemsCommand(command));
      return { ok: true };
    } catch (error) {
      const conflicts = conflictsOf(error, actions);
      if (conflicts.length > 0) return { ok: false, conflicts };
      throw error;
    }
  });
};

/**
 * The store port on a table made as `table.ts` says. All throw StoreUnavailable after several tries; `commit` throws
 * CommitRefused for what no transaction can hold. The table's stream rings for new effects.
 */
export const createDynamoDbStore = ({
  client,
  tableName,
  waiting = realWaiting,
}: {
  client: DynamoDBClient;
  tableName: string;
  waiting?: Waiting;
}): Store => {
  const access = { client, tableName, waiting };
  return {
    get: async (key) => {
      // A link cut or stretched by a mail program asks for keys that no item can have.
      if (!canBeKey(key)) return undefined;
      const command = new GetItemCommand({ TableName: tableName, Key: keyAttributes(key), ConsistentRead: true });
      const { Item: found } = await persevere(waiting, () => client.send(command));
      return found && itemOf(found);
    },
    query: (query) => readPage(access, query),
    commit: async (commit) => {
      const actions = actionsOf(commit);
      return actions.length === 0 ? { ok: true } : transact(access, actions);
    },
  };
};
