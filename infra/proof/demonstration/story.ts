/** The whole year, chapter by chapter. */
import { deciding } from './deciding.ts';
import { delivering } from './delivering.ts';
import { evaluating } from './evaluating.ts';
import { proposing } from './proposing.ts';
import { signing } from './signing.ts';
import type { Theatre } from './theatre.ts';

export const liveTheYear = async (theatre: Theatre): Promise<void> => {
  for (const chapter of [proposing, deciding, signing, delivering, evaluating]) await chapter(theatre);
};
