/**
 * When somebody's part in a partnership has ended, and with it every link that was made for them: they left, their place is
 * another's, their party is out, or the partnership has been over for some time.
 */
import { lastDay } from '../agreement/agreement-chain.ts';
import { addDays } from '../calendar.ts';
import { partsOf } from '../permissions.ts';
import type { PlainDate } from '../values.ts';
import { activeParties, activeSchools, type Partnership } from './partnership.ts';

export const partEnds = ['left', 'no-part', 'party-out', 'over'] as const;
export type PartEnd = (typeof partEnds)[number];

/** Days after a partnership's last in which its last papers can still be read by their links. */
export const readAfterTheEnd = 90;

/** The last day on which links work; nothing while the partnership goes on. */
const lastReading = ({ stage, agreements = [], left, mou }: Partnership): PlainDate | undefined => {
  if (stage !== 'ended') return undefined;
  const lasts = [...agreements.flatMap((one) => lastDay(one) ?? []), ...left.map(({ on }) => on)];
  const last = lasts.toSorted().at(-1) ?? mou?.until;
  return last === undefined ? '2000-01-01' : addDays(last, readAfterTheEnd);
};

/** Whoever still has a part: as it would be without the parties that are out. */
const withoutTheGone = (partnership: Partnership): Partnership => ({
  ...partnership,
  parties: activeParties(partnership),
  schools: activeSchools(partnership),
});

/** How this person's part has ended; nothing while they have one. `left`: the day, where they have left. */
export const partEnded = (
  partnership: Partnership,
  { id, left }: { readonly id: string; readonly left?: PlainDate | undefined },
  today: PlainDate,
): PartEnd | undefined => {
  if (left !== undefined && left <= today) return 'left';
  const last = lastReading(partnership);
  if (last !== undefined && last < today) return 'over';
  if (partsOf(withoutTheGone(partnership), id).size > 0) return undefined;
  return partsOf(partnership, id).size > 0 && partnership.left.length > 0 ? 'party-out' : 'no-part';
};
