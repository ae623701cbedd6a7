/** What boards are asked: their decisions, and the report to them. */
import { decisionViewFor } from './approval/decision-view.ts';
import { reportToBoardView } from './approval/report-to-board-view.tsx';
import { withHandOver } from './asking/hand-over.tsx';
import { linkRoutes } from './asking/link-routes.ts';
import type { LinkView } from './asking/link-view.ts';
import type { KindUnder } from './asking/links.ts';
import { readRenewalMatter } from './evaluation/renewal-matter.tsx';
import { handOver } from './people/hand-over.ts';

export const boardViews: Readonly<Record<KindUnder<'b'>, LinkView>> = {
  decision: withHandOver(decisionViewFor({ renewal: readRenewalMatter, continuing: readRenewalMatter }), handOver),
  'report-to-board': withHandOver(reportToBoardView, handOver),
};

export const routes = linkRoutes('b', boardViews);
