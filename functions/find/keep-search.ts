/** What a school says of itself while it looks, the case it makes, and the end of its search. */
import * as z from 'zod';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { isWaiting, withdrawn } from '../domain/search/introduction.ts';
import { type CaseAnswers, type SaysOfItself, type Search, saysNothing } from '../domain/search/search.ts';
import type { Outside } from '../ports.ts';
import { scheduled, theOne } from '../records/kinds.ts';
import { introductions, schoolListings, searches } from '../records/searches.ts';
import { type Work, work } from '../records/work.ts';
import { isOpen } from './search-links.ts';

const openOne = async (tx: Work, outside: Outside): Promise<Search | undefined> => {
  const search = await tx.readNeeded(searches, theOne);
  return isOpen(outside, search) ? search : undefined;
};

/** Other schools that look see it from now on. */
export const sayOfItself = (outside: Outside, id: string, says: SaysOfItself): Promise<Result<'kept', 'over'>> =>
  work(outside, id, async (tx) => {
    const search = await openOne(tx, outside);
    if (!search) return refuse('over');
    const { urn } = search.school;
    await tx.read(schoolListings, urn);
    tx.write(searches, theOne, { ...search, says });
    tx.write(schoolListings, urn, { urn, search: id, says, on: londonDate(tx.now) });
    tx.event('search-changed', 'head', { school: urn });
    return accept('kept');
  });

export const keepCase = (outside: Outside, id: string, answers: CaseAnswers): Promise<Result<'kept', 'over'>> =>
  work(outside, id, async (tx) => {
    const search = await openOne(tx, outside);
    if (!search) return refuse('over');
    tx.write(searches, theOne, { ...search, answers });
    tx.event('search-changed', 'head', { school: search.school.urn });
    return accept('kept');
  });

/** In the commit that ends a search: its listing goes, every name and address goes, nobody is reminded any more. */
export const closeSearch = async (tx: Work, search: Search, state: 'ended' | 'became-partnership'): Promise<void> => {
  const listing = await tx.read(schoolListings, search.school.urn);
  if (listing?.search === search.id) tx.remove(schoolListings, search.school.urn);
  for (const one of await tx.list(introductions)) {
    const ended = withdrawn(one);
    // A yes stays readable by its own link, without an address: the two have met.
    tx.write(introductions, one.urn, ended.ok ? ended.value : one);
    if (isWaiting(one) && (await tx.read(scheduled, `introduction#${one.urn}`)))
      tx.remove(scheduled, `introduction#${one.urn}`);
  }
  const { head: _, ...rest } = search;
  tx.write(searches, theOne, { ...rest, state, says: saysNothing, answers: {} });
};

/** Its head ends it, or its last day has passed. Ending it again changes nothing. */
export const endSearch = (outside: Outside, id: string, by: 'head' | 'system'): Promise<'ended' | 'ended-before'> =>
  work(outside, id, async (tx) => {
    const search = await tx.readNeeded(searches, theOne);
    if (search.state !== 'open') return 'ended-before';
    await closeSearch(tx, search, 'ended');
    tx.event('search-ended', by, { school: search.school.urn });
    return 'ended';
  });

const OverInput = z.object({ search: z.string() });

/** Its last day has passed. */
export const searchOver = (outside: Outside, payload: unknown): Promise<unknown> =>
  endSearch(outside, OverInput.parse(payload).search, 'system');
