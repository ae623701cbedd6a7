/** What `npm run partnership -- check` says of a folder or of one file. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import { faultInWords, unlawfulIn } from '../../functions/domain/partnership/unlawful.ts';
import type { Schools } from '../../functions/domain/register/register.ts';
import { differencesFrom } from './from-register.ts';
import { type LoadedFile, loadPartnershipFile, loadPartnershipFolder } from './load.ts';
import { printFaults } from './read.ts';

export type Checked = { readonly lines: readonly string[]; readonly ok: boolean };

const count = (number: number, one: string): string => `${number} ${number === 1 ? one : `${one}s`}`;

/** Where files and the register differ: told, and no fault. Demonstrations' schools are made up. */
const besideRegister = (files: readonly LoadedFile[], schools: Schools | undefined): string[] => {
  if (!schools) return [];
  const differing = files
    .filter(({ value }) => value.localClock === undefined)
    .flatMap(({ path, value }) => differencesFrom(value, schools).map((line) => `${basename(path)}: ${line}`));
  return differing.length === 0
    ? []
    : [`Beside the register of ${schools.asOf}:`, ...differing.map((line) => `  ${line}`)];
};

/** Never throws for what is not there, or may not be read: that is said. `schools`: the register, where one is held. */
export const checkPartnerships = async (path: string, schools?: Schools): Promise<Checked> => {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const { files, faults } = await (isFolder ? loadPartnershipFolder(path) : loadPartnershipFile(path));
    const unlawful = files.flatMap((file) =>
      unlawfulIn(expand(file.value)).map((fault) => `${file.path}: ${faultInWords(fault)}`),
    );
    const told = [...(faults.length > 0 ? [printFaults(faults)] : []), ...unlawful];
    const found = faults.length + unlawful.length;
    const bad = new Set([...unlawful.map((line) => line.split(': ')[0])]).size;
    if (files.length === 0 && faults.length === 0)
      return { lines: [`There is no partnership file (*.yaml) in ${path}.`], ok: false };
    return {
      lines: [
        ...told,
        ...besideRegister(files, schools),
        `${count(files.length - bad, 'file')} without a fault, ${count(found, 'fault')}`,
      ],
      ok: found === 0,
    };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return { lines: [`There is no file or folder ${path}.`], ok: false };
    if (code === 'EACCES') return { lines: [`${path} may not be read by you.`], ok: false };
    throw error;
  }
};
