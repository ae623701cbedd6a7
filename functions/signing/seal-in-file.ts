/** The seal that a file names, whoever made it. */
import { partsOfPdf } from '../records/pdf-texts.ts';
import type { ReadingJob } from '../web/read-apart.ts';
import { sealMark } from './copy-paper.ts';

const bounds = { part: 1024 * 1024, all: 8 * 1024 * 1024, parts: 300 };
const marked = new RegExp(`${sealMark}([0-9a-f]{64})`);

/** The first seal that a file names in its properties, however they are packed. */
const sealIn = async (bytes: Uint8Array): Promise<string | undefined> => {
  for await (const part of partsOfPdf(bytes, bounds)) {
    const seal = marked.exec(part.toString('latin1'))?.[1];
    if (seal !== undefined) return seal;
  }
  return undefined;
};

export const sealsInFiles: ReadingJob<Uint8Array, string | undefined> = { name: 'seal', read: sealIn };
