/** Copies of sealed documents as files: which were made, and how one is known again by its bytes alone. */
import * as z from 'zod';
import type { RecordKind } from './kind.ts';
import { documentKinds } from './kinds.ts';

/** `text`: made when the text was sealed, before anybody had signed. `signed`: made when everybody had. */
export const editions = ['text', 'signed'] as const;
export type Edition = (typeof editions)[number];

/** Of no person: anybody may ask whether a file is ours. */
export const Copy = z.object({
  /** SHA-256 of the file, as hex. */
  sha256: z.string(),
  partnership: z.string(),
  /** As made by `documentId`. */
  document: z.string(),
  kind: z.enum(documentKinds),
  edition: z.enum(editions),
  madeAt: z.iso.datetime(),
});
export type Copy = z.infer<typeof Copy>;

/** By the hash of its bytes, whatever the partnership. */
export const copiesByHash: RecordKind<typeof Copy, 'copy-by-hash'> = {
  name: 'copy-by-hash',
  schema: Copy,
  schemaVersion: 1,
  key: (_partnership, sha256) => ({ partition: `copy#${sha256}`, sort: 'copy' }),
};

/** The same by document: `copyId`. */
export const copies: RecordKind<typeof Copy, 'copy'> = {
  name: 'copy',
  schema: Copy,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `copy#${id}` }),
};

export const copyId = (document: string, edition: Edition): string => `${document}#${edition}`;
