/** The tables of a report as one file for a spreadsheet: each with its caption and headings, and what the signs mean. */

import { writeCsv } from '../csv.ts';
import type { Section } from './document-source.ts';

const tablesOf = ({ heading, blocks }: Section): string[][] =>
  blocks.flatMap((block) =>
    block.kind === 'table' ? [[heading], [block.caption], block.columns, ...block.rows, []] : [],
  );

/** No cell can be a formula. `notes`: lines at the end. */
export const reportFile = (title: string, sections: readonly Section[], notes: readonly string[]): string =>
  writeCsv([[title], [], ...sections.flatMap(tablesOf), ...notes.map((note) => [note])]);

export const signWords: readonly string[] = [
  'c: hidden (“suppressed”), so that no child can be told apart',
  'z: does not apply',
  'x: not known',
  'low: rounds to zero',
];
