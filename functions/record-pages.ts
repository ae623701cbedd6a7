/** What is on record: sealed documents and their check, decisions, the audit trail. */
import type { RouteGroup } from './web/route-group.ts';

export const recordPages: readonly RouteGroup[] = [
  { under: ['/documents', '/check'], load: async () => (await import('./signing/routes.ts')).documentRoutes },
  { under: ['/decisions'], load: async () => (await import('./approval/decisions-page.tsx')).decisionRoutes },
  { under: ['/audit'], load: async () => (await import('./audit/audit-page.tsx')).auditRoutes },
];
