/** Signed in: which schools are near, what it takes to go there, what speaks for each (R2, R3). The register of schools is open data. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { daysBetween } from '../domain/calendar.ts';
import { activeSchools, type School } from '../domain/partnership/partnership.ts';
import { agesOf } from '../domain/partnership/school-facts.ts';
import { shortSchoolName } from '../domain/partnership/short-names.ts';
import type { Filters, Near, Schools } from '../domain/register/register.ts';
import type { RegisterSchool } from '../domain/register/register-school.ts';
import { speaksFor } from '../domain/register/speaks-for.ts';
import { travelFor } from '../domain/register/travel-cost.ts';
import type { PlainDate } from '../domain/values.ts';
import { countOf, longDate, pounds } from '../domain/wording.ts';
import { MapPicture } from '../pages/charts/map-picture.tsx';
import { Button } from '../pages/components/button.tsx';
import { Input } from '../pages/components/input.tsx';
import { Select } from '../pages/components/select.tsx';
import { Table } from '../pages/components/table.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Route, WebResponse } from '../web/route.ts';
import { WhatOthersDo, WhomToAsk } from './whom-to-ask.tsx';

const reaches = ['2', '5', '10', '20'] as const;
const mostShown = 12;
/** Older than this, the register may name schools that have closed or moved: days. */
const oldAfter = 90;

type Asked = Filters & { readonly kilometres: number; readonly words: string };

const asked = ({ web }: SignedInContext): Asked => {
  const one = (name: string): string | undefined => {
    const value = web.query[name]?.trim().slice(0, 100);
    return value === undefined || value === '' ? undefined : value;
  };
  const reach = reaches.find((value) => value === web.query.km) ?? '5';
  return {
    kilometres: Number(reach),
    words: one('words') ?? '',
    phase: one('phase'),
    group: one('group'),
    council: one('council'),
    trust: one('trust'),
  };
};

/** The school that somebody looks from: their own, or else the first that has a position. */
const ownSchool = ({ partnership, signedIn }: SignedInContext): School | undefined => {
  const schools = activeSchools(partnership).filter(
    ({ easting, northing }) => easting !== undefined && northing !== undefined,
  );
  return schools.find(({ head, lead }) => head === signedIn.person || lead === signedIn.person) ?? schools[0];
};

const sortedValues = (near: readonly Near[], of: (school: RegisterSchool) => string | undefined): string[] =>
  [...new Set(near.flatMap(({ school }) => of(school) ?? []))].toSorted((one, other) => one.localeCompare(other));

function Choice({
  name,
  label,
  values,
  value,
}: {
  name: string;
  label: string;
  values: readonly string[];
  value: string | undefined;
}) {
  return (
    <Select
      name={name}
      label={label}
      value={value ?? ''}
      items={[{ value: '', text: 'Any' }, ...values.map((one) => ({ value: one, text: one }))]}
    />
  );
}

function FilterForm({ around, wanted }: { around: readonly Near[]; wanted: Asked }) {
  return (
    <form method="get" action="/find" novalidate>
      <Select
        name="km"
        label="Within"
        value={String(wanted.kilometres)}
        items={reaches.map((value) => ({ value, text: `${value} km` }))}
      />
      <Choice name="phase" label="Phase" values={sortedValues(around, ({ phase }) => phase)} value={wanted.phase} />
      <Choice
        name="group"
        label="Kind of school"
        values={sortedValues(around, ({ group }) => group)}
        value={wanted.group}
      />
      <Choice
        name="council"
        label="Council"
        values={sortedValues(around, ({ council }) => council)}
        value={wanted.council}
      />
      <Choice name="trust" label="Trust" values={sortedValues(around, ({ trust }) => trust)} value={wanted.trust} />
      <Input
        name="words"
        label="Or find one by name, town or postcode"
        hint="A number of six digits works too"
        value={wanted.words}
      />
      <Button>Search</Button>
    </form>
  );
}

const agesWords = ({ lowAge, highAge }: RegisterSchool): string =>
  lowAge === undefined || highAge === undefined ? 'ages not known' : `ages ${lowAge} to ${highAge}`;

const kilometresBetween = (own: School, school: RegisterSchool): number | undefined =>
  school.easting === undefined ||
  school.northing === undefined ||
  own.easting === undefined ||
  own.northing === undefined
    ? undefined
    : Math.hypot(school.easting - own.easting, school.northing - own.northing) / 1000;

