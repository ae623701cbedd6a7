/** The writing of a proposal. */
import type { RouteGroup } from './web/route-group.ts';

export const writingPages: readonly RouteGroup[] = [
  { under: ['/proposal'], load: async () => (await import('./proposal/routes.ts')).proposalRoutes },
  { under: ['/piece'], load: async () => (await import('./proposal/piece-pages.tsx')).pieceRoutes },
];
