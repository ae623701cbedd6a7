/** What a partnership is at, in a word or two, for lists of many. */
import type { Stage } from './states.ts';

export const stageNames: Readonly<Record<Stage, string>> = {
  proposing: 'Writing the plan',
  approving: 'Boards decide',
  signing: 'Being signed',
  delivering: 'At work',
  evaluating: 'Looking back',
  renewed: 'Goes on for another year',
  lapsed: 'Agreement has run out',
  ended: 'Ended',
  withdrawn: 'Plan withdrawn',
};
