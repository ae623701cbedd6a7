/** Every sealed document of a partnership, with its signatures, for lists. */
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { documentId, documents, type SealedDocument } from '../records/kinds.ts';
import { everyItem } from '../records/read-every.ts';

/** `mou` before `data-agreement`, each newest first. */
export const readDocuments = async (outside: Outside, partnership: string): Promise<SealedDocument[]> => {
  const { partition, sort: prefix } = documents.key(partnership, '');
  const items = await everyItem(outside.store, { partition, prefix, newestFirst: true });
  return items.map((item) => decode(documents, item));
};

export const idOf = ({ document, proposal, version }: SealedDocument): string =>
  documentId(document, proposal, version);

/** `/documents/mou/202526-1`: the year that it is for, and its version. */
export const pathOf = ({ document, proposal, version }: SealedDocument): string =>
  `/documents/${document}/${proposal}-${version}`;
