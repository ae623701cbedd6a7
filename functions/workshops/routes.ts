/** The signed-in pages of workshops. */
import type { Route } from '../web/route.ts';
import { showWorkshops } from './list-page.tsx';
import { showOpen, takeOpen } from './open-page.tsx';
import { showSheet, showWorkshop, takeCame, takeVouch } from './workshop-page.tsx';

const get = (path: string, handle: Route['handle']): Route => ({
  method: 'GET',
  path,
  door: 'signed-in',
  handle,
});
const post = (path: string, handle: Route['handle']): Route => ({
  method: 'POST',
  path,
  door: 'signed-in',
  handle,
});

export const workshopRoutes: readonly Route[] = [
  get('/workshops', showWorkshops),
  get('/workshops/open/:occasion', showOpen),
  post('/workshops/open/:occasion', takeOpen),
  get('/workshops/:workshop', showWorkshop),
  get('/workshops/:workshop/sheet', showSheet),
  post('/workshops/:workshop/vouch', takeVouch),
  post('/workshops/:workshop/came', takeCame),
];
