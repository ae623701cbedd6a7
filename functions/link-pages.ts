/** What people are asked by a link from a mail. Nothing else is in their bundle: they wait for no more than that. */
import { restartActivityView } from './activities/restart-view.tsx';
import { decisionViewFor } from './approval/decision-view.ts';
import { reportToBoardView } from './approval/report-to-board-view.tsx';
import { withHandOver } from './asking/hand-over.tsx';
import { type LinkViews, linkRoutes } from './asking/link-routes.ts';
import { readRenewalMatter } from './evaluation/renewal-matter.tsx';
import { writeEvaluationView } from './evaluation/write-evaluation-view.tsx';
import { confirmSuccessorView } from './people/confirm-view.tsx';
import { handOver } from './people/hand-over.ts';
import { headSupportView } from './proposal/heads-view.tsx';
import { writeView } from './proposal/write-view.tsx';
import { recordReviewView } from './review/record-review-view.tsx';
import { sendReturnView } from './review/send-return-view.tsx';
import { startReviewView } from './review/start-review-view.tsx';
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

export const linkPages: readonly Route[] = linkRoutes(linkViews);
