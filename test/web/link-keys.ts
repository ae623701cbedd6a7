/** Link keys for tests, with secrets that are told. */
import { createHmac } from 'node:crypto';
import type { LinkKeys } from '../../functions/ports.ts';

export const someLinkKeys = (
  secrets: Readonly<Record<number, string>> = { 1: 'first key' },
  current = 1,
): LinkKeys => ({
  current,
  sign: (keyNumber, text) => {
    const secret = secrets[keyNumber];
    return secret === undefined ? undefined : createHmac('sha256', secret).update(text).digest('base64url');
  },
});
