/** Every page and form of the product, in one list. */
import { decisionView } from './approval/decision-view.ts';
import { confirmSuccessorView, reportToBoardView, startReviewView } from './asking/done-views.ts';
import { withHandOver } from './asking/hand-over.tsx';
import { type LinkViews, linkRoutes } from './asking/link-routes.ts';
import { signInView } from './asking/sign-in-view.tsx';
import { handOver } from './people/hand-over.ts';
import { signInRoutes } from './people/sign-in/routes.ts';
import { headSupportView } from './proposal/heads-view.tsx';
import { signView } from './signing/sign-view.tsx';
import type { Route } from './web/route.ts';

/** The page behind the links of each kind of request. */
export const linkViews: LinkViews = {
  'write-proposal': signInView('Write the proposal'),
  'head-support': withHandOver(headSupportView, handOver),
  decision: withHandOver(decisionView, handOver),
  'sign-mou': signView,
  'sign-data-agreement': signView,
  'start-review': startReviewView,
  'send-return': signInView('Send your school’s return'),
  'record-review': signInView('Record what the review decided'),
  'write-evaluation': signInView('Write the evaluation'),
  'confirm-successor': confirmSuccessorView,
  'report-to-board': reportToBoardView,
  'restart-activity': signInView('May the activity start again?'),
};

export const routes: readonly Route[] = [...signInRoutes, ...linkRoutes(linkViews)];
