/** What people reach by a link from a mail, without signing in, and the way in for those who do. */
import { restartActivityView } from './activities/restart-view.tsx';
import { decisionViewFor } from './approval/decision-view.ts';
import { reportToBoardView } from './approval/report-to-board-view.tsx';
import { withHandOver } from './asking/hand-over.tsx';
import { type LinkViews, linkRoutes } from './asking/link-routes.ts';
import { type ReadingViews, readingRoutes } from './asking/reading-routes.tsx';
import { evaluationReading } from './evaluation/evaluation-reading.tsx';
import { readRenewalMatter } from './evaluation/renewal-matter.tsx';
import { writeEvaluationView } from './evaluation/write-evaluation-view.tsx';
import { confirmSuccessorView } from './people/confirm-view.tsx';
import { handOver } from './people/hand-over.ts';
import { signInRoutes } from './people/sign-in/routes.ts';
import { briefingReading } from './proposal/briefing-reading.tsx';
import { headSupportView } from './proposal/heads-view.tsx';
import { writeView } from './proposal/write-view.tsx';
import { recordReviewView } from './review/record-review-view.tsx';
import { reviewReading } from './review/report-reading.tsx';
import { sendReturnView } from './review/send-return-view.tsx';
import { startReviewView } from './review/start-review-view.tsx';
import { documentReading } from './signing/document-reading.tsx';
import { signView } from './signing/sign-view.tsx';
import type { Route } from './web/route.ts';

/** The page behind the links of each kind of request. */
export const linkViews: LinkViews = {
  'write-proposal': writeView,
  'head-support': withHandOver(headSupportView, handOver),
  decision: withHandOver(decisionViewFor({ renewal: readRenewalMatter, continuing: readRenewalMatter }), handOver),
  'sign-mou': signView,
  'sign-data-agreement': signView,
  'start-review': withHandOver(startReviewView, handOver),
  'send-return': withHandOver(sendReturnView, handOver),
  'record-review': withHandOver(recordReviewView, handOver),
  'write-evaluation': withHandOver(writeEvaluationView, handOver),
  'confirm-successor': confirmSuccessorView,
  'report-to-board': withHandOver(reportToBoardView, handOver),
  'restart-activity': restartActivityView,
};

/** What reading links show, by kind. */
export const readingViews: ReadingViews = {
  review: reviewReading,
  briefing: briefingReading,
  document: documentReading,
  evaluation: evaluationReading,
};

export const linkPages: readonly Route[] = [...readingRoutes(readingViews), ...signInRoutes, ...linkRoutes(linkViews)];
