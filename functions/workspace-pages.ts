/**
 * The way to sign in, and what people do then; but for what they write and what they read. A stage keeps the list of its
 * routes; here stands how their paths begin.
 */
import type { RouteGroup } from './web/route-group.ts';

export const workspacePages: readonly RouteGroup[] = [
  {
    under: ['/sign-in', '/sign-out', '/sign-out-everywhere', '/partnerships'],
    load: async () => (await import('./people/sign-in/routes.ts')).signInRoutes,
  },
  { under: ['/people'], load: async () => (await import('./people/routes.ts')).peopleRoutes },
  { under: ['/activities'], load: async () => (await import('./activities/routes.ts')).activityRoutes },
  {
    under: ['/standing', '/decided'],
    load: async () => (await import('./standing/routes.ts')).standingRoutes,
  },
  { under: ['/home', '/partnership'], load: async () => (await import('./home/routes.tsx')).homeRoutes },
  {
    under: ['/agendas'],
    load: async () => (await import('./approval/agenda-list-page.tsx')).agendaListRoutes,
  },
  { under: ['/scripts'], load: async () => (await import('./approval/record-script.ts')).scriptRoutes },
  {
    under: ['/questions'],
    load: async () => (await import('./approval/board-question-pages.tsx')).boardQuestionRoutes,
  },
];
