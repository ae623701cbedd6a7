/** Six digits that a mail brings: made from an id under a link key, so that nothing that is stored holds them. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { LinkKeys } from '../ports.ts';

const digits = 6;

/** The code for this id; undefined when its key is gone. */
export const codeFor = (linkKeys: LinkKeys, keyNumber: number, id: string): string | undefined => {
  const mac = linkKeys.sign(keyNumber, `code ${id}`);
  if (mac === undefined) return undefined;
  const number = createHash('sha256').update(mac).digest().readUIntBE(0, digits);
  return String(number % 10 ** digits).padStart(digits, '0');
};

/** Whether somebody typed this code. Spaces make no difference; how much of it is right shows in nothing. */
export const isCode = (code: string, typed: string): boolean => {
  const given = Buffer.from(typed.replaceAll(' ', ''));
  const right = Buffer.from(code);
  return given.length === right.length && timingSafeEqual(given, right);
};
