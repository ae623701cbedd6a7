/** What people are asked by a link from a mail, as far as link-views.ts has it. */
import type { RouteGroup } from './web/route-group.ts';

export const linkPages: readonly RouteGroup[] = [
  { under: ['/l'], load: async () => (await import('./link-views.ts')).routes },
];
