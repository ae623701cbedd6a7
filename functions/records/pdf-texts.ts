/** What programs find in a PDF: its plain parts and its compressed ones, as text. No PDF is understood here, only searched. */
import { type Budget, TooMuch, unpacking } from './unpacking.ts';

type Bounds = {
  /** Of one part once it is unpacked, bytes: of a longer one the beginning is searched. */
  readonly part: number;
  /** Of everything that is unpacked, read to its end or not. */
  readonly all: number;
  readonly parts: number;
};

const begins = Buffer.from('stream');
const ends = Buffer.from('endstream');
const longestMs = 3000;

/** How every compressed part begins: pictures and fonts do not. */
const mayBePacked = (bytes: Buffer): boolean =>
  bytes.length > 2 && (bytes[0] ?? 0) % 16 === 8 && bytes.readUInt16BE(0) % 31 === 0;

/** As much as comes out of a part before it ends, is too long, or turns out to be damaged. All of it is spent. */
const unpacked = async (packed: Buffer, most: number, all: Budget): Promise<Buffer> => {
  const out: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of unpacking({ bytes: packed, how: 'zlib' }, all)) {
      out.push(chunk);
      bytes += chunk.length;
      if (bytes > most) break;
    }
  } catch (error) {
    if (error instanceof TooMuch) throw error;
    // A picture, a font, or what somebody damaged.
  }
  return Buffer.concat(out);
};

export const looksLikePdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).includes('%PDF-');

/** The whole file, then each compressed part, as bytes, as far as the bounds go. */
export async function* partsOfPdf(bytes: Uint8Array, bounds: Bounds): AsyncGenerator<Buffer> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  yield whole;
  const all: Budget = { left: bounds.all, until: performance.now() + longestMs };
  let at = whole.indexOf(begins);
  try {
    for (let parts = 0; at >= 0 && parts < bounds.parts; parts += 1) {
      const from = at + begins.length;
      const start = from + (whole[from] === 13 ? 1 : 0) + (whole[from] === 10 || whole[from + 1] === 10 ? 1 : 0);
      const end = whole.indexOf(ends, start);
      if (end < 0) return;
      const packed = whole.subarray(start, end);
      const part = mayBePacked(packed) ? await unpacked(packed, bounds.part, all) : undefined;
      if (part && part.length > 0) yield part;
      at = whole.indexOf(begins, end + ends.length);
    }
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
  }
}
