/** How far a group is from the others, term by term, from published figures only: what is hidden gives no gap. */
import type { Characteristic, YearGroup } from './cohort.ts';
import type { PublishedCohort, PublishedFigures, PublishedTable } from './published-cohort.ts';
import { groupPairs } from './what-boards-need.ts';

export type GroupGap = {
  readonly year: YearGroup;
  readonly subject: string;
  readonly group: string;
  readonly others: string;
  /**
   * Percentage points by which the group is behind the others in all schools together, in the order of the reviews; below
   * zero when it is ahead; nothing where a figure is hidden or missing.
   */
  readonly points: readonly (number | undefined)[];
};

const shareIn = (
  table: PublishedTable | undefined,
  characteristic: Characteristic,
  group: string,
): number | undefined => {
  const row = table?.rows.find((one) => one.characteristic === characteristic && one.group === group);
  const all: PublishedFigures | undefined = row?.figures.find(({ school }) => school === undefined);
  if (typeof all?.number !== 'number' || typeof all.expected !== 'number' || all.number === 0) return undefined;
  return (all.expected * 100) / all.number;
};

const keyOf = ({ year, subject }: Pick<PublishedTable, 'year' | 'subject'>): string =>
  `${year}|${subject.toLowerCase()}`;

/** Every gap that is known in at least one of the reviews. */
export const groupGaps = (reviews: readonly (PublishedCohort | undefined)[]): GroupGap[] => {
  const tables = new Map(reviews.flatMap((one) => one?.tables ?? []).map((table) => [keyOf(table), table] as const));
  return [...tables].flatMap(([key, { year, subject }]) =>
    groupPairs.flatMap(([characteristic, group, others]) => {
      const points = reviews.map((review) => {
        const table = review?.tables.find((one) => one.kind === 'expected' && keyOf(one) === key);
        const [own, other] = [shareIn(table, characteristic, group), shareIn(table, characteristic, others)];
        return own === undefined || other === undefined ? undefined : Math.round(other - own);
      });
      return points.every((point) => point === undefined) ? [] : [{ year, subject, group, others, points }];
    }),
  );
};
