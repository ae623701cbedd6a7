/** What runs, for the page of whoever looks after it: the version that was deployed, and how far back the table can be had. */
import { DescribeContinuousBackupsCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Outside, Running } from '../../ports.ts';
import { clientDefaults } from './clients.ts';
import { readConfig } from './config.ts';

type Asks = Pick<DynamoDBClient, 'send'>;

/** `unknown` where the service does not say: the page says so too. */
export const backupOf = async (client: Asks, tableName: string): Promise<Running['backup']> => {
  try {
    const said = await client.send(new DescribeContinuousBackupsCommand({ TableName: tableName }));
    const recovery = said.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
    if (recovery?.PointInTimeRecoveryStatus === 'DISABLED') return { kind: 'none' };
    const until = recovery?.LatestRestorableDateTime;
    return until ? { kind: 'continuous', until } : { kind: 'unknown' };
  } catch {
    return { kind: 'unknown' };
  }
};

/** Nothing for a function that was told no version: it shows no pages. */
export const runningAsTold = (variables: NodeJS.ProcessEnv = process.env): Outside['running'] => {
  const version = variables.VERSION;
  if (version === undefined) return undefined;
  return async () => ({
    version,
    backup: await backupOf(new DynamoDBClient(clientDefaults()), readConfig(variables).tableName),
  });
};
