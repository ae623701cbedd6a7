/** What people see and do once they are signed in; but for the writing of a proposal. */
import { activityRoutes } from './activities/routes.ts';
import { boardQuestionRoutes } from './approval/board-question-pages.tsx';
import { auditRoutes } from './audit/audit-page.tsx';
import { evaluationRoutes } from './evaluation/report-page.tsx';
import { homeRoutes } from './home/routes.tsx';
import { leavingRoutes } from './leaving/leaving-page.tsx';
import { peopleRoutes } from './people/routes.ts';
import { reviewRoutes } from './review/report-page.tsx';
import { documentRoutes } from './signing/routes.ts';
import type { Route } from './web/route.ts';

export const workspacePages: readonly Route[] = [
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
