/**
 * Whose turn it is to host, or to bring the think piece (R22). Fair by what each school is owed since it joined: a school
 * that joins in January need not catch up with the autumn.
 */
import { isSchoolDay } from '../calendar.ts';
import type { School } from '../partnership/partnership.ts';
import type { PlainDate } from '../values.ts';

export type RotaSchool = Pick<School, 'urn' | 'terms'> & {
  /** First day in the partnership; undefined from the beginning. */
  readonly joined?: PlainDate | undefined;
  /** Last day in it. */
  readonly left?: PlainDate | undefined;
};
/** A meeting in person that has a host, or has none yet. Remote ones take no turn. */
export type Turn = { readonly date: PlainDate; readonly urn?: string | undefined };

const isIn = ({ joined, left }: RotaSchool, date: PlainDate): boolean =>
  (joined === undefined || joined <= date) && (left === undefined || date <= left);

/** `last` is empty for a school that has had no turn. */
type Owed = { readonly urn: string; readonly owed: number; readonly last: string };

/** No float decides between two schools: differences below this are none. */
const asEqual = 1e-9;

const owedTo = (school: RotaSchool, date: PlainDate, turns: readonly Turn[], schools: readonly RotaSchool[]): Owed => {
  const dates = [...turns.map((turn) => turn.date), date].filter((day) => isIn(school, day));
  const share = dates.reduce((sum, day) => sum + 1 / schools.filter((other) => isIn(other, day)).length, 0);
  const own = turns.filter(({ urn }) => urn === school.urn);
  return { urn: school.urn, owed: share - own.length, last: own.at(-1)?.date ?? '' };
};

/** Whose turn it is on the date, after these turns (in the order of their dates); undefined when no school can. */
export const nextInRota = (
  date: PlainDate,
  turns: readonly Turn[],
  schools: readonly RotaSchool[],
  notThis?: string,
): string | undefined =>
  schools
    .filter((school) => isIn(school, date) && school.urn !== notThis && isSchoolDay(date, school.terms))
    .map((school) => owedTo(school, date, turns, schools))
    .toSorted(
      (one, other) =>
        (Math.abs(other.owed - one.owed) < asEqual ? 0 : other.owed - one.owed) ||
        one.last.localeCompare(other.last) ||
        one.urn.localeCompare(other.urn),
    )[0]?.urn;

export type RotaPlace = { readonly date: PlainDate; readonly host?: string; readonly thinkPiece?: string };

/** A host and a think piece for each date, never the same school for both. */
export const rotaFor = (dates: readonly PlainDate[], schools: readonly RotaSchool[]): RotaPlace[] => {
  const hosts: Turn[] = [];
  const pieces: Turn[] = [];
  return dates.map((date) => {
    const host = nextInRota(date, hosts, schools);
    const thinkPiece = nextInRota(date, pieces, schools, host);
    hosts.push({ date, urn: host });
    pieces.push({ date, urn: thinkPiece });
    return { date, ...(host !== undefined && { host }), ...(thinkPiece !== undefined && { thinkPiece }) };
  });
};
