/** What programs find in a PDF: its plain parts and its compressed ones, as text. No PDF is understood here, only searched. */
import { constants, inflateSync } from 'node:zlib';

type Bounds = {
  /** Of one part once it is unpacked, bytes. */
  readonly part: number;
  /** Of all of them. */
  readonly all: number;
};

const mostParts = 1000;
const begins = Buffer.from('stream');
const ends = Buffer.from('endstream');

const unpacked = (packed: Buffer, most: number): Buffer | undefined => {
  try {
    // What follows the packed bytes, a line end, is not part of them.
    return inflateSync(packed, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
};

export const looksLikePdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes('%PDF-');

/** The whole file as Latin-1, then each compressed part, as bytes; parts beyond the bounds are left out. */
export function* partsOfPdf(bytes: Uint8Array, bounds: Bounds): Generator<Buffer> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  yield whole;
  let left = bounds.all;
  let at = whole.indexOf(begins);
  for (let parts = 0; at >= 0 && parts < mostParts && left > 0; parts += 1) {
    const from = at + begins.length;
    const start = from + (whole[from] === 13 ? 1 : 0) + (whole[from] === 10 || whole[from + 1] === 10 ? 1 : 0);
    const end = whole.indexOf(ends, start);
    if (end < 0) return;
    const part = unpacked(whole.subarray(start, end), Math.min(bounds.part, left));
    if (part) {
      left -= part.length;
      yield part;
    }
    at = whole.indexOf(begins, end + ends.length);
  }
}
