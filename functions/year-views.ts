/** The year's reviews, and the look back at its end. */
import { withHandOver } from './asking/hand-over.tsx';
import { linkRoutes } from './asking/link-routes.ts';
import type { LinkView } from './asking/link-view.ts';
import type { KindUnder } from './asking/links.ts';
import { writeEvaluationView } from './evaluation/write-evaluation-view.tsx';
import { handOver } from './people/hand-over.ts';
import { recordReviewView } from './review/record-review-view.tsx';
import { startReviewView } from './review/start-review-view.tsx';

export const yearViews: Readonly<Record<KindUnder<'y'>, LinkView>> = {
  'start-review': withHandOver(startReviewView, handOver),
  'record-review': withHandOver(recordReviewView, handOver),
  'write-evaluation': withHandOver(writeEvaluationView, handOver),
};

export const routes = linkRoutes('y', yearViews);
