/** By what means a board decided, in words. */
import type { Approval } from '../records/kinds.ts';

export type Step = Approval['steps'][number];

export const howDecided: Readonly<Record<Step['means'], string>> = {
  meeting: 'at a meeting',
  'written-resolution': 'by written resolution',
  delegated: 'by delegation',
  'joint-committee': 'by the joint committee',
  'chairs-action': 'by the chair alone, because waiting would have done harm',
};
