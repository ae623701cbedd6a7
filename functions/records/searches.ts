/** What is kept of a school that looks for others, before there is a partnership: in a partition of its own. */
import * as z from 'zod';
import { Introduction } from '../domain/search/introduction.ts';
import { SchoolListing, Search } from '../domain/search/search.ts';
import type { Outside } from '../ports.ts';
import { decode, kindInPartnership as kind, type RecordKind } from './kind.ts';
import { theOne } from './kinds.ts';
import { readEvery } from './read-every.ts';

/** In `p#<search>`, as a partnership's records are: one search has one audit trail. */
export const searches = kind('search', Search);
/** Id: the other school's URN. */
export const introductions = kind('introduction', Introduction);

/** Where a link leads: to a search, or to one introduction of it. */
export const SearchLink = z.object({ id: z.string(), search: z.string(), urn: z.string().optional() });
export type SearchLink = z.infer<typeof SearchLink>;
export const searchLinks = kind('search-link', SearchLink, {
  key: (_, id) => ({ partition: `search-link#${id}`, sort: 'search-link' }),
});

/** One a school, whoever asks: read by its number. */
export const schoolListings: RecordKind<typeof SchoolListing, 'school-listing'> = {
  name: 'school-listing',
  schema: SchoolListing,
  schemaVersion: 1,
  key: (_, urn) => ({ partition: `listing#${urn}`, sort: 'school-listing' }),
};

export const readSearch = async ({ store }: Pick<Outside, 'store'>, id: string): Promise<Search | undefined> => {
  const item = await store.get(searches.key(id, theOne));
  return item && decode(searches, item);
};

export const readIntroduction = async (
  { store }: Pick<Outside, 'store'>,
  id: string,
  urn: string,
): Promise<Introduction | undefined> => {
  const item = await store.get(introductions.key(id, urn));
  return item && decode(introductions, item);
};

/** Latest first. */
export const readIntroductions = async ({ store }: Pick<Outside, 'store'>, id: string): Promise<Introduction[]> =>
  (await readEvery(store, introductions, id)).toSorted(
    (one, other) => other.askedOn.localeCompare(one.askedOn) || one.school.localeCompare(other.school),
  );

/** What these schools say of themselves: one small read each. */
export const readListings = async (
  { store }: Pick<Outside, 'store'>,
  urns: readonly string[],
): Promise<ReadonlyMap<string, SchoolListing>> => {
  const items = await Promise.all(urns.map((urn) => store.get(schoolListings.key('', urn))));
  return new Map(
    items.flatMap((item) => {
      const listing = item && decode(schoolListings, item);
      return listing ? [[listing.urn, listing] as const] : [];
    }),
  );
};
