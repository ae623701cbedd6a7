/** A search becomes a partnership: its file is kept and brought in, and the search ends. Pressed twice it is one. */
import type { PartnershipFile } from '../domain/partnership/partnership-file.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { searches } from '../records/searches.ts';
import { work } from '../records/work.ts';
import { closeSearch } from './keep-search.ts';
import { isOpen } from './search-links.ts';

/** What is not written yet is left out of a file: there, empty words are a mistake. */
const written = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  const isEmpty = (part: unknown): boolean =>
    part === '' ||
    (Array.isArray(part) && part.length === 0) ||
    (typeof part === 'object' && part !== null && Object.keys(part).length === 0);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]) => [name, written(part)] as const)
      .filter(([, part]) => !isEmpty(part)),
  );
};

/** As an admin would have written it, with the line by which editors know its schema. */
export const asPartnershipYaml = async (file: PartnershipFile): Promise<string> => {
  const { stringify } = await import('yaml');
  const head = `# yaml-language-server: $schema=./partnership.schema.json
#
# ${file.partnership.name}. Made of a search for schools and of the register of schools: add members of boards, half terms,
# training days and meetings by hand, then "npm run partnership -- check".

`;
  // Boards may have no dates yet, which is no mistake; only the plan may be unfinished.
  return head + stringify({ ...file, ...(file.proposal && { proposal: written(file.proposal) }) }, { lineWidth: 120 });
};

/** `name-taken`: another partnership has this name. `nowhere`: it cannot be brought in here; its file is for an admin. */
export const makePartnership = async (
  outside: Outside,
  search: string,
  file: PartnershipFile,
): Promise<Result<'made', 'over' | 'name-taken' | 'nowhere'>> => {
  const { bringInFile } = outside;
  if (!bringInFile) return refuse('nowhere');
  const { id } = file.partnership;
  const claimed = await work(outside, search, async (tx) => {
    const found = await tx.readNeeded(searches, theOne);
    if (!isOpen(outside, found)) return refuse('over');
    if (found.partnership !== id && (await outside.store.get(partnerships.key(id, theOne))))
      return refuse('name-taken');
    tx.write(searches, theOne, { ...found, partnership: id });
    return accept('claimed');
  });
  if (!claimed.ok) return claimed;
  await bringInFile(file, await asPartnershipYaml(file));
  return work(outside, search, async (tx) => {
    const found = await tx.readNeeded(searches, theOne);
    if (found.state !== 'open') return accept('made');
    await closeSearch(tx, found, 'became-partnership');
    tx.event('search-became-partnership', 'head', { partnership: id });
    return accept('made');
  });
};
