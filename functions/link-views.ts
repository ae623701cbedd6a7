/** The pages behind the links of requests that begin with `l`: the proposal, its signatures, and people. */
import { restartActivityView } from './activities/restart-view.tsx';
import { withHandOver } from './asking/hand-over.tsx';
import { linkRoutes } from './asking/link-routes.ts';
import type { LinkView } from './asking/link-view.ts';
import type { KindUnder } from './asking/links.ts';
import { confirmSuccessorView } from './people/confirm-view.tsx';
import { handOver } from './people/hand-over.ts';
import { headSupportView } from './proposal/heads-view.tsx';
import { pieceView } from './proposal/piece-view.ts';
import { writeView } from './proposal/write-view.tsx';
import { signView } from './signing/sign-view.tsx';

export const linkViews: Readonly<Record<KindUnder<'l'>, LinkView>> = {
  'write-proposal': writeView,
  'write-piece': withHandOver(pieceView, handOver),
  'head-support': withHandOver(headSupportView, handOver),
  'sign-mou': signView,
  'sign-data-agreement': signView,
  'confirm-successor': confirmSuccessorView,
  'restart-activity': restartActivityView,
};

export const routes = linkRoutes('l', linkViews);
