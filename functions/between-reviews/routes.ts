/** The signed-in pages of how a partnership stands: its signs, its decisions, its help. */
import type { Route } from '../web/route.ts';
import { showBetweenReviews } from './between-reviews-page.tsx';
import { showLog, showLogFile } from './decisions-page.tsx';
import { showAnswering, showOffering, takeAnswering, takeOffering } from './help-page.tsx';
import { showMeeting, takeMeeting } from './meeting-page.tsx';
import { showWork, takeWork, takeWorkStopped } from './work-page.tsx';

const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, door: 'signed-in', handle });
const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, door: 'signed-in', handle });

export const betweenReviewsRoutes: readonly Route[] = [
  get('/standing', showBetweenReviews),
  get('/standing/meetings/:date', showMeeting),
  post('/standing/meetings/:date', takeMeeting),
  get('/standing/work', showWork),
  post('/standing/work', takeWork),
  post('/standing/work/:work', takeWorkStopped),
  get('/decided', showLog),
  get('/decided/file', showLogFile),
  get('/decided/help', showOffering),
  post('/decided/help', takeOffering),
  get('/decided/help/:offer', showAnswering),
  post('/decided/help/:offer', takeAnswering),
];
