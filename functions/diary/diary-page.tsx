/** Signed in: the diary. What needs a decision first, then the year as a picture and as a list (R21, R22). */
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { academicYearOf, addDays, isSchoolDay, weekday } from '../domain/calendar.ts';
import { type Clash, clashesOf, worstOf } from '../domain/diary/clashes.ts';
import { tablesThatEnd } from '../domain/diary/national-dates.ts';
import { isStillOn, type Occasion } from '../domain/diary/occasion.ts';
import { occasionWhere, stateWords } from '../domain/diary/occasion-words.ts';
import { keepsDatesOf } from '../domain/diary/who-plans.ts';
import { activeSchools, type Partnership, type School, type Term } from '../domain/partnership/partnership.ts';
import { shortSchoolName, shortSchoolNames } from '../domain/partnership/short-names.ts';
import { may } from '../domain/permissions.ts';
import type { PlainDate } from '../domain/values.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { TermPicture } from '../pages/charts/term-picture.tsx';
import { Link } from '../pages/components/link.tsx';
import { NotificationBanner } from '../pages/components/notification-banner.tsx';
import { Table } from '../pages/components/table.tsx';
import { Tag } from '../pages/components/tag.tsx';
import { WarningText } from '../pages/components/warning-text.tsx';
import { Bullets } from '../pages/paragraphs.tsx';
import { type Diary, readDiary } from '../records/diary.ts';
import { csvOf } from '../web/csv.ts';
import { file } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { worldWithout } from './weighing.ts';

type Weighed = { readonly occasion: Occasion; readonly clashes: readonly Clash[] };

/** What stands against a date and has not been accepted with a reason. */
const openClashes = (occasion: Occasion, clashes: readonly Clash[]): Clash[] => {
  const accepted = new Set(occasion.accepted.map(({ clash }) => clash));
  return clashes.filter(({ level, words }) => level === 'note' || !accepted.has(words));
};

const weighedDiary = (partnership: Partnership, diary: Diary, today: PlainDate): Weighed[] =>
  diary.occasions.map((occasion) => ({
    occasion,
    clashes:
      isStillOn(occasion) && occasion.date >= today
        ? openClashes(occasion, clashesOf(occasion, worldWithout(partnership, diary, occasion.id)))
        : [],
  }));

const needsDecision = ({ clashes }: Weighed): boolean => clashes.some(({ level }) => level !== 'note');

const headingFor = (weighed: readonly Weighed[], today: PlainDate): string => {
  const ahead = weighed.filter(({ occasion }) => isStillOn(occasion) && occasion.date >= today);
  const decide = ahead.filter(needsDecision);
  if (weighed.length === 0) return 'No date is fixed yet';
  if (ahead.length === 0) return 'No date is still to come';
  if (decide.length === 0) return `Nothing stands against the ${countOf(ahead.length, 'date')} to come`;
  return `${decide.length} of ${countOf(ahead.length, 'date')} to come ${decide.length === 1 ? 'needs' : 'need'} a decision`;
};

function StateOf({ occasion, clashes, today }: Weighed & { today: PlainDate }) {
  if (!isStillOn(occasion)) return <Tag colour="grey">{stateWords[occasion.state]}</Tag>;
  if (occasion.date < today) return <Tag colour="yellow">Nobody has said</Tag>;
  const worst = worstOf(clashes);
  if (worst === 'stop' || worst === 'ask') return <Tag colour="red">Decide</Tag>;
  return worst === 'note' ? <Tag colour="yellow">To note</Tag> : <Tag colour="green">Clear</Tag>;
}

/** The terms of the partnership's year, each from the first school's first day to the last school's last. */
const termsOf = (partnership: Partnership): { name: Term['name']; from: PlainDate; to: PlainDate }[] => {
  const terms = activeSchools(partnership)
    .flatMap((school) => school.terms)
    .filter((term) => academicYearOf(term) === partnership.year);
  return (['Autumn', 'Spring', 'Summer'] as const).flatMap((name) => {
    const own = terms.filter((term) => term.name === name);
    const from = own.map(({ start }) => start).toSorted()[0];
    const to = own
      .map(({ end }) => end)
      .toSorted()
      .at(-1);
    return from === undefined || to === undefined ? [] : [{ name, from, to }];
  });
};

const isWeekday = (day: PlainDate): boolean => !['Saturday', 'Sunday'].includes(weekday(day));

/** Times between two days in which a school is closed, two weekdays or more, or a whole week. */
const closedTimes = ({ terms }: School, from: PlainDate, to: PlainDate) => {
  const times: { from: PlainDate; until: PlainDate }[] = [];
  let began: PlainDate | undefined;
  let last = from;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isWeekday(day)) continue;
    if (isSchoolDay(day, terms)) {
      if (began !== undefined) times.push({ from: began, until: last });
      began = undefined;
    } else began ??= day;
    last = day;
  }
  if (began !== undefined) times.push({ from: began, until: last });
  return times;
};

function Pictures({ partnership, weighed }: { partnership: Partnership; weighed: readonly Weighed[] }) {
  const schools = activeSchools(partnership);
  return (
    <>
      {termsOf(partnership).map(({ name, from, to }) => (
        <>
          <h3 class="govuk-heading-s">{name} term</h3>
          <TermPicture
            chart={`term-${name.toLowerCase()}`}
            title={`${name} term`}
            from={from}
            to={to}
            schools={schools.map((school) => ({
              urn: school.urn,
              name: shortSchoolName(school, { schools }),
              closed: closedTimes(school, from, to),
            }))}
            dates={weighed
              .filter(({ occasion: { date, state } }) => state !== 'cancelled' && from <= date && date <= to)
              .map((one) => ({ on: one.occasion.date, host: one.occasion.host, decide: needsDecision(one) }))}
          />
        </>
      ))}
    </>
  );
}

