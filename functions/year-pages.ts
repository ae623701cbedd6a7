/** The year's reviews and the look back at its end, by a link from a mail; surveys, and the ledger. */
import type { RouteGroup } from './web/route-group.ts';

export const yearPages: readonly RouteGroup[] = [
  { under: ['/ledger'], load: async () => (await import('./ledger/ledger-page.tsx')).ledgerRoutes },
  { under: ['/survey'], load: async () => (await import('./survey/answer-page.tsx')).answerRoutes },
  { under: ['/surveys'], load: async () => (await import('./survey/survey-pages.tsx')).surveyRoutes },
  { under: ['/y'], load: async () => (await import('./year-views.ts')).routes },
];
