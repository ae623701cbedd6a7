/** The signed-in pages of objections. */
import type { Route } from '../web/route.ts';
import { showNew, takeNew } from './new-page.tsx';
import { showObjection, takeBack, takeSaying } from './objection-page.tsx';
import { showObjections } from './objections-page.tsx';

export const objectionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/objections',
    door: 'signed-in',
    handle: showObjections,
  },
  {
    method: 'GET',
    path: '/objections/new',
    door: 'signed-in',
    handle: showNew,
  },
  {
    method: 'POST',
    path: '/objections/new',
    door: 'signed-in',
    handle: takeNew,
  },
  {
    method: 'GET',
    path: '/objections/:objection',
    door: 'signed-in',
    handle: showObjection,
  },
  {
    method: 'POST',
    path: '/objections/:objection/say',
    door: 'signed-in',
    handle: takeSaying,
  },
  {
    method: 'POST',
    path: '/objections/:objection/back',
    door: 'signed-in',
    handle: takeBack,
  },
];
