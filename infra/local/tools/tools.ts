/**
 * The tools of the demonstration, under `/demo`. Whoever reaches them can be anybody, so run.ts adds them only on the
 * loopback address, with neither a public address nor a mail server. Even then another website must not reach them
 * through this machine's browser: it is asked by no other name than the loopback's, and takes no posts from elsewhere.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { splitTarget } from '../gateway-event.ts';
import type { Beside } from '../server.ts';
import type { Wired } from '../wire.ts';
import { createCast } from './cast.ts';
import { createCheat } from './cheat.ts';
import { createClockTool } from './clock-tool.ts';
import { createEndsTool } from './ended-executions.ts';
import { createExecutions } from './executions.ts';
import { createInbox } from './inbox.ts';
import { css } from './look.ts';
import { createMachineRoom } from './machine-room.tsx';
import { createMoving } from './moving.ts';
import { jsonAnswer, type Tool, type ToolAnswer, type ToolRequest } from './tool.ts';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

const askedHere = (request: IncomingMessage): boolean => loopback.test(request.headers.host ?? '');

const sentHere = ({ headers }: IncomingMessage): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'none') return site === 'same-origin';
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
};

const asTexts = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, String(each)]))
    : {};

const fieldsOf = (contentType: string, body: string): Record<string, string> => {
  if (!contentType.startsWith('application/json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return asTexts(JSON.parse(body || '{}'));
  } catch {
    return {};
  }
};

const readRequest = (request: IncomingMessage, body: Buffer): ToolRequest => {
  const { path, query } = splitTarget(request.url ?? '');
  return {
    method: request.method === 'POST' ? 'POST' : 'GET',
    segments: path.split('/').slice(2),
    query: new URLSearchParams(query),
    fields: fieldsOf(request.headers['content-type'] ?? '', body.toString('utf8')),
  };
};

const styles: Tool = async ({ segments }) =>
  segments.join('/') === 'tools.css' ? { status: 200, headers: { 'content-type': 'text/css' }, body: css } : undefined;

const refused: ToolAnswer = {
  status: 403,
  headers: { 'content-type': 'text/plain' },
  body: 'Not from another site.\n',
};

/** Whoever tries the product on their own machine may see what went wrong. */
const broken = ({ outside }: Wired, error: unknown): ToolAnswer => {
  const name = error instanceof Error ? error.name : typeof error;
  outside.log('error', 'tool-failed', { error: name });
  return jsonAnswer({ message: error instanceof Error ? `${name}: ${error.message}` : name }, 500);
};

const send = (response: ServerResponse, { status, headers, body }: ToolAnswer): void => {
  response.writeHead(status, {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(body);
};

/** `dataDir`: the folder in which everything lies. */
export const createTools = (wired: Wired, dataDir: string): Beside => {
  const moving = createMoving(wired);
  const tellEnds = createEndsTool(wired);
  const tools: readonly Tool[] = [
    styles,
    createInbox(wired),
    createClockTool(wired, moving),
    createCast(wired),
    createExecutions(wired, moving),
    createMachineRoom(wired),
    createCheat(wired, dataDir),
  ];

  const answer = async (request: ToolRequest): Promise<ToolAnswer | undefined> => {
    for (const tool of tools) {
      const answered = await tool(request);
      if (answered) return answered;
    }
    return undefined;
  };
  return async (request, body, response) => {
    const { path } = splitTarget(request.url ?? '');
    if (!/^\/demo(\/|$)/.test(path) || !askedHere(request)) return false;
    if (request.method === 'POST' && !sentHere(request)) {
      send(response, refused);
      return true;
    }
    if (path === '/demo/ended' && request.method === 'GET') {
      tellEnds(response);
      return true;
    }
    const answered = await answer(readRequest(request, body)).catch((error: unknown) => broken(wired, error));
    // What no tool knows, the door does not know either: its 404 page.
    if (answered) send(response, answered);
    return answered !== undefined;
  };
};
