/** The signed-in pages of the diary. */
import type { Route } from '../web/route.ts';
import { showDiary, showDiaryFile } from './diary-page.tsx';
import { showFeed, takeFeed } from './feed-page.tsx';
import { showNew, takeNew } from './new-page.tsx';
import { showOccasion, takeAttendance, takeOccasion } from './occasion-page.tsx';
import { showSchoolDates, takeSchoolDates } from './school-dates-page.tsx';
import { showSeries, takeSeries } from './series-page.tsx';
import { takeAction, takeAgenda, takeMeeting, takePlan } from './take-meeting.ts';
import { showThinkPieces } from './think-pieces-page.tsx';

const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, door: 'signed-in', handle });
const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, door: 'signed-in', handle });

export const diaryRoutes: readonly Route[] = [
  get('/diary', showDiary),
  get('/diary/file', showDiaryFile),
  get('/diary/series', showSeries),
  post('/diary/series', takeSeries),
  get('/diary/school-dates', showSchoolDates),
  post('/diary/school-dates', takeSchoolDates),
  get('/diary/feed', showFeed),
  post('/diary/feed', takeFeed),
  get('/diary/new', showNew),
  post('/diary/new', takeNew),
  get('/diary/think-pieces', showThinkPieces),
  get('/diary/:occasion', showOccasion),
  post('/diary/:occasion', takeOccasion),
  post('/diary/:occasion/attendance', takeAttendance),
  post('/diary/:occasion/meeting', takeMeeting),
  post('/diary/:occasion/agenda', takeAgenda),
  post('/diary/:occasion/plan', takePlan),
  post('/diary/:occasion/actions', takeAction),
];
