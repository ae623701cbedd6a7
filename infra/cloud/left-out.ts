/** Which partnership files become stacks, and what is said of the others: `cdk ls` shows both. */
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';

export type ForTheCloud = { readonly taken: readonly PartnershipFile[]; readonly leftOut: readonly string[] };

/** A file with a clock of its own is a demonstration, for one machine. */
export const forTheCloud = (files: readonly PartnershipFile[]): ForTheCloud => ({
  taken: files.filter(({ localClock }) => localClock === undefined),
  leftOut: files
    .filter(({ localClock }) => localClock !== undefined)
    .map(
      ({ partnership, localClock }) =>
        `Left out: ${partnership.id}, a demonstration whose clock begins on ${localClock}. Take "localClock" out of its file to deploy it.`,
    ),
});
