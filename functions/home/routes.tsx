/** The first page of somebody who is signed in. */
import { addressHash } from '../asking/by-address.ts';
import { signalsFrom } from '../asking/health.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import type { Request } from '../domain/asking/request.ts';
import { aboutKey, stillAsked } from '../domain/asking/request.ts';
import { openActions } from '../domain/diary/meeting.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { may, partsOf } from '../domain/permissions.ts';
import type { Outside } from '../ports.ts';
import { readHeldMeetings } from '../records/between-reviews.ts';
import { readBoardQuestions } from '../records/board-questions.ts';
import { readDiary } from '../records/diary.ts';
import { decode } from '../records/kind.ts';
import { approvalId, approvals, partnerships, people, proposals, theOne } from '../records/kinds.ts';
import { operators } from '../records/operators.ts';
import { readEvery } from '../records/read-every.ts';
import { readPlanOfYear } from '../records/reviews.ts';
import { reviews } from '../records/year-kinds.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, SignedIn, WebRequest, WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { boardsSoFar } from './boards-so-far.tsx';
import { headingFor } from './do-now.tsx';
import { Home } from './home-page.tsx';
import { nextOf } from './next-date.tsx';
import { showPartnership } from './partnership-page.tsx';
import { waitsForMe, waitsForOthers } from './waiting.ts';
import { yearOf } from './year.ts';

/** The names of everybody whom these requests name, and of nobody else. */
const readNamed = async (outside: Outside, partnership: string, open: readonly Request[]) => {
  const ids = open.flatMap((request) => [
    ...stillAsked(request).map(({ person }) => person),
    ...(request.step?.person === undefined ? [] : [request.step.person]),
    ...(request.about.kind === 'person' ? [request.about.id] : []),
  ]);
  const items = await Promise.all([...new Set(ids)].map((id) => outside.store.get(people.key(partnership, id))));
  const names = new Map(
    items.flatMap((item) => (item ? [decode(people, item)] : [])).map(({ id, name }) => [id, name]),
  );
  return (id: string): string => names.get(id) ?? id;
};

const readReviews = async (outside: Outside, partnership: string) => {
  const { partition, sort: prefix } = reviews.key(partnership, '');
  const { items } = await outside.store.query({ partition, prefix });
  return items.map((item) => decode(reviews, item));
};

const unansweredFor = async (outside: Outside, partnership: Partnership, person: string): Promise<number> => {
  if (!may(partnership, person, 'answer-questions')) return 0;
  const asked = await readBoardQuestions(outside, partnership.id);
  return asked.filter(({ answer }) => answer === undefined).length;
};

/** While boards decide on a text: how far each of them is with it. */
const boardsDeciding = async (outside: Outside, partnership: Partnership) => {
  const id = partnership.change ?? partnership.proposal;
  const item = id === undefined ? undefined : await outside.store.get(proposals.key(partnership.id, id));
  const proposal = item && decode(proposals, item);
  if (proposal?.state !== 'with-boards') return undefined;
  const about = aboutKey({ kind: 'proposal', id: proposal.id, version: proposal.version });
  const decided = await readEvery(outside.store, approvals, partnership.id, approvalId(about, ''));
  return {
    so: boardsSoFar(partnership, decided),
    href: `/decisions/${proposal.id}-${proposal.version}`,
  };
};

/** Asked of the partnership's admin alone: whoever else was appointed knows the address of the page. */
const runsIt = async ({ store }: Outside, { id, roles }: Partnership, person: string): Promise<boolean> => {
  const item = roles.admin === person ? await store.get(people.key(id, person)) : undefined;
  if (!item) return false;
  return (await store.get(operators.key('', addressHash(decode(people, item).email)))) !== undefined;
};

const homePage = async (outside: Outside, web: WebRequest, signedIn: SignedIn): Promise<WebResponse> => {
  const { partnership: id, person, name } = signedIn;
  const [item, open] = await Promise.all([
    outside.store.get(partnerships.key(id, theOne)),
    listOpenRequests(outside, id),
  ]);
  if (!item) return problem(outside, 'not-found');
  const partnership = decode(partnerships, item);
  const held = partsOf(partnership, person);
  if (held.has('adviser') && held.size === 1) return redirect('/network');
  const today = londonDate(outside.clock.now());
  const nameOf = await readNamed(outside, id, open);
  const seen = { partnership, nameOf, today };
  const maySee = may(partnership, person, 'see-partnership');
  const mayAct = may(partnership, person, 'note-facts');
  const [forMe, allReviews, unanswered, meetings] = await Promise.all([
    waitsForMe(outside, open, person, seen),
    maySee ? readReviews(outside, id) : [],
    unansweredFor(outside, partnership, person),
    mayAct ? readHeldMeetings(outside, id) : [],
  ]);
  const planned = mayAct
    ? ((await readPlanOfYear(outside, partnership, partnership.year))?.meetings ?? []).map(({ date }) => date)
    : [];
  const ofYear = allReviews.filter(({ label }) => label.startsWith(partnership.year));
  const [diary, boards] = maySee
    ? await Promise.all([readDiary(outside, partnership), boardsDeciding(outside, partnership)])
    : [];
  const others = {
    next: diary && nextOf(diary.occasions, today),
    actions: openActions(diary?.occasions ?? [], meetings).filter(({ who }) => who === person),
    boards,
    waiting: waitsForOthers(open, person, seen),
    year: yearOf({ ...seen, open, reviews: allReviews }),
    signals: mayAct ? signalsFrom({ ...seen, meetings, reviews: ofYear, planned, open }) : [],
  };
  return signedInPage(
    outside,
    web,
    {
      title: 'Home',
      heading: headingFor({ forMe, unanswered }),
      caption: `${partnership.name}. Hello ${name}`,
      wide: true,
    },
    <Home
      partnership={partnership}
      today={today}
      forMe={forMe}
      unanswered={unanswered}
      me={person}
      runsIt={await runsIt(outside, partnership, person)}
      isClerk={partsOf(partnership, person).has('clerk')}
      {...(maySee && { others })}
    />,
  );
};

export const homeRoutes: readonly Route[] = [
  { method: 'GET', path: '/partnership', door: 'signed-in', handle: showPartnership },
  {
    method: 'GET',
    path: '/home',
    door: 'signed-in',
    handle: async (outside, web) =>
      web.signedIn ? homePage(outside, web, web.signedIn) : problem(outside, 'signed-out'),
  },
];
