/** What stands between an HTTP API and our door. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Outside, Papers } from '../../ports.ts';
import { linkKeysAsTold } from './link-keys-as-told.ts';
import { withRequestId } from './log.ts';
import { begun, once } from './once.ts';
import { createOutside } from './outside.ts';
import { registerAsTold } from './register-as-told.ts';
import { runningAsTold } from './running-as-told.ts';
import { compressed } from './web-answer.ts';

type Answer = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** The service hands cookies on as a list of their own; those that stand in for it may leave them in their header. */
export const withCookies = (event: APIGatewayProxyEventV2): APIGatewayProxyEventV2 => {
  const header = event.headers.cookie ?? event.headers.Cookie;
  if (event.cookies || !header) return event;
  return { ...event, cookies: header.split(';').map((cookie) => cookie.trim()) };
};

/**
 * What the outside gives is made ready while the process starts; the door and what is behind it are loaded with the first
 * request. Answers are compressed. `papers`: for pages that can be had as a PDF.
 */
export const webHandler = (
  openDoor: (outside: Outside) => Promise<Answer>,
  papers: () => Papers | undefined = () => undefined,
): Answer => {
  const outside = begun(async () =>
    createOutside({
      papers: papers(),
      linkKeys: await linkKeysAsTold(),
      schools: registerAsTold(),
      running: runningAsTold(),
    }),
  );
  const door = once(async () => openDoor(await outside()));
  return withRequestId(async (event: APIGatewayProxyEventV2, context: Context) =>
    compressed(event, await (await door())(withCookies(event), context)),
  );
};
