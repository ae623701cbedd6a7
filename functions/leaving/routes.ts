/** The signed-in pages about leaving. */
import type { Route } from '../web/route.ts';
import { showLeaving } from './leaving-page.tsx';
import { showRecord, takeRecord } from './record-page.tsx';
import { showStay, takeStay } from './stay-page.tsx';

export const leavingRoutes: readonly Route[] = [
  { method: 'GET', path: '/leaving', door: 'signed-in', handle: showLeaving },
  {
    method: 'GET',
    path: '/leaving/:party',
    door: 'signed-in',
    handle: showRecord,
  },
  {
    method: 'POST',
    path: '/leaving/:party',
    door: 'signed-in',
    handle: takeRecord,
  },
  {
    method: 'GET',
    path: '/leaving/:party/stay',
    door: 'signed-in',
    handle: showStay,
  },
  {
    method: 'POST',
    path: '/leaving/:party/stay',
    door: 'signed-in',
    handle: takeStay,
  },
];
