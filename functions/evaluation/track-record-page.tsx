/** Signed in: what a party can show of its years in the partnership, to read and to take along. */

import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { writeCsv } from '../domain/csv.ts';
import { noReturn } from '../domain/evaluation/evaluation.ts';
import { maturityWords, type RecordedYear } from '../domain/evaluation/track-record.ts';
import { listOf, pounds } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { problem } from '../web/problem.tsx';
import { file } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { yearInWords } from './evaluation-report.tsx';
import { readTrackRecord, type TrackRecord } from './read-track-record.ts';

const keptWords: Readonly<Record<RecordedYear['kept'], string>> = {
  more: 'gave more than promised',
  'as-promised': 'gave as promised',
  less: 'gave less than promised',
  'not-known': 'not known',
};

const outcomeWords: Readonly<Record<string, string>> = {
  open: 'Not decided yet',
  renewed: 'Carried on',
  'renewed-with-changes': 'Carried on, with changes',
  continues: 'Some carried on',
  ended: 'Ended',
};

const partyList = (here: SignedInContext): WebResponse =>
  framedPage(
    here,
    { title: 'Track records', back: '/evaluation' },
    <>
      <p class="govuk-body">
        What each party can show of its years in the partnership: to a funder, an inspector, or its next partner.
      </p>
      <Bullets
        items={here.partnership.parties.map(({ id, name }) => <Link href={`/track-record/${id}`}>{name}</Link>)}
      />
    </>,
  );

function Years({ record }: { record: TrackRecord }) {
  if (record.years.length === 0)
    return <p class="govuk-body">No year has been looked back on yet. The first will stand here in summer.</p>;
  return (
    <Table
      columns={[
        { head: 'Year' },
        { head: 'With' },
        { head: 'Hours given' },
        { head: 'Money given' },
        { head: 'Promise' },
        { head: 'Reviews held' },
        { head: 'Targets reached' },
        { head: 'How it went on' },
      ]}
      rows={record.years.map((year) => [
        yearInWords(year.year),
        listOf(year.partners),
        year.kept === 'not-known' ? noReturn : String(year.hoursGiven),
        year.kept === 'not-known' ? noReturn : pounds(year.penceGiven),
        keptWords[year.kept],
        `${year.reviewsHeld} of ${year.reviews}`,
        `${year.targetsReached} of ${year.targets}`,
        outcomeWords[year.outcome] ?? year.outcome,
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

const recordPage = async (here: SignedInContext): Promise<WebResponse> => {
  const record = await readTrackRecord(here.outside, here.partnership, here.web.params.party ?? '');
  if (!record) return problem(here.outside, 'not-found');
  const { party, signs, years } = record;
  const at = `/track-record/${party.id}`;
  return framedPage(
    here,
    { title: 'Track record', heading: `Track record of ${party.name}`, back: '/track-record', wide: true },
    <>
      <Years record={record} />
      {years.length > 0 && (
        <>
          <h2 class="govuk-heading-m">How far it has come: {maturityWords(signs)}</h2>
          <p class="govuk-body">These are facts, and no grade.</p>
          <Table
            columns={[{ head: 'Sign' }, { head: 'Is it so?' }]}
            rows={signs.map(({ words, met }) => [words, met ? 'Yes' : 'Not yet'])}
            firstCellIsHeader
            stacks
          />
          <h2 class="govuk-heading-m">Take it along</h2>
          <Bullets
            items={[
              <Link href={`${at}/csv`}>As a table, for a spreadsheet</Link>,
              <Link href={`${at}/json`}>As a file for another system</Link>,
            ]}
          />
        </>
      )}
    </>,
  );
};

/** Hours given and got, and pounds; empty cells for a year of which nothing is known. */
const givenIn = ({ kept, hoursGiven, hoursReceived, penceGiven }: TrackRecord['years'][number]): (string | number)[] =>
  kept === 'not-known' ? ['', '', ''] : [hoursGiven, hoursReceived, penceGiven / 100];

const asCsv = ({ party, years }: TrackRecord): string =>
  writeCsv([
    [
      ...['Party', 'Year', 'Partnership', 'With', 'Schools', 'Purposes', 'Hours given', 'Hours received'],
      ...['Pounds given', 'Promise', 'Reviews held', 'Reviews', 'Targets reached', 'Targets', 'Outcome', 'Seal'],
    ],
    ...years.map((year) => [
      ...[party.name, year.year, year.partnership, year.partners.join('; '), year.schools.join('; ')],
      ...[year.purposes.join('; '), ...givenIn(year), keptWords[year.kept]],
      ...[year.reviewsHeld, year.reviews, year.targetsReached, year.targets],
      ...[outcomeWords[year.outcome] ?? year.outcome, year.seal ?? ''],
    ]),
  ]);

const asJson = ({ party, years, signs }: TrackRecord): string =>
  `${JSON.stringify({ party: { id: party.id, name: party.name, kind: party.kind, identifier: party.identifier }, years, signs }, null, 2)}\n`;

const recordFile = (contentType: string, ending: string, write: (record: TrackRecord) => string) =>
  whoeverMay('see-partnership', async (here) => {
    const record = await readTrackRecord(here.outside, here.partnership, here.web.params.party ?? '');
    if (!record) return problem(here.outside, 'not-found');
    return file(contentType, write(record), `track-record-${record.party.id}.${ending}`);
  });

const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, door: 'signed-in', handle });

export const trackRecordRoutes: readonly Route[] = [
  get('/track-record', whoeverMay('see-partnership', partyList)),
  get('/track-record/:party', whoeverMay('see-partnership', recordPage)),
  get('/track-record/:party/csv', recordFile('text/csv; charset=utf-8', 'csv', asCsv)),
  get('/track-record/:party/json', recordFile('application/json', 'json', asJson)),
];
