/**
 * What stands against a date (R21): three levels, so that a warning means something. Pure: everything it weighs is given.
 * Examinations leave staff meetings alone: seven weeks of false alarms teach people to ignore them.
 */
import { daysBetween, isSchoolDay, termOf, weekday } from '../calendar.ts';
import type { Partnership, School } from '../partnership/partnership.ts';
import { activeParties, activeSchools } from '../partnership/partnership.ts';
import { isStateSchool, teaches, yearNumber } from '../partnership/school-facts.ts';
import type { PlainDate } from '../values.ts';
import { longDate } from '../wording.ts';
import { nationalOn } from './national-dates.ts';
import { forPupils, isStillOn, type Occasion } from './occasion.ts';

/** `stop`: cannot be locked. `ask`: needs a reason. `note`: worth knowing. */
export type ClashLevel = 'stop' | 'ask' | 'note';
export type ClashKind =
  | 'past'
  | 'outside-agreement'
  | 'checks-missing'
  | 'closed'
  | 'test-day'
  | 'taken'
  | 'tests'
  | 'own-date'
  | 'season'
  | 'board-meets'
  | 'near-another'
  | 'edge-of-term';
export type Clash = {
  readonly level: ClashLevel;
  readonly kind: ClashKind;
  /** In one sentence. */
  readonly words: string;
};

/** A school's own date: a trip, a play, an inspection. Without years it is for the whole school. */
export type SchoolDate = {
  readonly urn: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly what: string;
  readonly years: readonly string[];
};

export type Planned = Pick<
  Occasion,
  'kind' | 'activity' | 'date' | 'start' | 'end' | 'held' | 'host' | 'room' | 'schools' | 'years' | 'leader'
>;

export type DiaryWorld = {
  readonly partnership: Pick<Partnership, 'schools' | 'parties' | 'left'>;
  /** London's date today; undefined where only the dates themselves are weighed. */
  readonly today?: PlainDate;
  /** First and last day of the agreement in force. */
  readonly agreement: { readonly from?: PlainDate | undefined; readonly until?: PlainDate | undefined };
  readonly schoolDates: readonly SchoolDate[];
  /** The other occasions of the diary, without the one that is weighed. */
  readonly others: readonly (Planned & Pick<Occasion, 'state' | 'id'>)[];
  /** Short names, by URN. */
  readonly names: ReadonlyMap<string, string>;
  /** Schools taking part whose safeguarding confirmation for this activity is not current on the date (L34). */
  readonly unconfirmed: (planned: Planned) => readonly string[];
};

/** Pupils' sessions that begin before this are in school hours. */
const schoolEnds = '15:30';
/** Meetings nearer to each other than this are worth a note. */
const nearDays = 7;

const meets = (one: Pick<Planned, 'date' | 'start' | 'end'>, other: Pick<Planned, 'date' | 'start' | 'end'>): boolean =>
  one.date === other.date && one.start < other.end && other.start < one.end;

/** The schools it concerns: those taking part and, in person, the host. */
const concerned = (planned: Planned, { partnership }: DiaryWorld): School[] => {
  const urns = new Set([...planned.schools, ...(planned.held === 'in-person' && planned.host ? [planned.host] : [])]);
  return activeSchools(partnership).filter(({ urn }) => urns.has(urn));
};

const outside = ({ date }: Planned, { today, agreement }: DiaryWorld): Clash[] => {
  if (today !== undefined && date < today)
    return [{ level: 'stop', kind: 'past', words: `${longDate(date)} is over.` }];
  if (agreement.from !== undefined && date < agreement.from)
    return [
      { level: 'stop', kind: 'outside-agreement', words: `The agreement begins on ${longDate(agreement.from)}.` },
    ];
  if (agreement.until !== undefined && date > agreement.until)
    return [{ level: 'stop', kind: 'outside-agreement', words: `The agreement ends on ${longDate(agreement.until)}.` }];
  return [];
};

const missingChecks = (planned: Planned, world: DiaryWorld): Clash[] => {
  if (!forPupils(planned)) return [];
  return world.unconfirmed(planned).map((urn) => ({
    level: 'stop',
    kind: 'checks-missing',
    words: `${world.names.get(urn) ?? urn} has not confirmed its safeguarding checks for that day.`,
  }));
};

const closedSchools = (planned: Planned, world: DiaryWorld): Clash[] =>
  concerned(planned, world)
    .filter(({ terms }) => !isSchoolDay(planned.date, terms))
    .map(({ urn }) => ({
      level: forPupils(planned) ? 'stop' : 'ask',
      kind: 'closed',
      words: `${world.names.get(urn) ?? urn} is closed that day.`,
    }));

