/** What is deployed, as somebody with the right to read everything of it sees it. */
import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import {
  DescribeExecutionCommand,
  paginateListExecutions,
  paginateListStateMachines,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { itemOf } from '../../functions/adapters/aws/attributes.ts';
import { table } from '../../functions/adapters/aws/table.ts';
import { workflowNames } from '../../functions/domain/work-names.ts';
import type { Item } from '../../functions/ports.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { startedBy } from '../../workflows/children.ts';
import type { Running } from '../move/moved-file.ts';

/** Every item of a table, read as it stands now. */
export const everythingIn = async (client: DynamoDBClient, tableName: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: tableName, ConsistentRead: true }))
    items.push(...Items.map(itemOf));
  return items.toSorted((one, other) =>
    one.partition === other.partition ? (one.sort < other.sort ? -1 : 1) : one.partition < other.partition ? -1 : 1,
  );
};

/** Ids of all partnerships of a table: it is looked through whole, so this is for a command and not for a page. */
export const partnershipsIn = async (client: DynamoDBClient, tableName: string): Promise<readonly string[]> => {
  const { partition, sort } = partnerships.key('', theOne);
  const ids: string[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      ProjectionExpression: '#partition',
      FilterExpression: '#sort = :sort',
      ExpressionAttributeNames: { '#partition': table.partitionKey, '#sort': table.sortKey },
      ExpressionAttributeValues: { ':sort': { S: sort } },
    },
  );
  for await (const { Items = [] } of pages)
    ids.push(...Items.map((item) => (item[table.partitionKey]?.S ?? '').slice(partition.length)));
  return ids.toSorted();
};

const Input = z.record(z.string(), z.unknown());
const isOurs = (name: string, beginning: string): boolean =>
  workflowNames.some((workflow) => name === `${beginning}${workflow}`);

/** What runs in the state machines whose names begin like this, but for what another of them has started. */
export const runningIn = async (client: SFNClient, beginning: string): Promise<readonly Running[]> => {
  const running: Running[] = [];
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {})) {
    // Another instance's machines may begin like ours: `SchoolPartnerships-` and `SchoolPartnerships-trial-`.
    for (const { stateMachineArn, name = '' } of stateMachines.filter((one) => isOurs(one.name ?? '', beginning))) {
      const listed = paginateListExecutions({ client }, { stateMachineArn, statusFilter: 'RUNNING' });
      for await (const { executions = [] } of listed) {
        for (const { executionArn, name: execution = '' } of executions) {
          const { input = '{}' } = await client.send(new DescribeExecutionCommand({ executionArn }));
          const given = Input.parse(JSON.parse(input));
          if (startedBy in given) continue;
          running.push({ workflow: name.slice(beginning.length), name: execution, input: given });
        }
      }
    }
  }
  return running;
};
