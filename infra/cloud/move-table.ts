/** The cloud as a place that a partnership leaves or comes to. */
import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { createDynamoDbStore } from '../../functions/adapters/aws/dynamodb-store.ts';
import { createIds } from '../../functions/adapters/ids.ts';
import type { Origin } from '../move/pack.ts';
import type { Destination } from '../move/unpack.ts';
import { executionsInCloud } from './executions-of.ts';
import { type Stopped, stoppedExecutions } from './redrive.ts';
import { readCloudSettings, settingsKey } from './settings.ts';
import { platformName } from './system.ts';
import { everythingIn, partnershipsIn, runningIn } from './table-origin.ts';

const CdkFile = z.object({ context: z.record(z.string(), z.unknown()) });

/** By the settings in `cdk.json`; the table's name is an output of the platform. Throws BadCloudSettings. */
export const cloudTable = (tableName: string): Origin & Destination => {
  const { context } = CdkFile.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  const { region, linkKey, instance } = readCloudSettings(context[settingsKey]);
  const client = new DynamoDBClient({ region });
  return {
    store: createDynamoDbStore({ client, tableName }),
    everything: () => everythingIn(client, tableName),
    running: () => runningIn(new SFNClient({ region }), `${platformName({ instance })}-`),
    clock: { now: () => new Date() },
    ids: createIds(),
    keyNumber: linkKey,
  };
};

/** Throws BadCloudSettings. */
export const partnershipsInCloud = (tableName: string): Promise<readonly string[]> => {
  const { context } = CdkFile.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  const { region } = readCloudSettings(context[settingsKey]);
  return partnershipsIn(new DynamoDBClient({ region }), tableName);
};

/** Executions of our machines that stopped, by their topmost. Throws BadCloudSettings. */
export const cloudStopped = (): AsyncIterable<Stopped> => {
  const { context } = CdkFile.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  const settings = readCloudSettings(context[settingsKey]);
  return stoppedExecutions(new SFNClient({ region: settings.region }), `${platformName(settings)}-`);
};

/** Executions of one partnership. Throws BadCloudSettings. */
export const cloudExecutions = (partnership: string): ReturnType<typeof executionsInCloud> => {
  const { context } = CdkFile.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));
  const settings = readCloudSettings(context[settingsKey]);
  return executionsInCloud(new SFNClient({ region: settings.region }), `${platformName(settings)}-`, partnership);
};
