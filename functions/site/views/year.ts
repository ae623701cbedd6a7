/** The year's reviews, and the look back at its end. */
import { withHandOver } from '../../asking/hand-over.tsx';
import type { ViewsOf } from '../../asking/link-view.ts';
import { writeEvaluationView } from '../../evaluation/write-evaluation-view.tsx';
import { handOver } from '../../people/hand-over.ts';
import { recordReviewView } from '../../review/record-review-view.tsx';
import { startReviewView } from '../../review/start-review-view.tsx';

export const views: ViewsOf<'start-review' | 'record-review' | 'write-evaluation'> = {
  'start-review': withHandOver(startReviewView, handOver),
  'record-review': withHandOver(recordReviewView, handOver),
  'write-evaluation': withHandOver(writeEvaluationView, handOver),
};