function Found({
  own,
  schools,
  found,
  today,
}: {
  own: School;
  schools: Schools;
  found: readonly RegisterSchool[];
  today: PlainDate;
}) {
  const entry = schools.byUrn(own.urn);
  const ages = agesOf(own);
  const mine = { council: entry?.council, trust: entry?.trust, lowAge: ages?.from, highAge: ages?.to };
  return (
    <Table
      columns={[
        { head: 'School' },
        { head: 'Apart' },
        { head: 'Drive' },
        { head: 'There and back' },
        { head: 'What speaks for it' },
      ]}
      rows={found.map((school, index) => {
        const kilometres = kilometresBetween(own, school);
        const travel = kilometres === undefined ? undefined : travelFor(kilometres, today);
        const { reasons, unknown } = speaksFor(mine, school, kilometres ?? Number.POSITIVE_INFINITY);
        return [
          `${index + 1}. ${school.name}, ${school.town ?? 'town not known'}${school.postcode === undefined ? '' : `, ${school.postcode}`}. ${school.type}, ${agesWords(school)}`,
          kilometres === undefined ? 'Not known' : `${kilometres.toFixed(2)} km`,
          travel === undefined ? 'Not known' : `${travel.minutes} min`,
          travel === undefined ? 'Not known' : pounds(travel.penceThereAndBack),
          <Bullets
            items={[
              ...(kilometres === undefined ? ['The register does not say where it is'] : reasons),
              `We do not know ${unknown.join('; ')}`,
            ]}
          />,
        ];
      })}
      firstCellIsHeader
      stacks
    />
  );
}

function Source({ schools, today }: { schools: Schools; today: PlainDate }) {
  const old = daysBetween(schools.asOf, today) > oldAfter;
  return (
    <>
      {old && (
        <WarningText>
          The register is of {longDate(schools.asOf)}. Schools may have opened, closed or moved since. Ask your admin to
          bring a newer one.
        </WarningText>
      )}
      <p class="govuk-body-s">
        From the government’s register, Get Information About Schools, as of {longDate(schools.asOf)}, under the Open
        Government Licence v3.0. Drive and cost are estimates: the road is taken as 1.3 times the straight line, at 30
        km an hour and 5 minutes to park; 45p a mile, nothing below 1 km.
      </p>
    </>
  );
}

const findPage = async (context: SignedInContext): Promise<WebResponse> => {
  const { outside, today } = context;
  const schools = await outside.schools?.();
  const own = ownSchool(context);
  const wanted = asked(context);
  if (!schools || own?.easting === undefined || own.northing === undefined) {
    return framedPage(
      context,
      { title: 'Find schools', back: '/home' },
      <p class="govuk-body">
        {schools
          ? 'None of our schools has a position in its record, so we cannot say what is near. Ask your admin to add it.'
          : 'Nobody has brought the register of schools here yet. Your admin can: npm run schools.'}
      </p>,
    );
  }
  const { words, kilometres, ...filters } = wanted;
  const at = { easting: own.easting, northing: own.northing };
  const around = schools.near(at, kilometres, { except: own.urn });
  const near = schools.near(at, kilometres, { ...filters, except: own.urn, most: mostShown });
  const found = words === '' ? near.map(({ school }) => school) : schools.find(words, mostShown);
  const name = shortSchoolName(own, context.partnership);
  const heading =
    words === ''
      ? `${countOf(found.length, 'school')} within ${kilometres} km of ${name}`
      : `${countOf(found.length, 'school')} for “${words}”`;
  return framedPage(
    context,
    { title: 'Find schools', heading, back: '/home', wide: true },
    <>
      <FilterForm around={around} wanted={wanted} />
      {found.length === 0 ? (
        <p class="govuk-body">None. Look further away, or take a filter off.</p>
      ) : (
        <>
          {words === '' && (
            <MapPicture
              own={name}
              kilometres={kilometres}
              places={near.map(({ school }) => ({
                east: (school.easting ?? at.easting) - at.easting,
                north: (school.northing ?? at.northing) - at.northing,
              }))}
            />
          )}
          <Found own={own} schools={schools} found={found} today={today} />
        </>
      )}
      {found.length === mostShown && (
        <p class="govuk-body">These are the first {mostShown}. Look nearer, or set a filter, to see others.</p>
      )}
      <WhomToAsk around={around} own={schools.byUrn(own.urn)} />
      <WhatOthersDo />
      <Source schools={schools} today={today} />
    </>,
  );
};

export const findRoutes: readonly Route[] = [
  { method: 'GET', path: '/find', door: 'signed-in', handle: whoeverMay('find-schools', findPage) },
];
