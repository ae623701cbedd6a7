/** Figures as schools send them, written short. */
import { expect } from 'vitest';
import { type Characteristic, type CohortRow, CohortTable } from '../../../functions/domain/cohort/cohort.ts';
import { cohortFaults } from '../../../functions/domain/cohort/cohort-faults.ts';
import type { SchoolFigures } from '../../../functions/domain/cohort/cohort-slices.ts';

export type Cell = readonly [group: string, number: number | 'z' | 'x', expected?: number];

export const rowsOf = (characteristic: Characteristic, cells: readonly Cell[], subject = 'Science'): CohortRow[] =>
  cells.map(([group, number, expected]) => ({
    year: '5',
    subject,
    characteristic,
    group,
    number,
    ...(expected !== undefined && { expected }),
  }));

export const sent = (school: string, rows: readonly CohortRow[]): SchoolFigures => {
  expect(cohortFaults(rows)).toEqual([]);
  return { school, table: CohortTable.parse({ rows }) };
};

/** Every school is a party of its own. */
export const apart = (figures: readonly SchoolFigures[]) => figures.map(({ school }) => [school]);
