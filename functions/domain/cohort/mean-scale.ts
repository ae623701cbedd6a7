/**
 * The scale of a mean. Without it nobody can say what a mean tells of the pupils: a mean at its end tells that all of them
 * are there, and a mean of zeros and ones, or of percentages, is a number at the standard in other words.
 */
import { readTyped, roundedTo } from '../typed-number.ts';
import type { CohortRow } from './cohort.ts';

/** From the least to the most that one pupil can have. */
export type MeanScale = NonNullable<CohortRow['scale']>;

const sendInstead = 'Send the number of pupils at the expected standard instead';
export const percentWords = `This is a percentage. ${sendInstead}`;

/** `scaled score` and `standardised score`, as tests in England are marked. */
export const knownScales: Readonly<Record<'scaled' | 'standardised', MeanScale>> = {
  scaled: { least: 80, most: 120 },
  standardised: { least: 40, most: 160 },
};

const numberIn = (text: string | undefined): number | undefined => {
  const read = readTyped(text ?? '');
  return read.kind === 'number' ? roundedTo(read.decimal, 2)?.value : undefined;
};

/** A scale as somebody writes it, `80 to 120` or `1-5`; or what is wrong with it. */
export const readScale = (cell: string): MeanScale | { readonly wrong: string } => {
  const text = cell.toLowerCase();
  if (/%|per ?cent/.test(text)) return { wrong: percentWords };
  if (/standardi[sz]ed/.test(text)) return knownScales.standardised;
  if (/scaled/.test(text)) return knownScales.scaled;
  const [, from, to] = /^\s*(-?[\d.,]+)\s*(?:to|until|–|—|-|\u2212)\s*(-?[\d.,]+)\s*$/.exec(text) ?? [];
  const [least, most] = [numberIn(from), numberIn(to)];
  if (least === undefined || most === undefined || most <= least)
    return { wrong: 'Write the scale as its least and its most, such as 80 to 120 or 1 to 5' };
  return scaleFault({ least, most }) ?? { least, most };
};

const scaleFault = ({ least, most }: MeanScale): { readonly wrong: string } | undefined => {
  if (least === 0 && most === 100) return { wrong: `A scale from 0 to 100 reads like a percentage. ${sendInstead}` };
  if (most - least < 2) return { wrong: `A scale of two values is yes or no for each pupil. ${sendInstead}` };
  return undefined;
};

const fits = ({ least, most }: MeanScale, means: readonly number[]): boolean =>
  means.every((mean) => mean >= least && mean <= most);

/**
 * The scale of means that came without one: scores above 100 are no percentages, and are taken for the test scores that
 * schools in England have. Nothing (undefined) where they could be percentages, or anything else.
 */
export const assumedScale = (means: readonly number[]): MeanScale | undefined => {
  if (!means.some((mean) => mean > 100)) return undefined;
  return [knownScales.scaled, knownScales.standardised].find((scale) => fits(scale, means));
};

export const scaleMissingWords =
  'We cannot tell these means from percentages. Add the column “Scale of the mean”, such as 80 to 120; or, if they are percentages, send the number of pupils at the expected standard instead';

export const scaleWords = ({ least, most }: MeanScale): string => `${least} to ${most}`;

/** Whether a mean lies within its scale. */
export const isWithin = ({ least, most }: MeanScale, mean: number): boolean => mean >= least && mean <= most;
