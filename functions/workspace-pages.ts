/** What people read by a link, the way to sign in, and what they do then; but for the writing of a proposal. */

import { activityRoutes } from './activities/routes.ts';
import { boardQuestionRoutes } from './approval/board-question-pages.tsx';
import { type ReadingViews, readingRoutes } from './asking/reading-routes.tsx';
import { auditRoutes } from './audit/audit-page.tsx';
import { evaluationReading } from './evaluation/evaluation-reading.tsx';
import { evaluationRoutes } from './evaluation/report-page.tsx';
import { homeRoutes } from './home/routes.tsx';
import { leavingRoutes } from './leaving/leaving-page.tsx';
import { peopleRoutes } from './people/routes.ts';
import { signInRoutes } from './people/sign-in/routes.ts';
import { briefingReading } from './proposal/briefing-reading.tsx';
import { reviewRoutes } from './review/report-page.tsx';
import { reviewReading } from './review/report-reading.tsx';
import { documentReading } from './signing/document-reading.tsx';
import { documentRoutes } from './signing/routes.ts';
import type { Route } from './web/route.ts';

/** What reading links show, by kind. */
export const readingViews: ReadingViews = {
  review: reviewReading,
  briefing: briefingReading,
  document: documentReading,
  evaluation: evaluationReading,
};

export const workspacePages: readonly Route[] = [
  ...readingRoutes(readingViews),
  ...signInRoutes,
  ...reviewRoutes,
  ...evaluationRoutes,
  ...documentRoutes,
  ...peopleRoutes,
  ...leavingRoutes,
  ...activityRoutes,
  ...auditRoutes,
  ...homeRoutes,
  ...boardQuestionRoutes,
];
