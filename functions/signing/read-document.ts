/** A sealed document and its signatures, for pages. */
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { documents, type SealedDocument, type Signature, signatures } from '../records/kinds.ts';

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
  const { partition, sort: prefix } = signatures.key(partnership, `${id}#`);
  const found: Signature[] = [];
  let from: string | undefined;
  do {
    const page = await outside.store.query({ partition, prefix, ...(from ? { from } : {}) });
    found.push(...page.items.map((item) => decode(signatures, item)));
    from = page.next;
  } while (from);
  return found.toSorted((one, other) => one.at.localeCompare(other.at));
};
