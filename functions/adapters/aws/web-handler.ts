/** What stands between an HTTP API and our door. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { begun } from './once.ts';
import { compressed } from './web-answer.ts';

type Answer = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** A door that is made while the process starts, and whose answers are compressed. */
export const webHandler = (makeDoor: () => Promise<Answer>): Answer => {
  const door = begun(makeDoor);
  return async (event, context) => compressed(event, await (await door())(event, context));
};
