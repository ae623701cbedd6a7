/** What boards are asked by a link from a mail. */
import type { RouteGroup } from './web/route-group.ts';

export const boardPages: readonly RouteGroup[] = [
  { under: ['/b'], load: async () => (await import('./board-views.ts')).routes },
];
