/** What boards are asked: their decisions, and the report to them. */
import { decisionViewFor } from '../../approval/decision-view.ts';
import { reportToBoardView } from '../../approval/report-to-board-view.tsx';
import { withHandOver } from '../../asking/hand-over.tsx';
import type { ViewsOf } from '../../asking/link-view.ts';
import { readAboutRenewal } from '../../evaluation/about-renewal.tsx';
import { handOver } from '../../people/hand-over.ts';

export const views: ViewsOf<'decision' | 'report-to-board'> = {
  decision: withHandOver(decisionViewFor({ renewal: readAboutRenewal, continuing: readAboutRenewal }), handOver),
  'report-to-board': withHandOver(reportToBoardView, handOver),
};
