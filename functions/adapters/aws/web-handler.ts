/** What stands between an HTTP API and our door. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { begun } from './once.ts';
import { compressed } from './web-answer.ts';

type Answer = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The service hands cookies on as a list of their own; those that stand in for it may leave them in their header. */
export const withCookies = (event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 => {
  const header = event.headers.cookie ?? event.headers.Cookie;
  if (event.cookies || !header) return event;
  return { ...event, cookies: header.split(';').map((cookie) => cookie.trim()) };
};

/** A door that is made while the process starts, and whose answers are compressed. */
export const webHandler = (makeDoor: () => Promise<Answer>): Answer => {
  const door = begun(makeDoor);
  return async (event, context) => compressed(event, await (await door())(withCookies(event), context));
};
