/** The figures of a board's two pages: pupils by year group, from what was published, and the measures of its schools. */
import { type CohortRow, everybody } from '../cohort/cohort.ts';
import type { PublishedTable } from '../cohort/published-cohort.ts';
import { shareShown } from '../cohort/share-shown.ts';
import { isAboutPupils } from '../proposal/proposal.ts';
import type { PartyReview } from './party-review.ts';
import { valueWords } from './review.ts';
import { yearName } from './year-groups.ts';

const figureIn = (
  { rows }: PublishedTable,
  characteristic: string,
  group: string,
  school: string | undefined,
): string => {
  const row = rows.find((one) => one.characteristic === characteristic && one.group === group);
  const figures = row?.figures.find((one) => one.school === school);
  return figures ? shareShown(figures) : 'x';
};

type PupilsOf = Pick<PartyReview, 'published' | 'own' | 'sentByOwn'>;

const shareIn = (row: CohortRow | undefined): string => (row ? shareShown(row) : 'x');

/** The same of an own school, from what it sent itself: nothing of it is hidden. */
const ownRow = (found: PublishedTable, name: string, rows: readonly CohortRow[]): string[] => {
  const share = (characteristic: string, group: string): string =>
    shareIn(
      rows.find(
        (row) =>
          row.year === found.year &&
          row.subject.toLowerCase() === found.subject.toLowerCase() &&
          row.characteristic === characteristic &&
          row.group === group,
      ),
    );
  return [
    `${yearName(found.year)}, ${found.subject}`,
    name,
    share(everybody, everybody),
    share('FSM', 'FSM'),
    share('FSM', 'Not FSM'),
  ];
};

/** Whether the rows hold what the board's own schools sent, hidden from everybody else. */
export const showsOwn = ({ sentByOwn = [] }: PupilsOf): boolean => sentByOwn.length > 0;

const rowOf = (found: PublishedTable, name: string, school: string | undefined): string[] => [
  `${yearName(found.year)}, ${found.subject}`,
  name,
  figureIn(found, everybody, everybody, school),
  figureIn(found, 'FSM', 'FSM', school),
  figureIn(found, 'FSM', 'Not FSM', school),
];

/** A row for each own school, and one for all together, of each published table; shares, or the symbol of what is hidden. */
export const pupilRows = ({ published, own, sentByOwn = [] }: PupilsOf): string[][] =>
  (published?.tables ?? [])
    .filter(({ kind, refused }) => kind === 'expected' && (refused === undefined || sentByOwn.length > 0))
    .flatMap((found) => {
      const sent = (urn: string): boolean =>
        found.rows.some(({ figures }) => figures.some(({ school }) => school === urn));
      const rows = own.flatMap(({ urn, name }) => {
        const theirs = sentByOwn.find(({ school }) => school === urn)?.table.rows ?? [];
        const isThere = theirs.some(
          ({ year, subject }) => year === found.year && subject.toLowerCase() === found.subject.toLowerCase(),
        );
        if (isThere) return [ownRow(found, name, theirs)];
        return sent(urn) ? [rowOf(found, name, urn)] : [];
      });
      return [...rows, ...(found.refused === undefined ? [rowOf(found, 'All schools', undefined)] : [])];
    });

const pointsIn = (free: string | undefined, others: string | undefined): number | undefined => {
  const [one, other] = [free, others].map((share) => /^(\d+)%$/.exec(share ?? '')?.[1]);
  return one === undefined || other === undefined ? undefined : Number(other) - Number(one);
};

/** How far pupils on free school meals are from the others, of each row that shows both. */
export const gapSentences = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap(([what, school, , free, others]) => {
    const points = pointsIn(free, others);
    if (points === undefined) return [];
    const place = points === 0 ? 'level with' : `${Math.abs(points)} points ${points > 0 ? 'behind' : 'ahead of'}`;
    return [`${what}, ${school}: pupils on free school meals are ${place} the others.`];
  });

const numberOr = (value: number | undefined): string => (value === undefined ? 'not said' : String(value));

/** Each measure of each own school that gave its value. */
export const measureRows = ({ content, own, returns }: Pick<PartyReview, 'content' | 'own' | 'returns'>): string[][] =>
  content.purposes.flatMap(({ id, measures }) =>
    measures
      .filter((measure) => !isAboutPupils(measure))
      .flatMap(({ name, baseline, target }) =>
        own.flatMap(({ urn, name: school }) => {
          const told = returns.find((sent) => sent.school === urn)?.purposes.find(({ purpose }) => purpose === id);
          const value = told?.values.find(({ measure }) => measure === name);
          return value === undefined ? [] : [[name, school, numberOr(baseline), valueWords(value), numberOr(target)]];
        }),
      ),
  );
