/**
 * Links in mails. One sheet in the store serves all links of a request: a link's id is the sheet's 16 characters and the
 * recipient's number. The token adds the HMAC of that id, made again whenever a mail goes out and kept nowhere.
 */
import type { Request } from '../domain/asking/request.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { linkSheets } from '../records/kinds.ts';
import { readToken, tokenAgain, verifyToken } from '../web/token.ts';

const sheetLength = 16;

export const newSheetId = (id: string): string => id.slice(0, sheetLength);
export const linkId = (sheet: string, recipientNumber: number): string =>
  `${sheet}${recipientNumber.toString(36).padStart(4, '0')}`;
export const sheetOf = (link: string): string => link.slice(0, sheetLength);

export type Linked = { readonly partnership: string; readonly request: string; readonly link: string };

/** Where the link with this token leads: the page of the request, and the place its forms are posted to. */
export const pathOfToken = (token: string): string => `/l/${token}`;

/** Whose request a token opens. Everything wrong with a token is the one refusal `unknown`. */
export const followLink = async (outside: Outside, token: string): Promise<Result<Linked, 'unknown'>> => {
  const read = readToken(token);
  if (!read) return refuse('unknown');
  const item = await outside.store.get(linkSheets.key('', sheetOf(read.id)));
  if (!item) return refuse('unknown');
  const sheet = decode(linkSheets, item);
  if (!verifyToken(outside.linkKeys, sheet.keyNumber, read.id, read.mac)) return refuse('unknown');
  return accept({ partnership: sheet.partnership, request: sheet.request, link: read.id });
};

/** The full address of somebody's link, for a mail that is going out now; nothing when its key is gone. */
export const linkAddress = async (outside: Outside, link: string): Promise<string | undefined> => {
  const item = await outside.store.get(linkSheets.key('', sheetOf(link)));
  if (!item) return undefined;
  const token = tokenAgain(outside.linkKeys, decode(linkSheets, item).keyNumber, link);
  return token && `${outside.settings.publicUrl}${pathOfToken(token)}`;
};

/** The person a link was made for, whether or not their part has ended. */
export const recipientOfLink = (request: Request, link: string) => request.recipients.find((one) => one.link === link);
