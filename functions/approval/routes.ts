/** The signed-in pages of decisions: what boards decided, what is on whose agenda, and what boards ask. */
import type { Route } from '../web/route.ts';
import { agendaListRoutes } from './agenda-list-page.tsx';
import { boardQuestionRoutes } from './board-question-pages.tsx';
import { decisionRoutes } from './decisions-page.tsx';
import { scriptRoutes } from './record-script.ts';

export const approvalRoutes: readonly Route[] = [
  ...decisionRoutes,
  ...agendaListRoutes,
  ...boardQuestionRoutes,
  ...scriptRoutes,
];
