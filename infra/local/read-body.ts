/** Reads what a client sends, up to a size and for a time, and no further. */
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { accept, type Result, refuse } from '../../functions/domain/result.ts';
import { tooLarge } from '../../functions/web/sizes.ts';

export type BodyRefusal = 'too-large' | 'too-slow' | 'broken-off';
/** `told`: the limit that the sender is told, where it is another one. */
export type BodyLimits = { readonly bytes: number; readonly told?: number; readonly ms: number };

/** The whole body. Refuses one that is too large as soon as it is known, and one that does not end in time. */
export const readBody = (request: IncomingMessage, limits: BodyLimits): Promise<Result<Buffer, BodyRefusal>> => {
  const told = limits.told ?? limits.bytes;
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > limits.bytes) return Promise.resolve(tooLarge(declared, told));
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const end = (result: Result<Buffer, BodyRefusal>): void => {
      clearTimeout(timer);
      request.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close');
      request.pause();
      resolve(result);
    };
    const timer = setTimeout(() => end(refuse('too-slow')), limits.ms);
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > limits.bytes) end(tooLarge(undefined, told));
      else parts.push(part);
    });
    request.on('end', () => end(accept(Buffer.concat(parts))));
    request.on('close', () => end(refuse('broken-off')));
    request.on('error', () => end(refuse('broken-off')));
  });
};

const mostDiscarded = 16 * 1024 * 1024;
const discardMs = 2000;

/**
 * Lets a client that is still sending read our answer: closing at once would reset the connection under it. What it
 * sends is thrown away, up to 16 MB and for two seconds.
 */
export const discardRest = (from: Readable): void => {
  let bytes = 0;
  const timer = setTimeout(() => from.destroy(), discardMs);
  timer.unref();
  from.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > mostDiscarded) from.destroy();
  });
  from.on('close', () => clearTimeout(timer));
  from.on('error', () => from.destroy());
  from.resume();
};
