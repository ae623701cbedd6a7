/** Between whom a data sharing agreement holds, for whoever has a copy: parties are named, people are not. */
import type { CopyStanding } from '../domain/agreement/copy-standing.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { listOf } from '../domain/wording.ts';
import type { SealedDocument, Signature } from '../records/kinds.ts';

/** The parties that the sealed text names as those who share. */
const namedIn = ({ content }: SealedDocument): string[] =>
  content.sections
    .filter(({ id }) => id === 'controllers')
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))
    .flatMap(([name]) => name ?? []);

const have = (names: readonly string[], not = ''): string =>
  `${listOf(names)} ${names.length === 1 ? 'has' : 'have'}${not} signed.`;

/** One or two sentences; none for another document, or one that no longer holds. */
export const sharingInWords = (
  { parties, left }: Pick<Partnership, 'parties' | 'left'>,
  sealed: SealedDocument,
  standing: CopyStanding,
  signatures: readonly Signature[],
): string | undefined => {
  if (sealed.document !== 'data-agreement') return undefined;
  const named = namedIn(sealed);
  const signed = named.filter((name) => signatures.some(({ capacities }) => capacities.includes(`for ${name}`)));
  const missing = named.filter((name) => !signed.includes(name));
  if (standing.is === 'being-signed')
    return [signed.length > 0 ? have(signed) : '', missing.length > 0 ? have(missing, ' not') : ''].join(' ').trim();
  if (standing.is !== 'in-force' || named.length === 0) return undefined;
  const gone = new Set(parties.filter(({ id }) => left.some(({ party }) => party === id)).map(({ name }) => name));
  const staying = named.filter((name) => !gone.has(name));
  return `It is in force between ${listOf(staying)}.`;
};
