/** HTTP on one machine: every request becomes the event that the door takes in the cloud. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Door } from '../../functions/web/door.ts';
import type { Problem } from '../../functions/web/problems.ts';
import { mostBytesOf } from '../../functions/web/read-event.ts';
import type { Assets } from './assets.ts';
import type { Courtesy } from './courtesy.ts';
import { gatewayEvent, isForwarded } from './gateway-event.ts';
import { lambdaContext } from './lambda-context.ts';
import { discardRest, readBody } from './read-body.ts';
import { sendResult } from './send-result.ts';

/** Answers the requests that are its own; false for all others. */
export type Beside = (request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<boolean>;

export type Served = {
  readonly door: Door;
  readonly assets: Assets;
  readonly problem: (name: Problem, said?: string) => APIGatewayProxyStructuredResultV2;
  /** What this machine has beside the product: its health, the demonstration's tools. */
  readonly beside: readonly Beside[];
  /** How many proxies of our own stand before this process. */
  readonly proxies: number;
  /** Hears of a request that says it was forwarded, where no proxy is to be believed. */
  readonly onForwarded?: () => void;
  readonly courtesy: Courtesy;
};

/** Imported as a module, node:http brings all of `fetch` with it: a twentieth of the time until the first page. */
const { createServer } = process.getBuiltinModule('node:http');

const bodyMs = 10_000;
const headersMs = 10_000;
const mostConnections = 2000;

const answer = async (served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (served.assets.serve(request, response)) return;
  const most = mostBytesOf(request.headers['content-type']);
  const body = await readBody(request, { bytes: most.read, told: most.told, ms: bodyMs });
  if (!body.ok) {
    if (body.refusal === 'broken-off') return void response.destroy();
    response.setHeader('connection', 'close');
    sendResult(request, response, served.problem(body.refusal, body.detail));
    return discardRest(request);
  }
  for (const beside of served.beside) if (await beside(request, body.value, response)) return;
  if (served.proxies === 0 && isForwarded(request)) served.onForwarded?.();
  const event = gatewayEvent({ request, body: body.value, proxies: served.proxies });
  sendResult(request, response, await served.door(event, lambdaContext(event.requestContext.requestId)));
};

/** The demonstration's tools wait for the work behind, so that work must not wait for them. */
const isTool = (request: IncomingMessage): boolean => request.url?.startsWith('/demo') === true;

const answerFirst = async (served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (isTool(request)) return answer(served, request, response);
  const answered = served.courtesy.request();
  try {
    await answer(served, request, response);
  } finally {
    answered();
  }
};

/** An answer for a request that node:http gave up on before there was one. */
const rawAnswer = ({ statusCode, headers = {}, body = '' }: APIGatewayProxyStructuredResultV2): string => {
  const all = { ...headers, connection: 'close', 'content-length': Buffer.byteLength(body) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${statusCode} \r\n${lines.join('')}\r\n${body}`;
};

const problemOf = (error: Error & { code?: string; rawPacket?: Buffer }): Problem => {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'too-slow';
  // An address that is longer than any of ours is a wrong address like every other.
  if (error.code === 'HPE_HEADER_OVERFLOW' && !error.rawPacket?.includes('\r\n')) return 'not-found';
  return 'unreadable';
};

const refuseRaw = (served: Served, error: Error, socket: Duplex): void => {
  if (!socket.writable) return void socket.destroy();
  socket.end(rawAnswer(served.problem(problemOf(error))));
  discardRest(socket);
};

/** A server that hands requests to what `ready` resolves to; those that come before it wait. Not listening yet. */
export const createLocalServer = (ready: Promise<Served>): Server => {
  const server = createServer(
    { headersTimeout: headersMs, requestTimeout: headersMs + bodyMs, connectionsCheckingInterval: 1000 },
    (request, response) => {
      ready
        .then((served) => answerFirst(served, request, response))
        // The door answers its own errors; what is left is a connection that broke.
        .catch(() => response.destroy());
    },
  );
  server.maxConnections = mostConnections;
  server.on('clientError', (error, socket) => {
    ready.then((served) => refuseRaw(served, error, socket)).catch(() => socket.destroy());
  });
  return server;
};
