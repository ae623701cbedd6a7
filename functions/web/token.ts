/**
 * The secret part of a link: `<id>.<mac>`, where the mac is HMAC-SHA-256 of the id under a numbered key. The token can
 * be made again from the id and the key's number, so nothing that is stored ever holds it.
 */
import { hash, timingSafeEqual } from 'node:crypto';
import type { LinkKeys } from '../ports.ts';

const idLength = 20;
/** An id that says for whom the link is, too. */
const longIdLength = 36;
const macLength = 43;
const tokenLengths: readonly number[] = [idLength, longIdLength].map((length) => length + 1 + macLength);
const shape = /^([0-9a-z]{20}(?:[0-9a-z]{16})?)\.([A-Za-z0-9_-]{43})$/;

export type MadeToken = {
  readonly token: string;
  /** SHA-256 of the token, hex: what a record may keep of it. */
  readonly hash: string;
  /** Number of the key that made it: keep it beside the id, a later key does not recognise this token. */
  readonly keyNumber: number;
};
export type ReadToken = { readonly id: string; readonly mac: string };

/** SHA-256 as hex: for secrets (tokens, session ids) that the store must be able to find but never hold. */
export const hashOf = (text: string): string => hash('sha256', text);

/** A new token for this id, under the current key. */
export const makeToken = (linkKeys: LinkKeys, id: string): MadeToken => {
  const token = tokenAgain(linkKeys, linkKeys.current, id);
  if (token === undefined) throw new Error(`link key ${linkKeys.current} is missing`);
  return { token, hash: hashOf(token), keyNumber: linkKeys.current };
};

/** The same token as before, from what was stored; undefined when its key is gone. */
export const tokenAgain = (linkKeys: LinkKeys, keyNumber: number, id: string): string | undefined => {
  const mac = linkKeys.sign(keyNumber, id);
  return mac === undefined ? undefined : `${id}.${mac}`;
};

/** The parts of a well-formed token. Anything else is undefined, after looking at no more than its length and letters. */
export const readToken = (text: string): ReadToken | undefined => {
  if (!tokenLengths.includes(text.length)) return undefined;
  const [, id, mac] = shape.exec(text) ?? [];
  return id === undefined || mac === undefined ? undefined : { id, mac };
};

/** Whether this mac was made for this id under that key. Takes the same time however much of it is right. */
export const verifyToken = (linkKeys: LinkKeys, keyNumber: number, id: string, mac: string): boolean => {
  const right = linkKeys.sign(keyNumber, id);
  if (right === undefined) return false;
  const given = Buffer.from(mac);
  const expected = Buffer.from(right);
  return given.length === expected.length && timingSafeEqual(given, expected);
};
