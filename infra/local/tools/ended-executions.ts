/**
 * `/demo/ended`: a line for every execution that ends from now on, until the reader leaves: its name, and how many
 * transactions there were by then. For scripts that measure: one answer for all costs the server next to nothing.
 */
import type { ServerResponse } from 'node:http';
import type { Wired } from '../wire.ts';

export const createEndsTool =
  ({ onEnded, countCommits }: Pick<Wired, 'onEnded' | 'countCommits'>) =>
  (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.flushHeaders();
    response.on(
      'close',
      onEnded((name) => response.write(`${name} ${countCommits()}\n`)),
    );
  };
