/** What was spent on each line of the budget so far, as boxes of the form: `spent-1` is the plan's first line. */
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import type { Review } from '../records/year-kinds.ts';
import { poundsTyped, readPence } from '../web/posted-number.ts';
import type { Form } from '../web/route.ts';

export type Spent = NonNullable<Review['spent']>;
type Lines = ProposalContent['money']['spending'];

export const mostSpentLines = 40;
export const spentField = (at: number): string => `spent-${at + 1}`;

export type ReadSpent = {
  readonly boxes: Readonly<Record<string, string>>;
  readonly spent: Spent;
  readonly errors: readonly FormError[];
};

/** A box that is left empty says nothing; `0` says that nothing was spent. */
export const readSpent = (form: Form, lines: Lines): ReadSpent => {
  const read = lines.slice(0, mostSpentLines).map(({ on }, at) => {
    const value = form[spentField(at)];
    const typed = typeof value === 'string' ? value : '';
    return { on, at, typed, pence: readPence(typed) };
  });
  return {
    boxes: Object.fromEntries(read.map(({ at, typed }) => [spentField(at), typed])),
    spent: read.flatMap(({ on, pence }) => (pence.ok && pence.value !== undefined ? [{ on, pence: pence.value }] : [])),
    errors: read.flatMap(({ on, at, pence }) =>
      pence.ok ? [] : [{ field: spentField(at), text: `Spent on “${on}” must be an amount in pounds, such as 1200` }],
    ),
  };
};

/** The boxes as they begin: what was spent by the review before. */
export const spentBoxes = (spent: Spent, lines: Lines): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines
      .slice(0, mostSpentLines)
      .map(({ on }, at) => [spentField(at), poundsTyped(spent.find((one) => one.on === on)?.pence)]),
  );
