/** Who decides and signs a text: the parties that it names, which need not be those that are in now. */
import type { Partnership } from './partnership.ts';

/** Stands where a party is out of a text, and not of the partnership. */
const neverYet = '9999-12-31';

type Text = Readonly<Partial<Record<'leaves' | 'joins' | 'leftOut', readonly string[] | undefined>>>;

/**
 * The partnership as a text names it: without the parties that will not be in it, with those that come in by it. These decide
 * and sign it. What is in force holds until then, so this is never stored.
 */
export const inText = (
  partnership: Partnership,
  { leaves = [], joins = [], leftOut = [] }: Text = {},
): Partnership => ({
  ...partnership,
  left: [
    ...partnership.left,
    ...leftOut.flatMap((party) => (leaves.includes(party) ? [] : [{ party, on: neverYet }])),
    ...partnership.notices.flatMap(({ party, lastDay }) =>
      leaves.includes(party) && !partnership.left.some((gone) => gone.party === party) ? [{ party, on: lastDay }] : [],
    ),
  ],
  ...(partnership.joiners && {
    joiners: partnership.joiners.filter(({ party }) => !joins.includes(party)),
  }),
});
