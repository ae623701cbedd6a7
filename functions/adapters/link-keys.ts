/** The numbered secrets behind links. */
import { createHmac, createSecretKey } from 'node:crypto';
import * as z from 'zod';
import type { LinkKeys } from '../ports.ts';

export const linkKeyBytes = 32;

const LinkKey = z
  .string()
  .regex(/^[\w-]+$/)
  .refine(
    (key) => Buffer.from(key, 'base64url').length === linkKeyBytes,
    `a key is ${linkKeyBytes} bytes in base64url`,
  );

/** What configuration gives in the cloud, and the key file on one machine: the keys by number, and the one in use. */
export const LinkKeySettings = z
  .strictObject({
    current: z.int().positive(),
    keys: z.record(z.string().regex(/^[1-9]\d{0,8}$/), LinkKey),
  })
  .refine(({ keys, current }) => keys[current] !== undefined, 'the current key is not among the keys');
export type LinkKeySettings = z.infer<typeof LinkKeySettings>;

/** Throws a ZodError for settings that cannot be used: rather no links than weak ones. */
export const createLinkKeys = (settings: {
  readonly keys: Readonly<Record<number, string>>;
  readonly current: number;
}): LinkKeys => {
  const { keys, current } = LinkKeySettings.parse(settings);
  const secrets = new Map(Object.entries(keys).map(([number, key]) => [number, createSecretKey(key, 'base64url')]));
  return {
    current,
    sign: (keyNumber, text) => {
      const secret = secrets.get(String(keyNumber));
      return secret && createHmac('sha256', secret).update(text).digest('base64url');
    },
  };
};
