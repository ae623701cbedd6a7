/** Reports and figures, also for whoever has a reading link. */
import type { ReadingViews } from './asking/reading-routes.tsx';
import type { RouteGroup } from './web/route-group.ts';

/** What reading links show, by kind. */
const readingViews: ReadingViews = {
  review: async (...asked) => (await import('./review/report-reading.tsx')).reviewReading(...asked),
  briefing: async (...asked) => (await import('./proposal/briefing-reading.tsx')).briefingReading(...asked),
  document: async (...asked) => (await import('./signing/document-reading.tsx')).documentReading(...asked),
  evaluation: async (...asked) => (await import('./evaluation/evaluation-reading.tsx')).evaluationReading(...asked),
};

export const reportPages: readonly RouteGroup[] = [
  { under: ['/r'], load: async () => (await import('./asking/reading-routes.tsx')).readingRoutes(readingViews) },
  { under: ['/reviews'], load: async () => (await import('./review/report-page.tsx')).reviewRoutes },
  {
    under: ['/evaluation', '/track-record'],
    load: async () => (await import('./evaluation/report-page.tsx')).evaluationRoutes,
  },
];
