/** The published figures as a file for a spreadsheet, with its symbols explained in its last lines. */

import type { PublishedCohort } from '../domain/cohort/published-cohort.ts';
import { shareShown } from '../domain/cohort/share-shown.ts';
import { writeCsv } from '../domain/csv.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import { symbolWords } from './cohort-report.tsx';

const heading = [
  'Term',
  'Year group',
  'Subject or measure',
  'Characteristic',
  'Group',
  'URN',
  'School',
  'Pupils',
  'At the expected standard',
  'Share at the expected standard',
  'Mean',
  'Progress since last return',
];

/** `label`: `202627 Autumn term`, as official statistics write it. */
export const figuresFile = (
  label: string,
  published: PublishedCohort,
  partnership: Pick<Partnership, 'schools'>,
): string => {
  const lines = published.tables.flatMap(({ year, subject, kind, rows, refused, leftOut = [] }) => {
    if (refused !== undefined) return [[label, year, subject, refused]];
    const without = leftOut.map(({ characteristic, why }) => [
      label,
      year,
      subject,
      characteristic,
      `Not shown: ${why}`,
    ]);
    const shown = rows.flatMap(({ characteristic, group, figures }) =>
      figures.map((one) => [
        label,
        year,
        subject,
        characteristic,
        group,
        one.school ?? '',
        one.school === undefined ? 'All schools' : (schoolByUrn(partnership, one.school)?.name ?? ''),
        one.number,
        one.expected ?? '',
        kind === 'expected' ? shareShown(one) : '',
        one.mean ?? '',
        one.progress ?? '',
      ]),
    );
    return [...shown, ...without];
  });
  return writeCsv([heading, ...lines, [], ...symbolWords(published.threshold).map((words) => [words])]);
};
