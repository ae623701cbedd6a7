/** The signed-in pages of the proposal, and those of whoever writes a piece of it behind their link. */
import type { Route } from '../web/route.ts';
import { changeRoutes } from './change-page.tsx';
import { cloneRoutes } from './clone-pages.tsx';
import { giveOutRoutes } from './give-out-page.tsx';
import { briefRoutes } from './held-back.tsx';
import { joinRoutes } from './join-page.tsx';
import { leaveOutRoutes } from './leave-out-page.tsx';
import { pieceRoutes } from './piece-pages.tsx';
import { showPreview } from './preview-page.tsx';
import { showProposal } from './proposal-page.tsx';
import { questionRoutes } from './question-routes.ts';
import { showSending } from './sending-page.tsx';
import { stepRoutes } from './step-pages.tsx';
import { showVersions } from './versions-page.tsx';
import { withdrawJoinRoutes } from './withdraw-join-page.tsx';

export const proposalRoutes: readonly Route[] = [
  { method: 'GET', path: '/proposal', door: 'signed-in', handle: showProposal },
  { method: 'GET', path: '/proposal/preview', door: 'signed-in', handle: showPreview },
  { method: 'GET', path: '/proposal/versions', door: 'signed-in', handle: showVersions },
  { method: 'GET', path: '/proposal/sending', door: 'signed-in', handle: showSending },
  ...briefRoutes,
  ...changeRoutes,
  ...joinRoutes,
  ...leaveOutRoutes,
  ...withdrawJoinRoutes,
  ...stepRoutes,
  ...cloneRoutes,
  ...giveOutRoutes,
  ...questionRoutes,
  ...pieceRoutes,
];
