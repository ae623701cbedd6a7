/**
 * The browser that somebody uses, known again by a secret of its own: the cookie holds the secret, records its hash. It
 * signs nobody in; it only says that this is the browser on which something was confirmed before.
 */
import type { Outside, Settings } from '../ports.ts';
import { hashOf } from './token.ts';

export const deviceDays = 180;
const shape = /^[0-9a-z]{40}$/;

const cookieName = ({ secureCookies }: Settings): string => (secureCookies ? '__Host-device' : 'device');

/** The hash of this browser's secret, if it has one that we could have made. */
export const deviceOf = (cookies: readonly string[], settings: Settings): string | undefined => {
  const prefix = `${cookieName(settings)}=`;
  const secret = cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
  return secret !== undefined && shape.test(secret) ? hashOf(secret) : undefined;
};

/** A new secret, for a browser that has none. */
export const newDevice = ({ ids, settings }: Outside): { readonly device: string; readonly setCookie: string } => {
  const secret = `${ids.id()}${ids.id()}`;
  const attributes = `Path=/; HttpOnly; SameSite=Lax${settings.secureCookies ? '; Secure' : ''}`;
  const setCookie = `${cookieName(settings)}=${secret}; Max-Age=${deviceDays * 86_400}; ${attributes}`;
  return { device: hashOf(secret), setCookie };
};
