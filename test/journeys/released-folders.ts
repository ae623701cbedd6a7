/**
 * Folders that released versions wrote, opened by today's. `released/VERSION/STATE` holds one machine's folder and what
 * `npm run export` made of it on that day; papers that several states share lie beside them once. Never change one; add
 * one with each release. The keys in them open nothing but a made-up partnership.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { MovedFile } from '../../infra/move/moved-file.ts';
import { oneMachine } from '../../infra/move/one-machine.ts';
import { unpack } from '../../infra/move/unpack.ts';

const released = join(import.meta.dirname, 'released');

/** SHA-256 of every released file, by its path. */
export const releasedHashes = (): Readonly<Record<string, string>> => {
  const files = readdirSync(released, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(released.length + 1), hash(path)])
      .toSorted(([one = ''], [other = '']) => one.localeCompare(other)),
  );
};

/** The first release kept one state, as it stood. */
export const unpackFirst = (to: string): void => {
  const from = join(released, '2026-11');
  writeFileSync(join(to, 'partnerships.sqlite'), gunzipSync(readFileSync(join(from, 'partnerships.sqlite.gz'))));
  copyFileSync(join(from, 'link-keys.json'), join(to, 'link-keys.json'));
};

const unpacked = (path: string): Buffer => brotliDecompressSync(readFileSync(path));

export type KeptIn = 'folder' | 'export';

const Papers = z.record(z.string(), z.array(z.string()));
const papersOf = (version: string, state: string): readonly string[] =>
  Papers.parse(JSON.parse(readFileSync(join(released, version, 'files.json'), 'utf8')))[state] ?? [];

/** The folder as that version left it. */
const copyFolder = (version: string, state: string, to: string): void => {
  const from = join(released, version, state);
  writeFileSync(join(to, 'partnerships.sqlite'), unpacked(join(from, 'partnerships.sqlite.br')));
  for (const name of ['link-keys.json', 'audit-heads']) copyFileSync(join(from, name), join(to, name));
  for (const paper of papersOf(version, state)) {
    mkdirSync(dirname(join(to, 'files', paper)), { recursive: true });
    cpSync(join(released, version, 'files', paper), join(to, 'files', paper));
  }
};

/** A new folder into which today's import brings what that version exported. */
const bringExport = async (version: string, state: string, to: string): Promise<void> => {
  const text = unpacked(join(released, version, state, 'export.json.br')).toString();
  const place = oneMachine(to, { isNew: true });
  try {
    await unpack(place, MovedFile.parse(JSON.parse(text)));
  } finally {
    place.close();
  }
};

/** Puts it into an empty folder. */
export const unpackState = async (version: string, state: string, kept: KeptIn, to: string): Promise<void> =>
  kept === 'folder' ? copyFolder(version, state, to) : bringExport(version, state, to);

const Started = z.array(
  z.strictObject({ workflow: z.string(), name: z.string(), input: z.record(z.string(), z.unknown()) }),
);

/** What ran then, the workflows that others had started too, with what each was given. */
export const workflowsIn = (version: string, state: string): z.infer<typeof Started> =>
  Started.parse(JSON.parse(readFileSync(join(released, version, state, 'workflows.json'), 'utf8')));
