/**
 * What people read by a link, the way to sign in, and what they do then; but for the writing of a proposal. A stage keeps
 * the list of its routes; here stands how their paths begin.
 */
import type { ReadingViews } from './asking/reading-routes.tsx';
import type { RouteGroup } from './web/route-group.ts';

/** What reading links show, by kind. */
const readingViews: ReadingViews = {
  review: async (...asked) => (await import('./review/report-reading.tsx')).reviewReading(...asked),
  briefing: async (...asked) => (await import('./proposal/briefing-reading.tsx')).briefingReading(...asked),
  document: async (...asked) => (await import('./signing/document-reading.tsx')).documentReading(...asked),
  evaluation: async (...asked) => (await import('./evaluation/evaluation-reading.tsx')).evaluationReading(...asked),
};

export const workspacePages: readonly RouteGroup[] = [
  { under: ['/r'], load: async () => (await import('./asking/reading-routes.tsx')).readingRoutes(readingViews) },
  {
    under: ['/sign-in', '/sign-out', '/sign-out-everywhere', '/partnerships'],
    load: async () => (await import('./people/sign-in/routes.ts')).signInRoutes,
  },
  { under: ['/reviews'], load: async () => (await import('./review/report-page.tsx')).reviewRoutes },
  { under: ['/ledger'], load: async () => (await import('./ledger/ledger-page.tsx')).ledgerRoutes },
  { under: ['/evaluation'], load: async () => (await import('./evaluation/report-page.tsx')).evaluationRoutes },
  { under: ['/documents', '/check'], load: async () => (await import('./signing/routes.ts')).documentRoutes },
  { under: ['/people'], load: async () => (await import('./people/routes.ts')).peopleRoutes },
  { under: ['/leaving'], load: async () => (await import('./leaving/leaving-page.tsx')).leavingRoutes },
  { under: ['/activities'], load: async () => (await import('./activities/routes.ts')).activityRoutes },
  { under: ['/audit'], load: async () => (await import('./audit/audit-page.tsx')).auditRoutes },
  { under: ['/home'], load: async () => (await import('./home/routes.tsx')).homeRoutes },
  {
    under: ['/agendas'],
    load: async () => (await import('./approval/agenda-list-page.tsx')).agendaListRoutes,
  },
  {
    under: ['/questions'],
    load: async () => (await import('./approval/board-question-pages.tsx')).boardQuestionRoutes,
  },
];
