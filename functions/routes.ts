/**
 * Every page and form of the product. In the cloud each of the lists is a bundle of its own: whoever opens a page waits for
 * no more than what it needs.
 */
import { boardPages } from './board-pages.ts';
import { linkPages } from './link-pages.ts';
import { recordPages } from './record-pages.ts';
import { reportPages } from './report-pages.ts';
import { returnPages } from './return-pages.ts';
import type { RouteGroup } from './web/route-group.ts';
import { workspacePages } from './workspace-pages.ts';
import { writingPages } from './writing-pages.ts';
import { yearPages } from './year-pages.ts';

export const routes: readonly RouteGroup[] = [
  ...linkPages,
  ...boardPages,
  ...returnPages,
  ...yearPages,
  ...writingPages,
  ...reportPages,
  ...recordPages,
  ...workspacePages,
];
