/** New ids: unguessable, and readable aloud in lower case. */
import { randomBytes } from 'node:crypto';
import type { Ids } from '../ports.ts';

const symbols = '0123456789abcdefghijklmnopqrstuvwxyz';
const length = 20;
/** Bytes from here up would make the first symbols likelier than the others. */
const fairBelow = 256 - (256 % symbols.length);

const poolBytes = 4096;

/** The system's cryptographic source, asked once for many ids: being asked costs it more than what it gives. */
const fromPool = (): ((bytes: number) => Uint8Array) => {
  let pool: Uint8Array = new Uint8Array(0);
  let used = 0;
  return (bytes) => {
    if (used + bytes > pool.length) {
      pool = randomBytes(poolBytes);
      used = 0;
    }
    used += bytes;
    return pool.subarray(used - bytes, used);
  };
};

/** Ids of 20 symbols, 103 bits. `random` gives that many bytes; the system's cryptographic source unless told. */
export const createIds = (random: (bytes: number) => Uint8Array = fromPool()): Ids => ({
  id: () => {
    let id = '';
    while (id.length < length) {
      for (const byte of random(length + 4)) {
        if (byte < fairBelow && id.length < length) id += symbols.charAt(byte % symbols.length);
      }
    }
    return id;
  },
});
