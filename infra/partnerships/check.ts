/** What `npm run partnership -- check` says of a folder or of one file. */
import { stat } from 'node:fs/promises';
import { loadPartnershipFile, loadPartnershipFolder } from './load.ts';
import { printFaults } from './read.ts';

export type Checked = { readonly lines: readonly string[]; readonly ok: boolean };

const count = (number: number, one: string): string => `${number} ${number === 1 ? one : `${one}s`}`;

/** Never throws for what is not there, or may not be read: that is said. */
export const checkPartnerships = async (path: string): Promise<Checked> => {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const { files, faults } = await (isFolder ? loadPartnershipFolder(path) : loadPartnershipFile(path));
    const told = faults.length > 0 ? [printFaults(faults)] : [];
    if (files.length === 0 && faults.length === 0)
      return { lines: [`There is no partnership file (*.yaml) in ${path}.`], ok: false };
    return {
      lines: [...told, `${count(files.length, 'file')} without a fault, ${count(faults.length, 'fault')}`],
      ok: faults.length === 0,
    };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return { lines: [`There is no file or folder ${path}.`], ok: false };
    if (code === 'EACCES') return { lines: [`${path} may not be read by you.`], ok: false };
    throw error;
  }
};
