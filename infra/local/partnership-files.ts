/** The partnership files that this machine lives by: read at every start, and applied as the cloud applies them. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { expand, type PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { faultInWords, unlawfulIn } from '../../functions/domain/partnership/unlawful.ts';
import { applyFile, tryFile } from '../../functions/partnership/apply-file.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import type { Outside } from '../../functions/ports.ts';
import { loadPartnershipFile, loadPartnershipFolder } from '../partnerships/load.ts';
import { printFaults } from '../partnerships/read.ts';
import { databaseIn, openDataFolder } from './data-folder.ts';

export class BadPartnershipFiles extends Error {
  constructor(lines: string) {
    super(`These partnership files cannot be used yet:\n${lines}`);
    this.name = 'BadPartnershipFiles';
  }
}

/** There is nothing to run: whoever starts it means a folder or a file that is somewhere else. */
export class NoPartnerships extends Error {
  constructor(path: string, skipped: readonly string[]) {
    const why = skipped.length > 0 ? ` Skipped: ${skipped.join('; ')}.` : '';
    super(
      `There is no partnership to run in ${path}.${why} Name a file or a folder of *.yaml files: PARTNERSHIPS=my-partnership.yaml. "npm run partnership -- new" writes one.`,
    );
    this.name = 'NoPartnerships';
  }
}

export type ReadFiles = { readonly files: readonly PartnershipFile[]; readonly skipped: readonly string[] };

/**
 * The files of a folder, or one file. A file with a `localClock` is a demonstration and stays out of real use: it is
 * skipped, with the reason. Throws BadPartnershipFiles with every fault of every file.
 */
export const readPartnershipFiles = async (
  path: string,
  { demonstration }: { demonstration: boolean },
): Promise<ReadFiles> => {
  const isFolder = (await stat(path)).isDirectory();
  const { files: loaded, faults } = await (isFolder ? loadPartnershipFolder(path) : loadPartnershipFile(path));
  if (faults.length > 0) throw new BadPartnershipFiles(printFaults(faults));
  const isLeftOut = ({ localClock }: PartnershipFile) => !demonstration && localClock !== undefined;
  const values = loaded.map(({ value }) => value);
  const skipped = values
    .filter(isLeftOut)
    .map(({ partnership }) => `${partnership.id}, because it is a demonstration (its file has a localClock)`);
  const files = values.filter((file) => !isLeftOut(file));
  return { files, skipped };
};

/** Throws NoPartnerships where neither the files nor the data folder hold any. */
export const refuseNothing = ({ files, skipped }: ReadFiles, path: string, dataDir: string): void => {
  if (files.length > 0) return;
  if (existsSync(databaseIn(dataDir))) {
    const held = openDataFolder(dataDir);
    const { length } = held.partnerships;
    // Somebody who looks for schools has no partnership yet.
    const looking = held.db.prepare("SELECT 1 FROM items WHERE sort = 'search#it' LIMIT 1").get();
    held.close();
    if (length > 0 || looking !== undefined) return;
  }
  throw new NoPartnerships(path, skipped);
};

/** The first day of the demonstration: the earliest that a file names. */
export const firstDay = (files: readonly PartnershipFile[]): string | undefined =>
  files.flatMap(({ localClock }) => localClock ?? []).sort()[0];

/** What applying one file does or would do, in lines for whoever runs this. */
export const trialOf = async (outside: Outside, file: PartnershipFile): Promise<readonly string[]> => {
  const { id } = file.partnership;
  const tried = await tryFile(outside, file);
  if (!tried.ok) return [`${id}: refused (${tried.refusal}); nothing of it is applied`, ...said(tried.detail)];
  if (tried.value === 'brought-in') return [`${id}: new; it is brought in`];
  if (tried.value.length === 0) return [`${id}: as it was`];
  return [`${id}: its file changes`, ...tried.value.map((path) => `  ${path}`)];
};
const said = (detail = ''): string[] => detail.split('\n').map((line) => `  ${line}`);

/** A demonstration begins anew with a new folder; a real partnership's file is applied at every start. */
export const applyOne = async (outside: Outside, file: PartnershipFile): Promise<readonly string[]> => {
  if (file.localClock !== undefined) {
    await bringIn(outside, { whole: expand(file), ...(file.proposal && { proposal: file.proposal }) });
    return [];
  }
  const lines = [...(await trialOf(outside, file))];
  const applied = await applyFile(outside, file);
  const unlawful = applied.ok ? unlawfulIn(expand(file)).map(faultInWords) : [];
  // What is stored goes on, and whoever looks after it hears what the law does not allow.
  if (unlawful.length > 0)
    lines.push(
      `${file.partnership.id}: not lawful, and stored before this was looked at`,
      ...unlawful.map((fault) => `  ${fault}`),
    );
  return lines;
};

const namesOf = (files: readonly PartnershipFile[]): string =>
  `${files.length} ${files.length === 1 ? 'partnership' : 'partnerships'}: ${files.map(({ partnership }) => partnership.id).join(', ')}`;

/** Brings in what is new and applies what a file changes; what is refused changes nothing and stops no other. Gives lines. */
export const bringInAll = async (outside: Outside, { files, skipped }: ReadFiles): Promise<readonly string[]> => {
  const applied: string[] = [];
  for (const file of files) applied.push(...(await applyOne(outside, file)));
  return [`${namesOf(files)}${skipped.length > 0 ? `; skipped: ${skipped.join('; ')}` : ''}`, ...applied];
};
