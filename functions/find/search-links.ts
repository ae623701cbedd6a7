/** Links of a search: its head's own, and one for each school that is asked. The token is the authority. */
import { londonDate } from '../domain/london.ts';
import type { Introduction } from '../domain/search/introduction.ts';
import type { Search } from '../domain/search/search.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { readIntroduction, readSearch, searchLinks } from '../records/searches.ts';
import type { Work } from '../records/work.ts';
import { readToken, tokenAgain, verifyToken } from '../web/token.ts';

/** In the commit of what it leads to. Nothing that is stored holds its token. */
export const newLink = (tx: Work, outside: Outside, urn?: string): Search['link'] => {
  const link = { id: tx.newId(), keyNumber: outside.linkKeys.current };
  tx.write(searchLinks, link.id, { id: link.id, search: tx.partnership, ...(urn !== undefined && { urn }) });
  return link;
};

const tokenOf = ({ linkKeys }: Outside, { id, keyNumber }: Search['link']): string | undefined =>
  tokenAgain(linkKeys, keyNumber, id);

export const searchAddress = (outside: Outside, { link }: Pick<Search, 'link'>): string | undefined => {
  const token = tokenOf(outside, link);
  return token && `${outside.settings.publicUrl}/search/${token}`;
};
export const talkAddress = (outside: Outside, { link }: Pick<Introduction, 'link'>): string | undefined => {
  const token = tokenOf(outside, link);
  return token && `${outside.settings.publicUrl}/talk/${token}`;
};

/** The record's own link vouches for the token: what a link sheet says is only where to look. */
const isFor = (outside: Outside, link: Search['link'], id: string, mac: string): boolean =>
  link.id === id && verifyToken(outside.linkKeys, link.keyNumber, id, mac);

const followed = async (outside: Outside, token: string) => {
  const read = readToken(token);
  const item = read && (await outside.store.get(searchLinks.key('', read.id)));
  return read && item ? { ...read, leads: decode(searchLinks, item) } : undefined;
};

/** Nothing for whatever is wrong with a token, so that no guess learns more than another. */
export const followSearch = async (outside: Outside, token: string): Promise<Search | undefined> => {
  const found = await followed(outside, token);
  if (!found || found.leads.urn !== undefined) return undefined;
  const search = await readSearch(outside, found.leads.search);
  return search && isFor(outside, search.link, found.id, found.mac) ? search : undefined;
};

export type Asked = { readonly search: Search; readonly introduction: Introduction };

export const followTalk = async (outside: Outside, token: string): Promise<Asked | undefined> => {
  const found = await followed(outside, token);
  if (found?.leads.urn === undefined) return undefined;
  const [search, introduction] = await Promise.all([
    readSearch(outside, found.leads.search),
    readIntroduction(outside, found.leads.search, found.leads.urn),
  ]);
  if (!search || !introduction || !isFor(outside, introduction.link, found.id, found.mac)) return undefined;
  return { search, introduction };
};

/** Whether its links still let somebody do something. */
export const isOpen = ({ clock }: Outside, { state, until }: Search): boolean =>
  state === 'open' && londonDate(clock.now()) <= until;
