/** A sealed document and its signatures, for pages. */
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { documents, type SealedDocument, type Signature, signatures } from '../records/kinds.ts';
import { readEvery } from '../records/read-every.ts';

/** `id` as made by `documentId`. */
export const readDocument = async (
  outside: Outside,
  partnership: string,
  id: string,
): Promise<SealedDocument | undefined> => {
  const item = await outside.store.get(documents.key(partnership, id));
  return item && decode(documents, item);
};

export const readSignatures = async (outside: Outside, partnership: string, id: string): Promise<Signature[]> => {
  const found = await readEvery(outside.store, signatures, partnership, `${id}#`);
  return found.toSorted((one, other) => one.at.localeCompare(other.at));
};
