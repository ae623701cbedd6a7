/** One-way shapes of texts. */
import { hash } from 'node:crypto';

export const sha256 = (text: string): string => hash('sha256', text);

export const sha256OfBytes = (bytes: Uint8Array): string => hash('sha256', bytes);

/** A digest that can be checked while the salt is kept, and says nothing once it is gone. */
export const saltedDigest = (salt: string, text: string): string => sha256(`${salt}\n${text}`);
