/** Where a partnership stands, in a sentence or two. */
import type { Stage } from '../domain/lifecycle/states.ts';

const words: Readonly<Record<Stage, string>> = {
  proposing: 'The proposal is being written. Nothing is decided yet.',
  approving: 'The boards are deciding on the proposal.',
  signing: 'Every party has agreed. The agreement is being signed.',
  delivering: 'The agreement is signed and the work is going on.',
  evaluating: 'The year is being looked back on. Each party decides whether to carry on.',
  renewed: 'The partnership goes on for another year.',
  lapsed: 'The agreement has run out. Nothing goes on until a new one is signed.',
  ended: 'The partnership has ended.',
  withdrawn: 'The proposal was withdrawn.',
};

export const stageWords = (stage: Stage): string => words[stage];