function TableEnds({ today }: { today: PlainDate }) {
  return (
    <>
      {tablesThatEnd(today).map(({ of, on, past }) => (
        <WarningText>
          {of === 'tests' ? 'Our dates of tests and examinations' : 'Our list of bank holidays'}{' '}
          {past ? 'ended' : 'end'} on {longDate(on)}. For later dates we cannot say whether one of them falls on it.
        </WarningText>
      ))}
    </>
  );
}

function Shares({ partnership, occasions }: { partnership: Partnership; occasions: readonly Occasion[] }) {
  const names = shortSchoolNames(partnership);
  const meetings = occasions.filter(({ kind, state }) => kind === 'meeting' && state !== 'cancelled');
  const count = (of: 'host' | 'thinkPiece', urn: string) => meetings.filter((meeting) => meeting[of] === urn).length;
  return (
    <Table
      caption="Fair shares: how often each school hosts, and brings the think piece"
      captionSize="m"
      columns={[{ head: 'School' }, { head: 'Hosts', numeric: true }, { head: 'Think pieces', numeric: true }]}
      rows={activeSchools(partnership).map(({ urn }) => [
        names.get(urn) ?? urn,
        count('host', urn),
        count('thinkPiece', urn),
      ])}
      firstCellIsHeader
    />
  );
}

const doneWords: Readonly<Record<string, string>> = {
  series: 'The dates are in the diary. The schools’ leads have been told.',
  dates: 'The school’s own dates are kept.',
};

const diaryPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, today, signedIn, web } = here;
  const diary = await readDiary(outside, partnership);
  const weighed = weighedDiary(partnership, diary, today);
  const names = shortSchoolNames(partnership);
  const maySeries = may(partnership, signedIn.person, 'plan-series');
  const { done = '' } = web.query;
  return framedPage(
    here,
    { title: 'Diary', heading: headingFor(weighed, today), wide: true },
    <>
      {Object.hasOwn(doneWords, done) && <NotificationBanner kind="success">{doneWords[done]}</NotificationBanner>}
      <TableEnds today={today} />
      <Bullets
        items={[
          ...(may(partnership, signedIn.person, 'plan-dates')
            ? [<Link href="/diary/new">Put a date into the diary: a session, a workshop, a visit, a meeting</Link>]
            : []),
          ...(maySeries ? [<Link href="/diary/series">Put a series of meetings into the diary</Link>] : []),
          ...(keepsDatesOf(partnership, signedIn.person).length > 0
            ? [<Link href="/diary/school-dates">Tell us your school’s own dates: trips, plays, training days</Link>]
            : []),
          <Link href="/workshops">Workshops for staff: sign-up and places</Link>,
          ...(may(partnership, signedIn.person, 'celebrate')
            ? [<Link href="/celebration">Certificates, and a draft for the newsletter</Link>]
            : []),
          <Link href="/diary/think-pieces">Think pieces, and the shared plans that they became</Link>,
          <Link href="/diary/feed">Have these dates in your own calendar</Link>,
          <Link href="/diary/file">Take the diary as a spreadsheet</Link>,
        ]}
      />
      {weighed.length === 0 ? (
        <p class="govuk-body">Once the plan names its meetings, or somebody puts dates in, they stand here.</p>
      ) : (
        <>
          <h2 class="govuk-heading-m">The year</h2>
          <p class="govuk-body">
            A dot stands at the school that hosts; a red square needs a decision; hatched, the school is closed.
          </p>
          <Pictures partnership={partnership} weighed={weighed} />
          <h2 class="govuk-heading-m">By date</h2>
          <Table
            columns={[
              { head: 'Date' },
              { head: 'What and where' },
              { head: 'What stands against it' },
              { head: 'State' },
            ]}
            rows={weighed.map((one) => [
              <Link href={`/diary/${one.occasion.id}`}>
                {weekday(one.occasion.date)} {longDate(one.occasion.date)}
              </Link>,
              `${one.occasion.title}, ${one.occasion.start}, ${occasionWhere(one.occasion, names)}`,
              one.clashes.map(({ words }) => words).join(' ') || 'Nothing that we know of',
              <StateOf {...one} today={today} />,
            ])}
            firstCellIsHeader
            stacks
          />
          <Shares partnership={partnership} occasions={diary.occasions} />
        </>
      )}
    </>,
  );
};

const diaryFile = async ({ outside, partnership }: SignedInContext): Promise<WebResponse> => {
  const { occasions } = await readDiary(outside, partnership);
  const names = new Map(partnership.schools.map(({ urn, name }) => [urn, name]));
  const rows = occasions.map((one) => [
    one.date,
    one.start,
    one.end,
    one.title,
    occasionWhere(one, names),
    one.thinkPiece === undefined ? '' : (names.get(one.thinkPiece) ?? one.thinkPiece),
    stateWords[one.state],
  ]);
  return file(
    'text/csv; charset=utf-8',
    csvOf([['Date', 'Starts', 'Ends', 'What', 'Where', 'Think piece', 'State'], ...rows]),
    'diary.csv',
  );
};

export const showDiary = whoeverMay('see-partnership', diaryPage);
export const showDiaryFile = whoeverMay('see-partnership', diaryFile);
