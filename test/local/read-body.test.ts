import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBody } from '../../infra/local/read-body.ts';

const ended: string[] = [];
const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await readBody(request, { bytes: 100, ms: 60 });
  ended.push(body.ok ? body.value.toString() : body.refusal);
  response.end(ended.at(-1));
};
const server = createServer((request, response) => void answer(request, response));
let port: number;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const head = (more: string) => `POST / HTTP/1.1\r\nHost: x\r\n${more}\r\n\r\n`;
/** What the server answers, with the connection left open as a client that is not done leaves it. */
const answered = (...parts: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (part) => {
      resolve(part.toString().split('\r\n\r\n')[1] ?? '');
      socket.destroy();
    });
    for (const part of parts) socket.write(part);
  });

describe('the body of a request', () => {
  it('is read whole', async () => {
    expect(await answered(head('Content-Length: 6'), 'abc', 'def')).toBe('abcdef');
  });

  it('is refused before it comes when it says that it is too large', async () => {
    expect(await answered(head('Content-Length: 101'))).toBe('too-large');
  });

  it('is refused as soon as more has come than may', async () => {
    expect(await answered(head('Transfer-Encoding: chunked'), `65\r\n${'x'.repeat(101)}\r\n`)).toBe('too-large');
  });

  it('is refused when it does not end in time', async () => {
    expect(await answered(head('Content-Length: 6'), 'abc')).toBe('too-slow');
  });

  it('is given up when the client has gone', async () => {
    const before = ended.length;
    const socket = connect(port, '127.0.0.1', () => socket.write(head('Content-Length: 6'), () => socket.destroy()));
    while (ended.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ended.at(-1)).toBe('broken-off');
  });
});
