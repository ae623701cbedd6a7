/** The writing of a proposal, its signatures, and who does what. */
import { restartActivityView } from '../../activities/restart-view.tsx';
import { withHandOver } from '../../asking/hand-over.tsx';
import type { ViewsOf } from '../../asking/link-view.ts';
import { confirmSuccessorView } from '../../people/confirm-view.tsx';
import { handOver } from '../../people/hand-over.ts';
import { headSupportView } from '../../proposal/heads-view.tsx';
import { pieceView } from '../../proposal/piece-view.ts';
import { writeView } from '../../proposal/write-view.tsx';
import { signView } from '../../signing/sign-view.tsx';

export const views: ViewsOf<
  | 'write-proposal'
  | 'write-piece'
  | 'head-support'
  | 'sign-mou'
  | 'sign-data-agreement'
  | 'confirm-successor'
  | 'restart-activity'
> = {
  'write-proposal': writeView,
  'write-piece': withHandOver(pieceView, handOver),
  'head-support': withHandOver(headSupportView, handOver),
  'sign-mou': signView,
  'sign-data-agreement': signView,
  'confirm-successor': confirmSuccessorView,
  'restart-activity': restartActivityView,
};
