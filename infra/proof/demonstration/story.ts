/** The whole year, chapter by chapter. */
import { deciding } from './deciding.ts';
import { delivering } from './delivering.ts';
import { evaluating } from './evaluating.ts';
import { proposing } from './proposing.ts';
import type { RunningDemonstration } from './running-demonstration.ts';
import { signing } from './signing.ts';

export const liveTheYear = async (running: RunningDemonstration): Promise<void> => {
  for (const chapter of [proposing, deciding, signing, delivering, evaluating]) await chapter(running);
};
