/** `/w/<token>`: a school's link, by which its teachers sign up, or a teacher's own. Looking changes nothing. */
import { dayAndDate } from '../domain/wording.ts';
import type { Outside } from '../ports.ts';
import { problem } from '../web/problem.tsx';
import { file } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { behindWorkshop } from './link-frame.tsx';
import { attendancePaper } from './papers.ts';
import { schoolPage, signedUpPage, takeSignUp } from './school-page.tsx';
import { takeChange, takeGiveUp, takeHandOn, takeOffer, takeSure, takeUse } from './take-place.tsx';
import { teacherPage } from './teacher-page.tsx';

const show = async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
  const here = await behindWorkshop(outside, web);
  if (!here) return problem(outside, 'not-found');
  if (here.of === 'teacher') return teacherPage(here);
  const { done } = web.query;
  return done === 'link-sent' || done === 'lead-asked' ? signedUpPage(here, done) : schoolPage(here);
};

const take = async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
  const here = await behindWorkshop(outside, web);
  return here?.of === 'school' ? takeSignUp(here) : problem(outside, 'not-found');
};

const certificate = async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
  const here = await behindWorkshop(outside, web);
  if (here?.of !== 'teacher' || here.found?.entry.came !== true) return problem(outside, 'not-found');
  const paper = attendancePaper(here.seen, here.found, outside.clock.now());
  return file(
    'application/pdf',
    await outside.papers.render(paper),
    `certificate ${dayAndDate(here.seen.occasion.date)}.pdf`,
  );
};

const link = { door: 'link' } as const;

export const workshopLinkRoutes: readonly Route[] = [
  { ...link, method: 'GET', path: '/w/:token', handle: show },
  { ...link, method: 'POST', path: '/w/:token', handle: take },
  { ...link, method: 'POST', path: '/w/:token/sure', handle: takeSure },
  { ...link, method: 'POST', path: '/w/:token/change', handle: takeChange },
  { ...link, method: 'POST', path: '/w/:token/hand-on', handle: takeHandOn },
  { ...link, method: 'POST', path: '/w/:token/give-up', handle: takeGiveUp },
  { ...link, method: 'POST', path: '/w/:token/offer', handle: takeOffer },
  { ...link, method: 'POST', path: '/w/:token/use', handle: takeUse },
  {
    ...link,
    method: 'GET',
    path: '/w/:token/certificate',
    handle: certificate,
  },
];
