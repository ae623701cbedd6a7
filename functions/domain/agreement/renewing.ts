/** Whether this year's evaluation asks the boards about renewal, and how long what is renewed lasts (AGREEMENT section 4). */
import { addDays, addYears } from '../calendar.ts';
import type { PlainDate } from '../values.ts';
import type { Agreement } from './agreement.ts';

/** Days from the opening of an evaluation to its end, boards included, when nobody is late. */
const evaluationTakes = 28;
/** An agreement without an end is confirmed by its boards every third year. */
const yearsUntilConfirmed = 3;

/** The day by which the evaluation after one that opens on this day would have come to its end. */
const nextConcluded = (openedOn: PlainDate): PlainDate => addDays(addYears(openedOn, 1), evaluationTakes);

/**
 * Asked only when the agreement would run out, or must be confirmed, before the next evaluation has come to its end.
 * `confirmedOn`: when boards last confirmed an agreement without an end.
 */
export const isRenewalAsked = (
  { until, inForceFrom }: Pick<Agreement, 'until' | 'inForceFrom'>,
  openedOn: PlainDate,
  confirmedOn?: PlainDate,
): boolean => {
  const due = until ?? addYears(confirmedOn ?? inForceFrom, yearsUntilConfirmed);
  return due < nextConcluded(openedOn);
};
