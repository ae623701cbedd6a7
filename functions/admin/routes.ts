/** The pages of whoever runs the system. */
import type { Route } from '../web/route.ts';
import { showAdmin } from './admin-page.tsx';
import { showIncident, takeIncident } from './incident-page.tsx';
import { takeAgain } from './try-again.ts';

export const adminRoutes: readonly Route[] = [
  { method: 'GET', path: '/admin', door: 'signed-in', handle: showAdmin },
  {
    method: 'POST',
    path: '/admin/again',
    door: 'signed-in',
    handle: takeAgain,
  },
  {
    method: 'GET',
    path: '/admin/incident',
    door: 'signed-in',
    handle: showIncident,
  },
  {
    method: 'POST',
    path: '/admin/incident',
    door: 'signed-in',
    handle: takeIncident,
  },
];
