/** The least that a function of ours could be: what `npm run bench:cold` measures the bundles beside. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import * as z from 'zod';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const Event = z.object({ id: z.string() });

export const handler = middy().handler(async (event: unknown) => {
  const { id } = Event.parse(event);
  const found = await client.send(new GetCommand({ TableName: 'table', Key: { id } }));
  await client.send(new QueryCommand({ TableName: 'table' }));
  await client.send(new TransactWriteCommand({ TransactItems: [] }));
  return found.Item;
});
