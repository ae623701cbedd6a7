/** What is deployed in the emulator, looked at through its own APIs. */
import {
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { GetSendQuotaCommand, SESClient, VerifyDomainIdentityCommand } from '@aws-sdk/client-ses';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { itemOf } from '../../../functions/adapters/aws/attributes.ts';
import { table as names } from '../../../functions/adapters/aws/table.ts';
import type { Item, Key } from '../../../functions/ports.ts';
import type { Emulator } from '../emulators/aws.ts';

const Mails = z.object({ messages: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) });
const SentMail = z.object({
  MessageId: z.string(),
  To: z.array(z.string()),
  Subject: z.string(),
  BodyText: z.string().nullish(),
  BodyHtml: z.string().nullish(),
});
export type SentMail = z.infer<typeof SentMail>;

export type Standing = {
  readonly name: string;
  readonly status: string;
  readonly lastEvent: string;
  /** How many events there are so far. */
  readonly events: number;
  readonly error: string;
};

export type Deployed = Awaited<ReturnType<typeof lookAt>>;

export const lookAt = async ({ endpoint, region }: Emulator, tableName: string) => {
  const client = { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const db = new DynamoDBClient(client);
  const sfn = new SFNClient(client);
  const ses = new SESClient(client);
  /** The emulator hands out all mails or none: asked for again only when there are more. */
  let known: readonly SentMail[] = [];
  /** `until`: only what is tried by then. */
  const outbox = async (partition: string, until = '~'): Promise<number> => {
    const { partitionKey, sortKey, name } = names.indexes.due;
    const found = await db.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: name,
        KeyConditionExpression: '#p = :p AND #s <= :s',
        ExpressionAttributeNames: { '#p': partitionKey, '#s': sortKey },
        ExpressionAttributeValues: { ':p': { S: partition }, ':s': { S: until } },
      }),
    );
    return found.Count ?? 0;
  };
  const executions = async (): Promise<readonly Standing[]> => {
    const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
    const listed = await Promise.all(
      stateMachines.map(({ stateMachineArn }) =>
        sfn.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1000 })),
      ),
    );
    return Promise.all(
      listed
        .flatMap(({ executions: found = [] }) => found)
        .map(async ({ executionArn, name = '', status = '' }): Promise<Standing> => {
          if (status === 'FAILED' || status === 'TIMED_OUT') {
            const { error = '', cause = '' } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
            return { name, status, lastEvent: '', events: 0, error: `${error} ${cause}` };
          }
          if (status !== 'RUNNING') return { name, status, lastEvent: '', events: 0, error: '' };
          const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
          const last = events.at(-1);
          return {
            name,
            status,
            error: '',
            events: events.length,
            lastEvent: `${last?.type} ${last?.taskScheduledEventDetails?.resource ?? ''}`,
          };
        }),
    );
  };
  return {
    get: async ({ partition, sort }: Key): Promise<Item | undefined> => {
      const key = { [names.partitionKey]: { S: partition }, [names.sortKey]: { S: sort } };
      const { Item: found } = await db.send(new GetItemCommand({ TableName: tableName, Key: key }));
      return found && itemOf(found);
    },
    /** As if somebody had renamed it in the browser. */
    rename: async ({ partition, sort }: Key, name: string): Promise<void> => {
      const key = { [names.partitionKey]: { S: partition }, [names.sortKey]: { S: sort } };
      await db.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: key,
          UpdateExpression: 'SET #body.#name = :name ADD #version :one',
          ExpressionAttributeNames: { '#body': names.body, '#name': 'name', '#version': names.version },
          ExpressionAttributeValues: { ':name': { S: name }, ':one': { N: '1' } },
        }),
      );
    },
    /** Rises with every commit that changes anything but counters. */
    versions: async (): Promise<number> => {
      const { Items = [] } = await db.send(new ScanCommand({ TableName: tableName }));
      const items = Items.map(itemOf).filter(({ partition }) => !/^(counter|effect)#/.test(partition));
      return items.reduce((sum, { version }) => sum + version, 0);
    },
    /** What is due by then: the post of a later morning waits for it. */
    waiting: (by: Date) => outbox('outbox', `${by.toISOString()}#~`),
    setAside: () => outbox('set-aside'),
    executions,
    /** Oldest first. */
    mails: async (): Promise<readonly SentMail[]> => {
      const { SentLast24Hours: sent } = await ses.send(new GetSendQuotaCommand({}));
      if (sent !== undefined && sent === known.length) return known;
      const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
      const { messages } = Mails.parse(await answer.json());
      known = Object.values(messages)
        .flat()
        .map((mail) => SentMail.parse(mail));
      return known;
    },
    /** What an admin does by hand in the console: the sender's domain is verified, the sandbox left. */
    allowMail: async (domain: string): Promise<void> => {
      await ses.send(new VerifyDomainIdentityCommand({ Domain: domain }));
      const answer = await fetch(`${endpoint}/v2/email/account/details`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/ses/aws4_request`,
        },
        body: JSON.stringify({
          ProductionAccessEnabled: true,
          MailType: 'TRANSACTIONAL',
          WebsiteURL: `https://${domain}`,
        }),
      });
      if (!answer.ok) throw new Error(`the sandbox was not left: ${await answer.text()}`);
    },
    /** The emulator tidies by the real clock, whatever the time in the functions is. */
    keepExpired: async (): Promise<void> => {
      const specification = { AttributeName: names.expiry, Enabled: false };
      await db.send(new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification: specification }));
    },
  };
};
