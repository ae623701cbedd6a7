/**
 * Every page and form of the product, by how its path begins. A stage keeps the list of its routes; its code is loaded when
 * somebody opens the first of them.
 */
import type { ReadingViews } from '../asking/reading-routes.tsx';
import type { RouteGroup } from '../web/route-group.ts';
import { linkViewOf } from './link-views.ts';

/** What reading links show, by kind. */
const readingViews: ReadingViews = {
  review: async (...asked) => (await import('../review/report-reading.tsx')).reviewReading(...asked),
  briefing: async (...asked) => (await import('../proposal/briefing-reading.tsx')).briefingReading(...asked),
  document: async (...asked) => (await import('../signing/document-reading.tsx')).documentReading(...asked),
  leadership: async (...asked) => (await import('../leadership-review/report-reading.tsx')).leadershipReading(...asked),
  evaluation: async (...asked) => (await import('../evaluation/evaluation-reading.tsx')).evaluationReading(...asked),
};

/** By links from mails: what somebody is asked, and what they may read. */
const links: readonly RouteGroup[] = [
  {
    // Links in mails of November 2026 began with `/b`, `/s` and `/y` too.
    under: ['/l', '/b', '/s', '/y'],
    load: async () => (await import('../asking/link-routes.ts')).linkRoutes(linkViewOf),
  },
  { under: ['/f'], load: async () => (await import('../diary/feed-file.ts')).feedRoutes },
  { under: ['/w'], load: async () => (await import('../workshops/link-routes.tsx')).workshopLinkRoutes },
  { under: ['/search', '/talk'], load: async () => (await import('../find/search-routes.ts')).searchRoutes },
  { under: ['/r'], load: async () => (await import('../asking/reading-routes.tsx')).readingRoutes(readingViews) },
];

const writing: readonly RouteGroup[] = [
  { under: ['/proposal', '/piece'], load: async () => (await import('../proposal/routes.ts')).proposalRoutes },
];

/** The year: reviews, the look back, surveys, and the ledger. */
const year: readonly RouteGroup[] = [
  { under: ['/reviews'], load: async () => (await import('../review/report-page.tsx')).reviewRoutes },
  {
    under: ['/evaluation', '/track-record'],
    load: async () => (await import('../evaluation/report-page.tsx')).evaluationRoutes,
  },
  { under: ['/ledger'], load: async () => (await import('../ledger/ledger-page.tsx')).ledgerRoutes },
  { under: ['/survey'], load: async () => (await import('../survey/answer-page.tsx')).answerRoutes },
  { under: ['/surveys'], load: async () => (await import('../survey/survey-pages.tsx')).surveyRoutes },
];

/** What is on record: sealed documents and their check, decisions and what leads to them, the audit trail. */
const record: readonly RouteGroup[] = [
  { under: ['/documents', '/check'], load: async () => (await import('../signing/routes.ts')).documentRoutes },
  {
    under: ['/decisions', '/agendas', '/questions', '/scripts'],
    load: async () => (await import('../approval/routes.ts')).approvalRoutes,
  },
  { under: ['/audit'], load: async () => (await import('../audit/audit-page.tsx')).auditRoutes },
];

/** The way to sign in, and what people do then. */
const workspace: readonly RouteGroup[] = [
  {
    under: ['/sign-in', '/sign-out', '/sign-out-everywhere', '/partnerships'],
    load: async () => (await import('../people/sign-in/routes.ts')).signInRoutes,
  },
  { under: ['/changes'], load: async () => (await import('../people/changes/mailbox-page.tsx')).changeLinkRoutes },
  { under: ['/people', '/boards'], load: async () => (await import('../people/routes.ts')).peopleRoutes },
  { under: ['/leaving'], load: async () => (await import('../leaving/routes.ts')).leavingRoutes },
  { under: ['/objections'], load: async () => (await import('../objections/routes.ts')).objectionRoutes },
  { under: ['/activities'], load: async () => (await import('../activities/routes.ts')).activityRoutes },
  {
    under: ['/standing', '/decided'],
    load: async () => (await import('../between-reviews/routes.ts')).betweenReviewsRoutes,
  },
  { under: ['/diary'], load: async () => (await import('../diary/routes.ts')).diaryRoutes },
  { under: ['/admin'], load: async () => (await import('../admin/routes.ts')).adminRoutes },
  {
    under: ['/leadership-reviews'],
    load: async () => (await import('../leadership-review/routes.ts')).leadershipRoutes,
  },
  { under: ['/celebration'], load: async () => (await import('../celebration/routes.ts')).celebrationRoutes },
  { under: ['/workshops'], load: async () => (await import('../workshops/routes.ts')).workshopRoutes },
  { under: ['/network'], load: async () => (await import('../network/network-page.tsx')).networkRoutes },
  { under: ['/find'], load: async () => (await import('../find/find-page.tsx')).findRoutes },
  {
    under: ['/privacy', '/accessibility', '/cookies', '/help'],
    load: async () => (await import('../home/notices.tsx')).noticeRoutes,
  },
  { under: ['/home', '/partnership'], load: async () => (await import('../home/routes.tsx')).homeRoutes },
];

export const routes: readonly RouteGroup[] = [...links, ...writing, ...year, ...record, ...workspace];
