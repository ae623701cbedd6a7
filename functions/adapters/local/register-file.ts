/** The register of schools as one compressed file in the data folder, read whole and held while it stays the same. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Schools } from '../../domain/register/register.ts';
import { openRegisterBytes } from '../register-bytes.ts';

export const registerFileIn = (folder: string): string => join(folder, 'schools.json.gz');

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
};

/** Opens what is held; undefined when nothing is. Throws for a file that is not what we wrote. */
export const openRegisterFile = async (file: string): Promise<Schools | undefined> => {
  const bytes = await readFile(file).catch(missing);
  return bytes && openRegisterBytes(bytes);
};

/** Reads the file again when another has taken its place. */
export const registerIn = (folder: string): (() => Promise<Schools | undefined>) => {
  const file = registerFileIn(folder);
  let held: { readonly mark: string; readonly schools: Promise<Schools | undefined> } | undefined;
  return async () => {
    const found = await stat(file).catch(missing);
    if (!found) return undefined;
    const mark = `${found.ino} ${found.mtimeMs} ${found.size}`;
    if (held?.mark !== mark) held = { mark, schools: openRegisterFile(file) };
    return held.schools;
  };
};
