/**
 * Schools around one: how near, what it takes to go there, what speaks for each (R2, R3), as a picture with a table under it.
 * Shown to those in a partnership and to whoever looks for the first time. The register of schools is open data.
 */
import type { ComponentChildren } from 'preact';
import { daysBetween } from '../domain/calendar.ts';
import type { Filters, Near, Schools } from '../domain/register/register.ts';
import type { RegisterSchool } from '../domain/register/register-school.ts';
import { travelFor } from '../domain/register/travel-cost.ts';
import { inOrder, type Looking, type Match, matchOf } from '../domain/search/matching.ts';
import type { SaysOfItself } from '../domain/search/search.ts';
import type { PlainDate } from '../domain/values.ts';
import { countOf, longDate, pounds } from '../domain/wording.ts';
import { MapPicture } from '../pages/charts/map-picture.tsx';
import { Button } from '../pages/components/button.tsx';
import { Input } from '../pages/components/input.tsx';
import { Select } from '../pages/components/select.tsx';
import { Table } from '../pages/components/table.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import type { Outside } from '../ports.ts';
import { readListings } from '../records/searches.ts';
import { WhatOthersDo, WhomToAsk } from './whom-to-ask.tsx';

const reaches = ['2', '5', '10', '20'] as const;
const mostShown = 12;
/** Older than this, the register may name schools that have closed or moved: days. */
const oldAfter = 90;

type Asked = Filters & { readonly kilometres: number; readonly words: string };

const askedIn = (query: Readonly<Record<string, string>>): Asked => {
  const one = (name: string): string | undefined => {
    const value = query[name]?.trim().slice(0, 100);
    return value === undefined || value === '' ? undefined : value;
  };
  const reach = reaches.find((value) => value === query.km) ?? '5';
  return {
    kilometres: Number(reach),
    words: one('words') ?? '',
    phase: one('phase'),
    group: one('group'),
    council: one('council'),
    trust: one('trust'),
  };
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

function FilterForm({ around, wanted, path }: { around: readonly Near[]; wanted: Asked; path: string }) {
  return (
    <form method="get" action={path} novalidate>
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

export const agesWords = ({ lowAge, highAge }: RegisterSchool): string =>
  lowAge === undefined || highAge === undefined ? 'ages not known' : `ages ${lowAge} to ${highAge}`;

const ownWords = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What it says of itself, in its own words. */
const inItsWords = ({ says }: Match): string[] => [
  ...(says ? ownWords(says.offersWords).map((line) => `It offers, in its own words: ${line}`) : []),
  ...(says ? ownWords(says.needsWords).map((line) => `It needs, in its own words: ${line}`) : []),
];

function Found({ matches, today, ask }: { matches: readonly Match[]; today: PlainDate; ask?: Offering['ask'] }) {
  return (
    <Table
      columns={[
        { head: 'School' },
        { head: 'Apart' },
        { head: 'Drive' },
        { head: 'There and back' },
        { head: 'What speaks for it' },
        ...(ask ? [{ head: 'Introduction' }] : []),
      ]}
      rows={matches.map((match, index) => {
        const { school, kilometres, reasons, unknown } = match;
        const travel = kilometres === undefined ? undefined : travelFor(kilometres, today);
        return [
          `${index + 1}. ${school.name}, ${school.town ?? 'town not known'}${school.postcode === undefined ? '' : `, ${school.postcode}`}. ${school.type}, ${agesWords(school)}`,
          kilometres === undefined ? 'Not known' : `${kilometres.toFixed(2)} km`,
          travel === undefined ? 'Not known' : `${travel.minutes} min`,
          travel === undefined ? 'Not known' : pounds(travel.penceThereAndBack),
          <Bullets
            items={[
              ...reasons,
              ...inItsWords(match),
              ...(unknown.length > 0 ? [`We do not know ${unknown.join('; ')}`] : []),
            ]}
          />,
          ...(ask ? [ask(school)] : []),
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

type Offering = {
  /** What to offer beside each school: a link to ask for an introduction. */
  readonly ask?: (school: RegisterSchool) => ComponentChildren;
};

export type Seeing = Offering & {
  readonly own: Looking & { readonly name: string; readonly easting: number; readonly northing: number };
  readonly schools: Schools;
  readonly query: Readonly<Record<string, string>>;
  /** Where the form of filters leads. */
  readonly path: string;
  readonly today: PlainDate;
  /** How many are shown. */
  readonly most?: number;
};

const kilometresTo = (own: Seeing['own'], { easting, northing }: RegisterSchool): number | undefined =>
  easting === undefined || northing === undefined
    ? undefined
    : Math.hypot(easting - own.easting, northing - own.northing) / 1000;

/** So many of the nearest are weighed: what they say of themselves is read, one small read each. */
const weighed = 30;

type Seen = { readonly heading: string; readonly body: ComponentChildren };

export const seeSchools = async (outside: Pick<Outside, 'store'>, seeing: Seeing): Promise<Seen> => {
  const { own, schools, query, path, today, ask, most = mostShown } = seeing;
  const wanted = askedIn(query);
  const { words, kilometres, ...filters } = wanted;
  const around = schools.near(own, kilometres, { except: own.urn });
  const near = schools.near(own, kilometres, { ...filters, except: own.urn, most: weighed });
  const named = words === '' ? [] : schools.find(words, most);
  const urns = words === '' ? near.map(({ school }) => school.urn) : named.map(({ urn }) => urn);
  const listings = await readListings(outside, urns);
  const says: ReadonlyMap<string, SaysOfItself> = new Map([...listings].map(([urn, listing]) => [urn, listing.says]));
  const matches =
    words === ''
      ? inOrder(own, near, says).slice(0, most)
      : named.map((school) => matchOf(own, { school, kilometres: kilometresTo(own, school) }, says.get(school.urn)));
  const heading =
    words === ''
      ? `${countOf(matches.length, 'school')} within ${kilometres} km of ${own.name}`
      : `${countOf(matches.length, 'school')} for “${words}”`;
  const body = (
    <>
      <FilterForm around={around} wanted={wanted} path={path} />
      {matches.length === 0 ? (
        <p class="govuk-body">None. Look further away, or take a filter off.</p>
      ) : (
        <>
          {words === '' && (
            <MapPicture
              own={own.name}
              kilometres={kilometres}
              places={matches.map(({ school }) => ({
                east: (school.easting ?? own.easting) - own.easting,
                north: (school.northing ?? own.northing) - own.northing,
              }))}
            />
          )}
          <Found matches={matches} today={today} ask={ask} />
        </>
      )}
      {matches.length === most && (
        <p class="govuk-body">These are the first {most}. Look nearer, or set a filter, to see others.</p>
      )}
      <WhomToAsk around={around} own={schools.byUrn(own.urn)} />
      <WhatOthersDo />
      <Source schools={schools} today={today} />
    </>
  );
  return { heading, body };
};
