/** One-way shapes of texts. */
import { createHash } from 'node:crypto';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A digest that can be checked while the salt is kept, and says nothing once it is gone. */
export const saltedDigest = (salt: string, text: string): string => sha256(`${salt}\n${text}`);
