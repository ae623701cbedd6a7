/** Reads every partnership file of a folder. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { type FileFault, largestFile, readPartnershipFile } from './read.ts';

export type LoadedFile = { readonly path: string; readonly value: PartnershipFile };
export type Loaded = { readonly files: readonly LoadedFile[]; readonly faults: readonly FileFault[] };

const wholeFileFault = (path: string, expected: string): FileFault => ({
  file: basename(path),
  line: 1,
  column: 1,
  what: 'the file',
  expected,
});

const decoded = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** One file. Faults: those of `readPartnershipFile`, and text that is not UTF-8. Throws when it cannot be opened. */
export const loadPartnershipFile = async (path: string): Promise<Loaded> => {
  const { size } = await stat(path);
  if (size > largestFile) {
    return { files: [], faults: [wholeFileFault(path, `at most ${largestFile.toLocaleString('en-GB')} bytes`)] };
  }
  const text = decoded(await readFile(path));
  if (text === undefined) return { files: [], faults: [wholeFileFault(path, 'text saved as UTF-8')] };
  const read = readPartnershipFile(text, basename(path));
  return read.ok ? { files: [{ path, value: read.value }], faults: [] } : { files: [], faults: read.faults };
};

const sameIds = (files: readonly LoadedFile[]): FileFault[] =>
  files.flatMap(({ path, value }, at) => {
    const earlier = files.slice(0, at).find((other) => other.value.partnership.id === value.partnership.id);
    if (earlier === undefined) return [];
    return [wholeFileFault(path, `an id of its own; "${value.partnership.id}" is in ${basename(earlier.path)}`)];
  });

/** All `*.yaml` of a folder, by name, with the faults of all of them. Folders inside it are not read. */
export const loadPartnershipFolder = async (folder: string): Promise<Loaded> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const loaded = await Promise.all(names.map((name) => loadPartnershipFile(join(folder, name))));
  const files = loaded.flatMap((each) => each.files);
  return { files, faults: [...loaded.flatMap((each) => each.faults), ...sameIds(files)] };
};
