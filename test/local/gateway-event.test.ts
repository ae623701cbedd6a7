import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewayEvent } from '../../infra/local/gateway-event.ts';
import { readBody } from '../../infra/local/read-body.ts';
import { sendRaw } from '../web/raw-http.ts';

let proxies = 0;
let event: APIGatewayProxyEventV2;
const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await readBody(request, { bytes: 1000, ms: 1000 });
  event = gatewayEvent({ request, body: body.ok ? body.value : Buffer.alloc(0), proxies });
  response.setHeader('connection', 'close').end();
};
const server = createServer((request, response) => void answer(request, response));
let port: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const send = async (...lines: readonly string[]): Promise<APIGatewayProxyEventV2> => {
  await sendRaw(port, `${lines.join('\r\n')}`);
  return event;
};

describe('the event that a request becomes', () => {
  it('is what an HTTP API of API Gateway sends', async () => {
    const sent = await send(
      'GET /p/a%20b?x=1&x=2&y=%C3%AB HTTP/1.1',
      'Host: partnership.example',
      'Cookie: one=1; two=2',
      'X-Many: a',
      'X-Many: b',
      'User-Agent: a browser',
      '',
      '',
    );
    expect(sent).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/p/a%20b',
      rawQueryString: 'x=1&x=2&y=%C3%AB',
      queryStringParameters: { x: '1,2', y: 'ë' },
      cookies: ['one=1', 'two=2'],
      headers: { host: 'partnership.example', 'x-many': 'a,b', 'user-agent': 'a browser' },
      requestContext: {
        http: { method: 'GET', path: '/p/a%20b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'a browser' },
        stage: '$default',
      },
      isBase64Encoded: false,
    });
    expect(sent.headers.cookie).toBeUndefined();
    expect(sent.body).toBeUndefined();
    expect(sent.requestContext.time).toMatch(/^\d\d\/[A-Z][a-z]{2}\/20\d\d:\d\d:\d\d:\d\d \+0000$/);
  });

  it('has a form as base64 and JSON as text, as the gateway does', async () => {
    const post = (type: string, body: string) =>
      send('POST / HTTP/1.1', 'Host: x', `Content-Type: ${type}`, `Content-Length: ${body.length}`, '', body);
    const form = await post('application/x-www-form-urlencoded', 'a=1');
    expect([form.body, form.isBase64Encoded]).toEqual([Buffer.from('a=1').toString('base64'), true]);
    const json = await post('application/json', '{"a":1}');
    expect([json.body, json.isBase64Encoded]).toEqual(['{"a":1}', false]);
  });

  it('names the client that the proxy names last, and only where there is one', async () => {
    const from = async () =>
      (await send('GET / HTTP/1.1', 'Host: x', 'X-Forwarded-For: 6.6.6.6, 192.0.2.7', '', '')).requestContext.http
        .sourceIp;
    expect(await from()).toBe('127.0.0.1');
    proxies = 1;
    expect(await from()).toBe('192.0.2.7');
    proxies = 2;
    expect(await from()).toBe('6.6.6.6');
    proxies = 3;
    expect(await from()).toBe('127.0.0.1');
    proxies = 0;
  });

  it('takes an address with its port, of either kind, and nothing that is none', async () => {
    proxies = 1;
    const from = async (said: string) =>
      (await send('GET / HTTP/1.1', 'Host: x', `X-Forwarded-For: ${said}`, '', '')).requestContext.http.sourceIp;
    expect(await from('192.0.2.7:5000')).toBe('192.0.2.7');
    expect(await from('[2001:db8::1]:5000')).toBe('2001:db8::1');
    expect(await from('::ffff:192.0.2.7')).toBe('192.0.2.7');
    for (const none of ['unknown', '_hidden', '1.2.3', '<b>', ''])
      expect([none, await from(none)]).toEqual([none, '127.0.0.1']);
    proxies = 0;
  });
});
