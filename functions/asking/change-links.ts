/**
 * Links about a change: for the old address, for the new one, and for each witness. Each says who holds it, in its last
 * four characters; the token is made again whenever a mail goes out and kept nowhere.
 */
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { changeLinks, changes, type PersonChange } from '../records/changes.ts';
import { decode } from '../records/kind.ts';
import type { Work } from '../records/work.ts';
import { readToken, tokenAgain, verifyToken } from '../web/token.ts';

const idLength = 16;

/** `o`: who has the old mailbox of the person at this place in the list. `n`: the new one. `w`: a witness. */
export type Holder = { readonly kind: 'o' | 'n' | 'w'; readonly at: number };

export const holderText = ({ kind, at }: Holder): string => `${kind}${at.toString(36).padStart(3, '0')}`;
export const readHolder = (text: string): Holder | undefined => {
  const [, kind, at = ''] = /^([onw])([0-9a-z]{3})$/.exec(text) ?? [];
  return kind === 'o' || kind === 'n' || kind === 'w' ? { kind, at: Number.parseInt(at, 36) } : undefined;
};

export const newChangeId = (tx: Work): string => tx.newId().slice(0, idLength);

/** The full address, for a mail that is going out now; nothing when its key is gone. */
export const changeAddress = (
  { linkKeys, settings }: Pick<Outside, 'linkKeys' | 'settings'>,
  { id, keyNumber }: Pick<PersonChange, 'id' | 'keyNumber'>,
  holder: string,
): string | undefined => {
  const token = tokenAgain(linkKeys, keyNumber, `${id}${holder}`);
  return token && `${settings.publicUrl}/changes/${token}`;
};

export type Held = { readonly partnership: string; readonly change: PersonChange; readonly holder: Holder };

/** What a token is about, and who has it. Everything wrong with a token is the one refusal `unknown`. */
export const followChangeLink = async (outside: Outside, text: string): Promise<Result<Held, 'unknown'>> => {
  const token = readToken(text);
  const id = token?.id.slice(0, idLength) ?? '';
  const holder = token && readHolder(token.id.slice(idLength));
  if (!token || !holder) return refuse('unknown');
  const linkItem = await outside.store.get(changeLinks.key('', id));
  if (!linkItem) return refuse('unknown');
  const { partnership } = decode(changeLinks, linkItem);
  const item = await outside.store.get(changes.key(partnership, id));
  if (!item) return refuse('unknown');
  const change = decode(changes, item);
  if (!verifyToken(outside.linkKeys, change.keyNumber, token.id, token.mac)) return refuse('unknown');
  const known = holder.kind === 'w' ? change.told.length : change.people.length;
  return holder.at < known ? accept({ partnership, change, holder }) : refuse('unknown');
};
