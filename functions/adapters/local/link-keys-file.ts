/** The link keys of one machine: made on the first start, readable by its own user only, never made anew. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { LinkKeys } from '../../ports.ts';
import { createLinkKeys, LinkKeySettings, linkKeyBytes } from '../link-keys.ts';

export class LinkKeysUnreadable extends Error {
  constructor(path: string, cause: unknown) {
    super(
      `${path} does not hold the keys behind the links in mails. Restore it from a backup: without it every open link is dead.`,
      { cause },
    );
    this.name = 'LinkKeysUnreadable';
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new LinkKeysUnreadable(path, error);
  }
};

const writeWhole = (path: string, text: string): void => {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

const newKey = (): string => randomBytes(linkKeyBytes).toString('base64url');

/** Written whole beside its place, and then put there. */
const place = (path: string, settings: LinkKeySettings, put: (draft: string, path: string) => void): void => {
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    writeWhole(draft, `${JSON.stringify(settings, null, 2)}\n`);
    put(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Unless another process was first: then its keys count. */
const makeFile = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    place(path, { current: 1, keys: { 1: newKey() } }, linkSync);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
};

/** Throws LinkKeysUnreadable for a file that does not hold keys. */
const readKeys = (path: string, text: string): LinkKeySettings => {
  try {
    return LinkKeySettings.parse(JSON.parse(text));
  } catch (error) {
    throw new LinkKeysUnreadable(path, error);
  }
};

/** The keys in that file, which is made when there is none. Throws LinkKeysUnreadable rather than replace a broken one. */
export const openLinkKeysFile = (path: string): LinkKeys => {
  if (readText(path) === undefined) makeFile(path);
  return createLinkKeys(readKeys(path, readText(path) ?? ''));
};

/**
 * Adds a key under the next number, for every link from the next start on. The others stay: links that are open were made
 * with them. Gives the new number. Throws LinkKeysUnreadable, also when there is no file yet.
 */
export const addLinkKey = (path: string): number => {
  const { keys } = readKeys(path, readText(path) ?? '');
  const current = Math.max(...Object.keys(keys).map(Number)) + 1;
  place(path, { current, keys: { ...keys, [current]: newKey() } }, renameSync);
  return current;
};
