/** The signed-in pages of the proposal. */
import type { Route } from '../web/route.ts';
import { showProposal } from './proposal-page.tsx';
import { questionRoutes } from './question-routes.ts';

export const proposalRoutes: readonly Route[] = [
  { method: 'GET', path: '/proposal', door: 'signed-in', handle: showProposal },
  ...questionRoutes,
];
