/**
 * Unpacks what came packed, bytes as they come: what a file says about its own size is not believed, so everything that
 * comes out is counted, also what turns out to be too much or to be damaged.
 */
import { createInflate, createInflateRaw } from 'node:zlib';

/** `raw`: as in a zip. `zlib`: as in a PDF. */
export type Packed = { readonly bytes: Uint8Array; readonly how: 'stored' | 'raw' | 'zlib' };

/** One budget may serve several packed things. */
export type Budget = {
  /** What may still come out, bytes. */
  left: number;
  /** How many more things may be made of it, for whoever counts those: tags. */
  things?: number;
  /** Until when, on the clock of `performance.now()`. */
  readonly until?: number;
};

/** One more thing was made of what came out. Throws TooMuch when there were too many. */
export const spend = (budget: Budget): void => {
  if (budget.things === undefined) return;
  budget.things -= 1;
  if (budget.things < 0) throw new TooMuch();
};

export class TooMuch extends Error {
  constructor() {
    super('it unpacks into more than is taken');
    this.name = 'TooMuch';
  }
}

const chunkBytes = 64 * 1024;

async function* comingOut({ bytes, how }: Packed): AsyncGenerator<Buffer> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (how === 'stored') {
    for (let at = 0; at < whole.length; at += chunkBytes) yield whole.subarray(at, at + chunkBytes);
    return;
  }
  const unpack = how === 'raw' ? createInflateRaw({ chunkSize: chunkBytes }) : createInflate({ chunkSize: chunkBytes });
  try {
    unpack.end(whole);
    for await (const chunk of unpack) yield chunk;
  } finally {
    unpack.destroy();
  }
}

/** Throws TooMuch when the bytes or the time of the budget are spent, and what unpacking throws for what is damaged. */
export async function* unpacking(packed: Packed, budget: Budget): AsyncGenerator<Buffer> {
  for await (const chunk of comingOut(packed)) {
    budget.left -= chunk.length;
    if (budget.left < 0 || performance.now() > (budget.until ?? Number.POSITIVE_INFINITY)) throw new TooMuch();
    yield chunk;
  }
}
