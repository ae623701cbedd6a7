/**
 * Every page and form of the product. In the cloud each of the three lists is a bundle of its own: whoever opens a link
 * from a mail waits for no more than what links need.
 */
import { linkPages } from './link-pages.ts';
import type { RouteGroup } from './web/route-group.ts';
import { workspacePages } from './workspace-pages.ts';
import { writingPages } from './writing-pages.ts';

export { linkViews } from './link-pages.ts';

export const routes: readonly RouteGroup[] = [...linkPages, ...writingPages, ...workspacePages];
