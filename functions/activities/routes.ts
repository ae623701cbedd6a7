/** The signed-in pages of activities. */
import type { Route } from '../web/route.ts';
import { askRestart, showActivities } from './activities-page.tsx';
import { showChecklist, takeChecklist, takeChecklistLine } from './checklist-page.tsx';
import { showChecks, takeChecks } from './checks-page.tsx';
import { showStopping, takeStopping } from './stop-page.tsx';

export const activityRoutes: readonly Route[] = [
  { method: 'GET', path: '/activities', door: 'signed-in', handle: showActivities },
  {
    method: 'GET',
    path: '/activities/:activity/stop',
    door: 'signed-in',
    handle: showStopping,
  },
  {
    method: 'POST',
    path: '/activities/:activity/stop',
    door: 'signed-in',
    handle: takeStopping,
  },
  { method: 'GET', path: '/activities/:activity/checks', door: 'signed-in', handle: showChecks },
  { method: 'GET', path: '/activities/:activity/checklist', door: 'signed-in', handle: showChecklist },
  { method: 'POST', path: '/activities/:activity/checklist', door: 'signed-in', handle: takeChecklist },
  { method: 'POST', path: '/activities/:activity/checklist/:line', door: 'signed-in', handle: takeChecklistLine },
  { method: 'POST', path: '/activities/:activity/checks', door: 'signed-in', handle: takeChecks },
  {
    method: 'POST',
    path: '/activities/:activity/restart',
    door: 'signed-in',
    handle: askRestart,
  },
];
