/** When the last backup of a data folder was made: a line beside the data, for whoever asks how old it is. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Running } from '../../functions/ports.ts';

const Kept = z.object({ at: z.iso.datetime() });
const pathIn = (folder: string): string => join(folder, 'last-backup.json');

/** A backup that was made and checked is one, whether or not this can be written down: never throws. */
export const noteBackup = (folder: string, at: Date): void => {
  const path = pathIn(folder);
  try {
    writeFileSync(`${path}.part`, JSON.stringify({ at: at.toISOString() }), {
      mode: 0o600,
    });
    renameSync(`${path}.part`, path);
  } catch {
    // The folder may be there to be read alone.
  }
};

export const lastBackup = (folder: string): Running['backup'] => {
  let text: string;
  try {
    text = readFileSync(pathIn(folder), 'utf8');
  } catch {
    return { kind: 'none' };
  }
  try {
    return { kind: 'copy', at: new Date(Kept.parse(JSON.parse(text)).at) };
  } catch {
    return { kind: 'unknown' };
  }
};
