/** The link keys of one machine: made on the first start, readable by its own user only, never made anew. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
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

/** Written whole beside its place and then put there, unless another process was first: then its keys count. */
const makeFile = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const settings: LinkKeySettings = { current: 1, keys: { 1: randomBytes(linkKeyBytes).toString('base64url') } };
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    writeWhole(draft, `${JSON.stringify(settings, null, 2)}\n`);
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

/** The keys in that file, which is made when there is none. Throws LinkKeysUnreadable rather than replace a broken one. */
export const openLinkKeysFile = (path: string): LinkKeys => {
  if (readText(path) === undefined) makeFile(path);
  try {
    return createLinkKeys(LinkKeySettings.parse(JSON.parse(readText(path) ?? '')));
  } catch (error) {
    if (error instanceof LinkKeysUnreadable) throw error;
    throw new LinkKeysUnreadable(path, error);
  }
};
