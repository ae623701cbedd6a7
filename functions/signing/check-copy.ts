/** Whether a file or a seal is of ours, and how the document behind it stands today. Nothing of it is kept. */
import { type CopyStanding, standingOfCopy } from '../domain/agreement/copy-standing.ts';
import { londonDate } from '../domain/london.ts';
import type { Outside } from '../ports.ts';
import { readSealings } from '../records/agreements.ts';
import { type Copy, copiesByHash } from '../records/copies.ts';
import { sha256OfBytes } from '../records/digest.ts';
import { decode } from '../records/kind.ts';
import { documents, partnerships, type SealedDocument, seals, theOne } from '../records/kinds.ts';
import { readApart } from '../web/read-apart.ts';
import { readCopy } from './keep-copy.ts';
import { membersInWords } from './member-words.ts';
import { readSignatures } from './read-document.ts';
import { sealsInFiles } from './seal-in-file.ts';
import { sharingInWords } from './sharing-words.ts';

/** The document that a seal or a file leads to. */
export type Known = {
  /** The partnership's id, and the document's, as made by `documentId`. */
  readonly id: readonly [partnership: string, document: string];
  readonly sealed: SealedDocument;
  /** The partnership's name. */
  readonly partnership: string;
  readonly standing: CopyStanding;
  /** Of a data agreement: between which parties it holds, and who has not signed. */
  readonly sharing?: string;
  /** Who has left it since, and who is leaving. */
  readonly members: readonly string[];
};

export type Checked =
  | { readonly found: 'seal'; readonly known: Known }
  /** Byte for byte a file that we made. */
  | { readonly found: 'copy'; readonly known: Known; readonly edition: Copy['edition'] }
  /** It names a seal of ours, and is not a file that we made. */
  | { readonly found: 'altered'; readonly known: Known }
  | { readonly found: 'nothing' };
/** It takes too long to read, or too many are being read. */
export type Unread = { readonly found: 'too-long' } | { readonly found: 'busy' };

const nothing: Checked = { found: 'nothing' };

const knownAs = async (outside: Outside, partnership: string, document: string): Promise<Known | undefined> => {
  const [documentItem, partnershipItem] = await Promise.all([
    outside.store.get(documents.key(partnership, document)),
    outside.store.get(partnerships.key(partnership, theOne)),
  ]);
  if (!documentItem || !partnershipItem) return undefined;
  const sealed = decode(documents, documentItem);
  const whole = decode(partnerships, partnershipItem);
  const standing = standingOfCopy(await readSealings(outside, whole), sealed, londonDate(outside.clock.now()));
  const signatures = await readSignatures(outside, partnership, document);
  const sharing = sharingInWords(whole, sealed, standing, signatures);
  const members = membersInWords(whole, sealed, standing);
  return {
    id: [partnership, document],
    sealed,
    partnership: whole.name,
    standing,
    members,
    ...(sharing && { sharing }),
  };
};

const bySeal = async (outside: Outside, seal: string): Promise<Known | undefined> => {
  const item = await outside.store.get(seals.key('', seal));
  if (!item) return undefined;
  const { partnership, document } = decode(seals, item);
  return knownAs(outside, partnership, document);
};

/** `seal`: 64 small hexadecimal digits. */
export const checkSeal = async (outside: Outside, seal: string): Promise<Checked> => {
  const known = await bySeal(outside, seal);
  return known ? { found: 'seal', known } : nothing;
};

export const checkFile = async (outside: Outside, bytes: Uint8Array): Promise<Checked | Unread> => {
  const item = await outside.store.get(copiesByHash.key('', sha256OfBytes(bytes)));
  if (item) {
    const { partnership, document, edition } = decode(copiesByHash, item);
    const known = await knownAs(outside, partnership, document);
    return known ? { found: 'copy', known, edition } : nothing;
  }
  const found = await readApart(outside, sealsInFiles, bytes);
  if (found === 'too-long' || found === 'busy') return { found };
  const seal = found.read;
  const known = seal === undefined ? undefined : await bySeal(outside, seal);
  if (!known) return nothing;
  // Documents that were sealed before copies were remembered, or whose files had to be made again.
  const copy = await readCopy(outside, ...known.id);
  if (copy && sha256OfBytes(copy.bytes) === sha256OfBytes(bytes))
    return { found: 'copy', known, edition: copy.edition };
  return { found: 'altered', known };
};
