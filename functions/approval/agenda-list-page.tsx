/** Signed in, for clerks: what to put on agendas and what to record, by the day of the meeting, in every partnership. */
import { londonDate } from '../domain/london.ts';
import type { PlainDate } from '../domain/values.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Details } from '../pages/components/details.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Tag } from '../pages/components/tag.tsx';
import type { Outside } from '../ports.ts';
import { problem } from '../web/problem.tsx';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { signedInPage } from '../web/signed-in-page.tsx';
import { type AgendaItem, readAgendaList } from './agenda-list.ts';

const stateOf = ({ wants, by }: AgendaItem): string => {
  switch (wants) {
    case 'agenda':
      return `Not on an agenda yet. Please tell us the date by ${longDate(by)}.`;
    case 'papers':
      return `On the agenda. Papers go out by ${longDate(by)}.`;
    case 'record':
      return 'The meeting has been held. Please write down what it decided.';
    case 'minutes':
      return 'Recorded. You can correct it until the minutes are agreed.';
    case 'report':
      return `To be reported, not decided. Please tell us once it was, by ${longDate(by)}.`;
  }
};

/** Whoever has given a date has answered: what comes next is the meeting, and whether papers went nobody knows here. */
const isLate = ({ wants, by }: AgendaItem, today: PlainDate): boolean =>
  wants !== 'minutes' && wants !== 'papers' && by < today;

function Item({ item, today, several }: { item: AgendaItem; today: PlainDate; several: boolean }) {
  const { board, partnership, clerk, toDo, href, resolution, wants } = item;
  return (
    <>
      <h3 class="govuk-heading-s">
        {board}, {partnership}
        {several && ` (${clerk})`}
      </h3>
      <p class="govuk-body">
        {stateOf(item)} {isLate(item, today) && <Tag colour="red">Late</Tag>}
      </p>
      <p class="govuk-body">
        {href === undefined ? `${toDo}. Please use the link in your email.` : <Link href={href}>{toDo}</Link>}
      </p>
      {resolution && (
        <Details summary={wants === 'agenda' ? 'Text to paste into the agenda' : 'The text on the agenda'}>
          <InsetText>
            <p class="govuk-body">
              <strong>{partnership}</strong> (for decision)
            </p>
            <p class="govuk-body">Resolution: {resolution}</p>
            <p class="govuk-body">Members who have an interest should say so before the item.</p>
          </InsetText>
        </Details>
      )}
    </>
  );
}

/** Items of one day together, as they come. */
const byDay = (items: readonly AgendaItem[]): ReadonlyMap<string, readonly AgendaItem[]> =>
  Map.groupBy(items, ({ meetingOn }) => meetingOn ?? '');

const headingOf = (day: string, today: PlainDate): string => {
  if (day === '') return 'No date is known yet';
  return day < today ? `Met on ${longDate(day)}` : `Meets on ${longDate(day)}`;
};

const drawn = (outside: Outside, web: WebRequest, items: readonly AgendaItem[], today: PlainDate): WebResponse => {
  const waiting = items.filter(({ wants }) => wants !== 'minutes').length;
  const several = new Set(items.map(({ clerk }) => clerk)).size > 1;
  return signedInPage(
    outside,
    web,
    { title: 'Your boards’ agendas', back: '/home' },
    <>
      <p class="govuk-body">
        {waiting === 0
          ? 'Nothing waits for an agenda or a record now.'
          : `${countOf(waiting, 'thing')} to put on agendas, send out or write down, for every board that you clerk.`}
      </p>
      {[...byDay(items)].map(([day, those]) => (
        <>
          <h2 class="govuk-heading-m">{headingOf(day, today)}</h2>
          {those.map((item) => (
            <Item item={item} today={today} several={several} />
          ))}
        </>
      ))}
    </>,
  );
};

const agendas: Route['handle'] = async (outside, web) => {
  if (!web.signedIn) return problem(outside, 'signed-out');
  const today = londonDate(outside.clock.now());
  return drawn(outside, web, await readAgendaList(outside, web.signedIn.session, today), today);
};

export const agendaListRoutes: readonly Route[] = [
  { method: 'GET', path: '/agendas', door: 'signed-in', handle: agendas },
];
