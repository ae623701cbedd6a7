/** A party leaves, or stays after all. */
import type { ViewsOf } from '../../asking/link-view.ts';
import { confirmLeavingView } from '../../leaving/confirm-view.tsx';

export const views: ViewsOf<'confirm-leaving' | 'confirm-staying'> = {
  'confirm-leaving': confirmLeavingView,
  'confirm-staying': confirmLeavingView,
};
