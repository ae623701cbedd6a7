/** Turns a request of node:http into the event that an API Gateway HTTP API would make of it (payload format 2.0). */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `14/Jan/2027:09:00:00 +0000` */
const gatewayTime = (at: Date): string => {
  const [date = '', time = ''] = at.toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${months[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
};

/** The gateway hands these on as text and everything else, forms too, as base64. */
const isText = (contentType: string | undefined): boolean =>
  /^(text\/|application\/(json|xml|javascript))/i.test(contentType ?? '');

const headersOf = (request: IncomingMessage): Record<string, string> => {
  const headers: Record<string, string> = {};
  for (const [name, values = []] of Object.entries(request.headersDistinct)) {
    if (name !== 'cookie') headers[name] = values.join(',');
  }
  return headers;
};

const cookiesOf = (request: IncomingMessage): string[] =>
  (request.headers.cookie ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '');

const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

export const isForwarded = ({ headers }: IncomingMessage): boolean =>
  headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;

/** Some proxies add the port: `192.0.2.1:5000`, `[2001:db8::1]:5000`. Nothing where it is no address. */
const addressIn = (text: string): string | undefined => {
  const bare = /^\[([0-9a-f:.]+)\](?::\d+)?$/i.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(bare) > 0 ? bare : undefined;
};

/**
 * Each proxy adds whom it heard from at the end, so that `proxies` places from there stands what our own outermost proxy saw.
 * Whatever a visitor wrote stands before it. Where that is missing or no address, it is whoever is connected to us.
 */
const clientOf = (request: IncomingMessage, proxies: number): string => {
  const named = request.headersDistinct['x-forwarded-for']?.join(',').split(',') ?? [];
  const forwarded = proxies > 0 ? addressIn(named.at(-proxies)?.trim() ?? '') : undefined;
  return plainAddress(forwarded ?? request.socket.remoteAddress ?? '');
};

const queryParameters = (query: string): Record<string, string> => {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  }
  return parameters;
};

/** Path and query as they were sent. */
export const splitTarget = (target: string): { readonly path: string; readonly query: string } => {
  const [whole = ''] = target.split('#');
  const mark = whole.indexOf('?');
  return mark < 0 ? { path: whole, query: '' } : { path: whole.slice(0, mark), query: whole.slice(mark + 1) };
};

type Received = { readonly request: IncomingMessage; readonly body: Buffer; readonly proxies: number };

export const gatewayEvent = ({ request, body, proxies }: Received): APIGatewayProxyEventV2 => {
  const { path, query } = splitTarget(request.url ?? '/');
  const method = request.method ?? 'GET';
  const asText = isText(request.headers['content-type']);
  const at = new Date();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    cookies: cookiesOf(request),
    headers: headersOf(request),
    ...(query !== '' && { queryStringParameters: queryParameters(query) }),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: request.headers.host ?? '',
      domainPrefix: 'local',
      http: {
        method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: clientOf(request, proxies),
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: gatewayTime(at),
      timeEpoch: at.getTime(),
    },
    ...(body.length > 0 && { body: asText ? body.toString('utf8') : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !asText,
  };
};
