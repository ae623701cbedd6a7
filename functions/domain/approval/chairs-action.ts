/** When a chair may not act alone, although the party's rules allow it (LAW L5). */
import { boardOf } from '../asking/kinds.ts';
import type { Request } from '../asking/request.ts';
import { type Partnership, partyById } from '../partnership/partnership.ts';
import type { PlainDate } from '../values.ts';
import { isMaintained } from './quorum.ts';

/**
 * The first date on which the board of a maintained school is known to meet, today or later, and not after the day by which it
 * is asked: then a meeting is reasonably practicable, and its chair waits for it. Other boards follow their own rules.
 */
export const meetsFirst = (
  partnership: Partnership,
  { party, step, dueOn, agenda }: Pick<Request, 'party' | 'step' | 'dueOn' | 'agenda'>,
  today: PlainDate,
): PlainDate | undefined => {
  const kind = party === undefined ? undefined : partyById(partnership, party)?.kind;
  if (party === undefined || kind === undefined || !isMaintained(kind)) return undefined;
  const known = [...(boardOf(partnership, party, step?.board)?.meetings ?? []), ...(agenda ? [agenda.meetingOn] : [])];
  return known.filter((on) => on >= today && on <= dueOn).toSorted()[0];
};
