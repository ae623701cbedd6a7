/**
 * What the diary shows that a school gave (R26): from what was noted of each date, never from what was promised. A school
 * looks at it and says whether it is right; nothing is written into its side of the ledger by itself.
 */
import { hours } from '../amount.ts';
import type { LedgerLine } from '../ledger/ledger.ts';
import type { PlainDate } from '../values.ts';
import type { Attendance } from './attendance.ts';
import type { Occasion } from './occasion.ts';

export type ShownLine = Omit<LedgerLine, 'id'>;
type Noted = Occasion & { readonly attendance: Attendance };

/** More lines than this are no help. */
const mostShown = 10;

/** A visit counts as a day or half a day of each visitor's time, whatever its minutes: hours. */
const visitDay = 6.5;
const visitHalfDay = 3.25;
/** From here on a visit is a whole day: minutes. */
const wholeDayFrom = 240;

const isNotedIn = (occasion: Occasion, { after, until }: Period): occasion is Noted =>
  occasion.state === 'held' &&
  occasion.attendance !== undefined &&
  (after === undefined || occasion.date > after) &&
  occasion.date <= until;

/** From the day after one return was due to the day on which the next is. */
export type Period = { readonly after?: PlainDate | undefined; readonly until: PlainDate };

type Given = {
  readonly what: string;
  readonly hours: number;
  readonly with: readonly string[];
  readonly host: string | undefined;
};

/** The schools that had somebody there; all that take part, where nobody was counted. */
const presentAt = ({ attendance, schools }: Noted): string[] => {
  const came = attendance.came.filter(({ count }) => count > 0).map(({ school }) => school);
  return came.length > 0 ? came : schools;
};

/** Visitors' days, by the school that they came from; the school that was visited got them. */
const visitsBy = (visit: Noted, school: string): Given[] => {
  const { attendance, host, title } = visit;
  const visitors = attendance.came.find((one) => one.school === school)?.count ?? 0;
  if (host === undefined || host === school || visitors === 0) return [];
  const each = attendance.minutes >= wholeDayFrom ? visitDay : visitHalfDay;
  return [{ what: title, hours: visitors * each, with: [host], host }];
};

const timeGivenBy = (occasion: Noted, school: string): Given[] => {
  if (occasion.kind === 'visit') return visitsBy(occasion, school);
  const { attendance, host, title } = occasion;
  if (attendance.givenBy !== school || occasion.kind === 'meeting') return [];
  const others = presentAt(occasion).filter((urn) => urn !== school);
  const time = (attendance.staff * (attendance.minutes + attendance.preparation)) / 60;
  return others.length === 0 || time === 0 ? [] : [{ what: title, hours: time, with: others, host }];
};

const roomLentBy = (occasion: Noted, school: string): string[] =>
  occasion.host === school && occasion.held === 'in-person' && occasion.kind !== 'visit'
    ? presentAt(occasion).filter((urn) => urn !== school)
    : [];

const groupedBy = <T>(all: readonly T[], nameOf: (one: T) => string): T[][] => [
  ...all
    .reduce((groups, one) => {
      const name = nameOf(one);
      return groups.set(name, [...(groups.get(name) ?? []), one]);
    }, new Map<string, T[]>())
    .values(),
];

/** What a school gave in that time, line by line, the most hours first; then how often it lent a room. */
export const shownByDiary = (occasions: readonly Occasion[], school: string, period: Period): ShownLine[] => {
  const noted = occasions.filter((one): one is Noted => isNotedIn(one, period));
  const given = noted.flatMap((one) => timeGivenBy(one, school));
  const time = groupedBy(given, (one) => `${one.what}|${one.with.toSorted().join()}|${one.host ?? ''}`).map(
    (group): ShownLine => {
      const [first] = group as [Given, ...Given[]];
      const times = group.length === 1 ? '' : `, ${group.length} times`;
      return {
        kind: 'hours',
        what: `${first.what}${times}`,
        amount: hours(group.reduce((sum, one) => sum + one.hours, 0)),
        side: 'gave',
        with: [...first.with],
        ...(first.host !== undefined && { host: first.host }),
      };
    },
  );
  const lent = noted.map((one) => roomLentBy(one, school)).filter((others) => others.length > 0);
  const rooms = groupedBy(lent, (others) => others.toSorted().join()).map(
    (group): ShownLine => ({
      kind: 'rooms',
      what: 'A room for dates of the diary',
      amount: hours(group.length),
      side: 'gave',
      with: [...(group[0] ?? [])],
      host: school,
    }),
  );
  return [...time.toSorted((one, other) => other.amount - one.amount), ...rooms].slice(0, mostShown);
};

const nameOfLine = ({ kind, what, side, with: others }: ShownLine): string =>
  `${kind}|${side}|${what}|${others.toSorted().join()}`;

/** What the diary shows and the school has not written down yet: a line of the same name is one that it has looked at. */
export const notWrittenYet = (shown: readonly ShownLine[], lines: readonly LedgerLine[]): ShownLine[] => {
  const written = new Set(lines.map(nameOfLine));
  return shown.filter((line) => !written.has(nameOfLine(line)));
};
