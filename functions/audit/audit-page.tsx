/** Signed in: the audit trail as a story, newest first, by event and by person, and as a file. */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import type { AuditEventName } from '../domain/audit.ts';
import { londonDate, londonTime } from '../domain/london.ts';
import { longDate } from '../domain/wording.ts';
import { Button } from '../pages/components/button.tsx';
import { Details } from '../pages/components/details.tsx';
import { Link } from '../pages/components/link.tsx';
import { Pagination } from '../pages/components/pagination.tsx';
import { Select } from '../pages/components/select.tsx';
import { Table } from '../pages/components/table.tsx';
import { readEverybody } from '../records/everybody.ts';
import type { StoredPerson } from '../records/kinds.ts';
import { readPlanOfYear } from '../records/reviews.ts';
import { csvOf } from '../web/csv.ts';
import { file } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { eventSentences } from './event-sentences.ts';
import { readTrail, type TrailFilter, type TrailPage } from './read-trail.ts';
import { tellEvent, type Voice } from './story.ts';

const onePage = 50;

const isEvent = (name: string | undefined): name is AuditEventName =>
  name !== undefined && Object.hasOwn(eventSentences, name);

/** What the address asks for; words that mean nothing ask for nothing. */
const filterIn = ({ web: { query } }: SignedInContext, everybody: readonly StoredPerson[]): TrailFilter => ({
  event: isEvent(query.event) ? query.event : undefined,
  person: everybody.find(({ id }) => id === query.person)?.id,
  before: /^\d{1,9}$/.test(query.before ?? '') ? Number(query.before) : undefined,
});

/** The same filter as an address, from another event on. */
const addressOf = (path: string, { event, person }: TrailFilter, before?: number): string => {
  const query = new URLSearchParams({
    ...(event === undefined ? {} : { event }),
    ...(person === undefined ? {} : { person }),
    ...(before === undefined ? {} : { before: String(before) }),
  }).toString();
  return query === '' ? path : `${path}?${query}`;
};

const voiceOf = async (
  { outside, partnership }: SignedInContext,
  everybody: readonly StoredPerson[],
): Promise<Voice> => {
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const plan = await readPlanOfYear(outside, partnership, partnership.year);
  const titles = new Map((plan?.activities ?? []).map(({ id, title }) => [id, title]));
  return {
    partnership,
    nameOf: (person) => names.get(person) ?? person,
    titleOf: (activity) => titles.get(activity) ?? activity,
  };
};

function Filters({ filter, everybody }: { filter: TrailFilter; everybody: readonly StoredPerson[] }) {
  const events = Object.entries(eventSentences).map(([value, text]) => ({ value, text }));
  return (
    <form method="get" action="/audit" novalidate>
      <Select
        name="event"
        label="What happened"
        value={filter.event ?? ''}
        items={[{ value: '', text: 'Everything' }, ...events]}
      />
      <Select
        name="person"
        label="Who did it, or to whom"
        value={filter.person ?? ''}
        items={[{ value: '', text: 'Everybody' }, ...everybody.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      <Button kind="secondary">Show these</Button>
    </form>
  );
}

const dated = (at: string): string => `${longDate(londonDate(new Date(at)))}, ${londonTime(new Date(at))}`;

type TrailProps = { readonly trail: TrailPage; readonly voice: Voice };

function Trail({ trail, voice }: TrailProps) {
  if (trail.events.length === 0) return <p class="govuk-body">Nothing of this kind has happened.</p>;
  return (
    <Table
      caption="Newest first"
      captionSize="m"
      columns={[{ head: 'When' }, { head: 'What happened' }, { head: 'Who' }]}
      rows={trail.events.map((event) => {
        const { at, what, who } = tellEvent(event, voice);
        return [dated(at), what, who];
      })}
      firstCellIsHeader
      stacks
    />
  );
}

const auditPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership } = here;
  const everybody = await readEverybody(outside, partnership.id);
  const filter = filterIn(here, everybody);
  const trail = await readTrail(outside, partnership.id, { ...filter, forReaders: true }, onePage);
  const last = trail.events.at(-1);
  const older = trail.more && last ? { href: addressOf('/audit', filter, last.sequence), text: 'Older' } : undefined;
  const newest = filter.before === undefined ? undefined : { href: addressOf('/audit', filter), text: 'Newest' };
  return framedPage(
    here,
    { title: 'What happened', wide: true },
    <>
      <p class="govuk-body">
        Everything that was asked, answered, decided and changed. What people typed is not in it, nor anybody’s address.
      </p>
      <Filters filter={filter} everybody={everybody} />
      <Trail trail={trail} voice={await voiceOf(here, everybody)} />
      {(older || newest) && <Pagination previous={newest} next={older} />}
      <p class="govuk-body">
        <Link href={addressOf('/audit/file', filter)}>Download all of these as a file for a spreadsheet (CSV)</Link>
      </p>
      <Details summary="Can this be changed afterwards?">
        Each line carries a seal that covers the line before it. If somebody changed or took out a line, every seal
        after it would be wrong. Whoever runs this system can check that, and the last seal is also kept in a second
        place. The lines hold seals of what was written down too, so a decision that was changed shows. Lines that only
        hold such seals are in the file, and not on this page.
      </Details>
    </>,
  );
};

const auditFile = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership } = here;
  const everybody = await readEverybody(outside, partnership.id);
  const { event, person } = filterIn(here, everybody);
  const { events } = await readTrail(outside, partnership.id, { event, person });
  const voice = await voiceOf(here, everybody);
  const rows = events.map((one) => {
    const { what, who } = tellEvent(one, voice);
    return [one.sequence, one.at, one.event, what, who, one.hash];
  });
  const content = csvOf([['Number', 'When (UTC)', 'Event', 'What happened', 'Who', 'Seal'], ...rows]);
  return file('text/csv; charset=utf-8', content, `what-happened-${partnership.id}-${here.today}.csv`);
};

export const auditRoutes: readonly Route[] = [
  { method: 'GET', path: '/audit', door: 'signed-in', handle: whoeverMay('see-audit', auditPage) },
  { method: 'GET', path: '/audit/file', door: 'signed-in', handle: whoeverMay('see-audit', auditFile) },
];
