/** A party leaves, or stays after all; an objection is settled. */
import type { ViewsOf } from '../../asking/link-view.ts';
import { confirmLeavingView } from '../../leaving/confirm-view.tsx';
import { mediateView } from '../../objections/mediate-view.tsx';

export const views: ViewsOf<'confirm-leaving' | 'confirm-staying' | 'mediate'> = {
  'confirm-leaving': confirmLeavingView,
  'confirm-staying': confirmLeavingView,
  mediate: mediateView,
};
