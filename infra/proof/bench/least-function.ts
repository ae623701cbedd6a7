/** The least that a page of ours could be: what `npm run bench:cold` measures the pages beside. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import * as z from 'zod';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const Event = z.object({ rawPath: z.string() });
const { TABLE_NAME: TableName } = process.env;

/** It looks two records up and a list, as a page does; nothing is ever posted to it. */
export const handler = middy().handler(async (event: unknown) => {
  const { rawPath } = Event.parse(event);
  const one = new GetCommand({ TableName, Key: { pk: rawPath, sk: 'one' } });
  const list = new QueryCommand({
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': rawPath },
  });
  const [found, listed] = await Promise.all([client.send(one), client.send(list)]);
  if (rawPath === 'posted') await client.send(new TransactWriteCommand({ TransactItems: [] }));
  return { statusCode: found.Item || listed.Count ? 200 : 404, body: rawPath };
});
