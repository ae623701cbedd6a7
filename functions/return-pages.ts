/** What schools report, by a link from a mail. */
import type { RouteGroup } from './web/route-group.ts';

export const returnPages: readonly RouteGroup[] = [
  { under: ['/s'], load: async () => (await import('./return-views.ts')).routes },
];