/** Tests and examinations on that day, for the year groups that come, or for a whole state school with those pupils. */
const nationalClashes = (planned: Planned, world: DiaryWorld): Clash[] => {
  const pupils = forPupils(planned);
  const coming = new Set(planned.years.map(yearNumber));
  return nationalOn(planned.date).flatMap((national): Clash[] => {
    const sitting = concerned(planned, world).filter(
      (school) =>
        (isStateSchool(school) || !national.stateOnly) && national.years.some((year) => teaches(school, year)),
    );
    if (sitting.length === 0) return [];
    const theirs = national.years.some((year) => coming.has(year));
    if (national.kind === 'day' && pupils && theirs && planned.start < schoolEnds)
      return [{ level: 'stop', kind: 'test-day', words: `${national.what} are sat that day.` }];
    if (national.kind === 'season' && pupils && theirs)
      return [{ level: 'ask', kind: 'season', words: `${national.what}: some of these pupils may be in it.` }];
    if (national.kind === 'season') return [];
    const where = sitting.map(({ urn }) => world.names.get(urn) ?? urn).join(' and ');
    return [{ level: 'ask', kind: 'tests', words: `${national.what} at ${where}.` }];
  });
};

const ownDates = (planned: Planned, world: DiaryWorld): Clash[] => {
  const urns = new Set(concerned(planned, world).map(({ urn }) => urn));
  const coming = planned.years.map((year) => yearNumber(year) ?? year.trim().toLowerCase());
  return world.schoolDates
    .filter(({ urn, from, until }) => urns.has(urn) && from <= planned.date && planned.date <= until)
    .filter(
      ({ years }) =>
        years.length === 0 || years.some((year) => coming.includes(yearNumber(year) ?? year.trim().toLowerCase())),
    )
    .map(({ urn, what }) => ({ level: 'ask', kind: 'own-date', words: `${world.names.get(urn) ?? urn}: ${what}.` }));
};

const taken = (planned: Planned, world: DiaryWorld): Clash[] =>
  world.others
    .filter((other) => isStillOn(other) && meets(planned, other))
    .flatMap((other): Clash[] => {
      const sameRoom =
        planned.room !== undefined && planned.host === other.host && planned.room.trim() === other.room?.trim();
      if (sameRoom) return [{ level: 'stop', kind: 'taken', words: `${planned.room} is already taken at that time.` }];
      const sameLeader = planned.leader !== undefined && planned.leader === other.leader;
      return sameLeader
        ? [{ level: 'stop', kind: 'taken', words: 'Whoever leads it already leads something else at that time.' }]
        : [];
    });

const boardsMeeting = ({ date }: Planned, { partnership }: DiaryWorld): Clash[] =>
  activeParties(partnership)
    .flatMap(({ boards }) => boards)
    .filter(({ meetings }) => meetings.includes(date))
    .map(({ name }) => ({ level: 'note', kind: 'board-meets', words: `${name} meets that day.` }));

const nearMeetings = (planned: Planned, { others }: DiaryWorld): Clash[] => {
  if (planned.kind !== 'meeting') return [];
  const near = others.filter(
    (other) =>
      other.kind === 'meeting' && isStillOn(other) && Math.abs(daysBetween(planned.date, other.date)) < nearDays,
  );
  return near.map(({ date }) => ({
    level: 'note',
    kind: 'near-another',
    words: `There is another meeting on ${weekday(date)} ${longDate(date)}.`,
  }));
};

const edgesOfTerm = (planned: Planned, world: DiaryWorld): Clash[] => {
  if (!forPupils(planned)) return [];
  return concerned(planned, world).flatMap(({ urn, terms }): Clash[] => {
    const term = termOf(planned.date, terms);
    if (!term) return [];
    const first = daysBetween(term.start, planned.date) < 2;
    const last = daysBetween(planned.date, term.end) < 2;
    if (!first && !last) return [];
    const name = world.names.get(urn) ?? urn;
    const edge = first ? 'first' : 'last';
    return [{ level: 'note', kind: 'edge-of-term', words: `It is in ${name}'s ${edge} two days of term.` }];
  });
};

/** Everything that stands against it, worst first. None means that nothing known stands against it. */
export const clashesOf = (planned: Planned, world: DiaryWorld): Clash[] => [
  ...outside(planned, world),
  ...missingChecks(planned, world),
  ...[
    ...closedSchools(planned, world),
    ...nationalClashes(planned, world),
    ...ownDates(planned, world),
    ...taken(planned, world),
  ].toSorted((one, other) => Number(other.level === 'stop') - Number(one.level === 'stop')),
  ...boardsMeeting(planned, world),
  ...nearMeetings(planned, world),
  ...edgesOfTerm(planned, world),
];

/** The worst level of them; undefined when there is none. */
export const worstOf = (clashes: readonly Clash[]): ClashLevel | undefined =>
  (['stop', 'ask', 'note'] as const).find((level) => clashes.some((clash) => clash.level === level));
