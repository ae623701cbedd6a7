/** How much may be sent, and what somebody is told who sent more. */
import { type Refusal, refuse } from '../domain/result.ts';

/** The most that a form may hold: a long proposal is a tenth of it. Bytes. */
export const mostFormBytes = 256 * 1024;
/** The most that one file may hold. Bytes. */
export const mostFileBytes = 2 * 1024 * 1024;

const megabyte = 1024 * 1024;

/** Rounded up, so that what is over a limit never reads like the limit: `257 KB`, `2.1 MB`. */
export const sizeInWords = (bytes: number): string =>
  bytes < megabyte ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil((bytes / megabyte) * 10) / 10} MB`;

/** `sent`: bytes, where it is known; a body may be refused before its end has come. `what`: `file`. */
export const tooLarge = (sent: number | undefined, most: number, what?: string): Refusal<'too-large'> => {
  const is = sent === undefined ? `more than ${sizeInWords(most)}` : sizeInWords(sent);
  return refuse(
    'too-large',
    `${what === undefined ? 'What you sent' : `The ${what} that you sent`} is ${is}. The most that we take here is ${sizeInWords(most)}. Nothing was changed.`,
  );
};
