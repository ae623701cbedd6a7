/** The year's reviews and the look back at its end, by a link from a mail. */
import type { RouteGroup } from './web/route-group.ts';

export const yearPages: readonly RouteGroup[] = [
  { under: ['/y'], load: async () => (await import('./year-views.ts')).routes },
];
