/** Which version this is, in words for whoever runs it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
};

/** The commit that is checked out, where the product was fetched with git and not unpacked from an archive. */
const commitIn = (root: string): string | undefined => {
  const head = textOf(join(root, '.git', 'HEAD'));
  const [, ref] = /^ref: (refs\/[\w./-]+)$/.exec(head ?? '') ?? [];
  const id = ref === undefined ? head : textOf(join(root, '.git', ref));
  return id !== undefined && /^[0-9a-f]{40}$/.test(id) ? id.slice(0, 10) : undefined;
};

/** `0.1.0, commit 2abfce57aa`, or without the commit where nobody can tell. `root`: where the product lies. */
export const versionIn = (root: string): string => {
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const commit = commitIn(root);
  return commit === undefined ? version : `${version}, commit ${commit}`;
};
