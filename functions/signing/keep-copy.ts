/**
 * Task: the copy of a sealed document as a PDF is made, kept, and remembered by its bytes, so that anybody who holds one
 * can ask whether it is ours. Run again it finds what it did.
 */
import * as z from 'zod';
import type { Outside } from '../ports.ts';
import { type Copy, copies, copiesByHash, copyId, editions } from '../records/copies.ts';
import { sha256OfBytes } from '../records/digest.ts';
import { decode } from '../records/kind.ts';
import type { SealedDocument } from '../records/kinds.ts';
import { MissingRecord, type Work, work } from '../records/work.ts';
import { copyOf } from './copy-paper.ts';
import { readDocument, readSignatures } from './read-document.ts';

const Input = z.strictObject({ partnership: z.string(), document: z.string() });

/** With the commit that seals a document, or that completes it. */
export const tellToKeepCopy = (tx: Work, document: string): void => {
  tx.effect({ kind: 'task', task: 'keep-copy', input: { partnership: tx.partnership, document } });
};

export type CopyFile = {
  readonly sealed: SealedDocument;
  readonly edition: Copy['edition'];
  readonly bytes: Uint8Array;
};

/** The bytes of a document's copy as it stands, made if they are not kept yet; nothing where there is no such document. */
export const readCopy = async (
  outside: Outside,
  partnership: string,
  document: string,
): Promise<CopyFile | undefined> => {
  const sealed = await readDocument(outside, partnership, document);
  if (!sealed) return undefined;
  const signatures = await readSignatures(outside, partnership, document);
  const { edition, name, paper } = copyOf(sealed, signatures, outside.settings);
  return { sealed, edition, bytes: await outside.papers.kept(name, paper) };
};

/** Those that were made of this document so far. */
export const readCopies = async (outside: Outside, partnership: string, document: string): Promise<Copy[]> => {
  const items = await Promise.all(
    editions.map((edition) => outside.store.get(copies.key(partnership, copyId(document, edition)))),
  );
  return items.flatMap((item) => (item ? [decode(copies, item)] : []));
};

export const keepCopy = async (outside: Outside, payload: unknown): Promise<{ sha256: string }> => {
  const { partnership, document } = Input.parse(payload);
  const copy = await readCopy(outside, partnership, document);
  if (!copy) throw new MissingRecord('document', document);
  const sha256 = sha256OfBytes(copy.bytes);
  return work(outside, partnership, async (tx) => {
    const id = copyId(document, copy.edition);
    const before = await tx.read(copies, id);
    const known = await tx.read(copiesByHash, sha256);
    const value: Copy = {
      sha256,
      partnership,
      document,
      kind: copy.sealed.document,
      edition: copy.edition,
      madeAt: tx.now.toISOString(),
    };
    if (!before) tx.write(copies, id, value);
    if (!known) tx.write(copiesByHash, sha256, value);
    return { sha256 };
  });
};
