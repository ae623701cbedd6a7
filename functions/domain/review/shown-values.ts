/** Which values of a return may be printed school by school: what says how pupils do is in the figures about groups alone. */
import { isAboutPupils, type Measure } from '../proposal/proposal.ts';
import type { PurposeProgress } from './review.ts';

/** Without those of measures about pupils, and of measures that the plan does not have. */
export const shownValues = (
  { values }: Pick<PurposeProgress, 'values'>,
  measures: readonly Measure[],
): PurposeProgress['values'] =>
  values.filter(({ measure }) => measures.some((one) => one.name === measure && !isAboutPupils(one)));
