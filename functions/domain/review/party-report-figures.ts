/** The figures of a board's two pages: pupils by year group, from what was published, and the measures of its schools. */
import { everybody } from '../cohort/cohort.ts';
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

const rowOf = (found: PublishedTable, name: string, school: string | undefined): string[] => [
  `${yearName(found.year)}, ${found.subject}`,
  name,
  figureIn(found, everybody, everybody, school),
  figureIn(found, 'FSM', 'FSM', school),
  figureIn(found, 'FSM', 'Not FSM', school),
];

/** A row for each own school, and one for all together, of each published table; shares, or the symbol of what is hidden. */
export const pupilRows = ({ published, own }: Pick<PartyReview, 'published' | 'own'>): string[][] =>
  (published?.tables ?? [])
    .filter(({ kind, refused }) => kind === 'expected' && refused === undefined)
    .flatMap((found) => {
      const sent = (urn: string): boolean =>
        found.rows.some(({ figures }) => figures.some(({ school }) => school === urn));
      return [
        ...own.filter(({ urn }) => sent(urn)).map(({ urn, name }) => rowOf(found, name, urn)),
        rowOf(found, 'All schools', undefined),
      ];
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
