/** Signed in: which schools are near, what it takes to go there, what speaks for each (R2, R3). */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { activeSchools, type School } from '../domain/partnership/partnership.ts';
import { agesOf } from '../domain/partnership/school-facts.ts';
import { shortSchoolName } from '../domain/partnership/short-names.ts';
import { may } from '../domain/permissions.ts';
import { type SaysOfItself, saysNothing } from '../domain/search/search.ts';
import { Link } from '../pages/components/link.tsx';
import { readPlanOfYear } from '../records/reviews.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { showInvite, takeInvite } from './invite-page.tsx';
import { seeSchools } from './near-schools.tsx';

/** The school that somebody looks from: their own, or else the first that has a position. */
const ownSchool = ({ partnership, signedIn }: SignedInContext): School | undefined => {
  const schools = activeSchools(partnership).filter(
    ({ easting, northing }) => easting !== undefined && northing !== undefined,
  );
  return schools.find(({ head, lead }) => head === signedIn.person || lead === signedIn.person) ?? schools[0];
};

/** What matters to a partnership is what its plan does; whom it knows are its own schools, and those that left. */
const saidByThePlan = async ({ outside, partnership }: SignedInContext): Promise<SaysOfItself> => {
  const plan = await readPlanOfYear(outside, partnership, partnership.year);
  const priorities = [...new Set((plan?.activities ?? []).flatMap(({ example }) => example ?? []))];
  return { ...saysNothing, priorities, workedWith: partnership.schools.map(({ urn }) => urn).slice(0, 30) };
};

const nothingToSee = (here: SignedInContext, why: string): WebResponse =>
  framedPage(here, { title: 'Find schools', back: '/home' }, <p class="govuk-body">{why}</p>);

const findPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, signedIn, today, web } = here;
  const schools = await outside.schools?.();
  if (!schools)
    return nothingToSee(here, 'Nobody has brought the register of schools here yet. Your admin can: npm run schools.');
  const own = ownSchool(here);
  if (own?.easting === undefined || own.northing === undefined)
    return nothingToSee(
      here,
      'None of our schools has a position in its record, so we cannot say what is near. Ask your admin to add it.',
    );
  const entry = schools.byUrn(own.urn);
  const ages = agesOf(own);
  const { heading, body } = await seeSchools(outside, {
    own: {
      urn: own.urn,
      name: shortSchoolName(own, partnership),
      easting: own.easting,
      northing: own.northing,
      council: entry?.council,
      trust: entry?.trust,
      lowAge: ages?.from,
      highAge: ages?.to,
      says: await saidByThePlan(here),
    },
    schools,
    query: web.query,
    path: '/find',
    today,
  });
  return framedPage(
    here,
    { title: 'Find schools', heading, back: '/home', wide: true },
    <>
      {body}
      {may(partnership, signedIn.person, 'invite-head') && (
        <p class="govuk-body">
          <Link href="/find/invite">Invite a head who has no partnership</Link>
        </p>
      )}
    </>,
  );
};

export const findRoutes: readonly Route[] = [
  { method: 'GET', path: '/find', door: 'signed-in', handle: whoeverMay('find-schools', findPage) },
  { method: 'GET', path: '/find/invite', door: 'signed-in', handle: showInvite },
  { method: 'POST', path: '/find/invite', door: 'signed-in', handle: takeInvite },
];
