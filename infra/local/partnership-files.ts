/** The partnership files that this machine lives by: read at every start, brought in once. */
import { stat } from 'node:fs/promises';
import { expand, type PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import type { Outside } from '../../functions/ports.ts';
import { loadPartnershipFile, loadPartnershipFolder } from '../partnerships/load.ts';
import { printFaults } from '../partnerships/read.ts';

export class BadPartnershipFiles extends Error {
  constructor(lines: string) {
    super(`These partnership files cannot be used yet:\n${lines}`);
    this.name = 'BadPartnershipFiles';
  }
}

/**
 * The files of a folder, or one file. A file with a `localClock` is a demonstration and stays out of real use. Throws
 * BadPartnershipFiles with every fault of every file.
 */
export const readPartnershipFiles = async (
  path: string,
  { demonstration }: { demonstration: boolean },
): Promise<readonly PartnershipFile[]> => {
  const isFolder = (await stat(path)).isDirectory();
  const { files, faults } = await (isFolder ? loadPartnershipFolder(path) : loadPartnershipFile(path));
  if (faults.length > 0) throw new BadPartnershipFiles(printFaults(faults));
  return files.map(({ value }) => value).filter((file) => demonstration || file.localClock === undefined);
};

/** The first day of the demonstration: the earliest that a file names. */
export const firstDay = (files: readonly PartnershipFile[]): string | undefined =>
  files.flatMap(({ localClock }) => localClock ?? []).sort()[0];

export const bringInAll = async (outside: Outside, files: readonly PartnershipFile[]): Promise<void> => {
  for (const file of files) {
    await bringIn(outside, { whole: expand(file), ...(file.proposal && { proposal: file.proposal }) });
  }
};
