/** The signed-in pages of reviews between heads. */
import type { Route } from '../web/route.ts';
import { shareWithAll, showReview, showReviewPdf } from './review-page.tsx';
import { showReviewer, takeReviewer } from './reviewer-page.tsx';
import { showRound, takeRoundPairs, takeStart } from './round-page.tsx';

export const leadershipRoutes: readonly Route[] = [
  { method: 'GET', path: '/leadership-reviews', door: 'signed-in', handle: showRound },
  { method: 'POST', path: '/leadership-reviews/pairs', door: 'signed-in', handle: takeRoundPairs },
  { method: 'POST', path: '/leadership-reviews/start', door: 'signed-in', handle: takeStart },
  { method: 'GET', path: '/leadership-reviews/reviewer/:school', door: 'signed-in', handle: showReviewer },
  { method: 'POST', path: '/leadership-reviews/reviewer/:school', door: 'signed-in', handle: takeReviewer },
  { method: 'GET', path: '/leadership-reviews/:review', door: 'signed-in', handle: showReview },
  { method: 'GET', path: '/leadership-reviews/:review/pdf', door: 'signed-in', handle: showReviewPdf },
  { method: 'POST', path: '/leadership-reviews/:review/share', door: 'signed-in', handle: shareWithAll },
];
