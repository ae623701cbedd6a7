/** The signed-in pages of reviews between heads. */
import type { Route } from '../web/route.ts';
import { showReviewer, takeReviewer } from './reviewer-page.tsx';
import { showRound, takeRoundPairs } from './round-page.tsx';

export const leadershipRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/leadership-reviews',
    door: 'signed-in',
    handle: showRound,
  },
  {
    method: 'POST',
    path: '/leadership-reviews/pairs',
    door: 'signed-in',
    handle: takeRoundPairs,
  },
  {
    method: 'GET',
    path: '/leadership-reviews/reviewer/:school',
    door: 'signed-in',
    handle: showReviewer,
  },
  {
    method: 'POST',
    path: '/leadership-reviews/reviewer/:school',
    door: 'signed-in',
    handle: takeReviewer,
  },
];
