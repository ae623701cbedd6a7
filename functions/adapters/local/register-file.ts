/** The register of schools as one compressed file in the data folder, read whole and held while it stays the same. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as z from 'zod';
import { openRegister, type Schools } from '../../domain/register/register.ts';
import { ClosedSchool, RegisterSchool } from '../../domain/register/register-school.ts';
import { PlainDate } from '../../domain/values.ts';

const Held = z.object({ asOf: PlainDate, schools: z.array(RegisterSchool), closed: z.array(ClosedSchool) });

/** Nothing that we wrote is larger when it is unpacked. */
const largestBytes = 300 * 1024 * 1024;

export const registerFileIn = (folder: string): string => join(folder, 'schools.json.gz');

const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code === 'ENOENT') return undefined;
  throw error;
};

/** Opens what is held; undefined when nothing is. Throws for a file that is not what we wrote. */
export const openRegisterFile = async (file: string): Promise<Schools | undefined> => {
  const bytes = await readFile(file).catch(missing);
  if (!bytes) return undefined;
  const text = (await promisify(gunzip)(bytes, { maxOutputLength: largestBytes })).toString('utf8');
  const held = Held.parse(JSON.parse(text));
  return openRegister(held.asOf, held.schools, held.closed);
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
