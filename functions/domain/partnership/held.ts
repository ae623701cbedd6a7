/** For somebody whose address or place was changed, codes and signing wait: whoever took it over could sign as them. */
import { addOpenDaysAt } from '../calendar.ts';
import type { PlainDate } from '../values.ts';
import type { Partnership } from './partnership.ts';
import { partiesOf } from './reach.ts';

/** School days in which the old address and the witnesses can say that it was not right. */
const heldDays = 5;

export type Hold = { readonly change: string; readonly until?: PlainDate | undefined };

/** The day from which codes and signing go on: the fifth on which any school of their parties is open. */
export const freeFrom = (partnership: Partnership, person: string, today: PlainDate): PlainDate => {
  const urns = partiesOf(partnership, person).flatMap(({ schools }) => schools);
  const own = partnership.schools.filter(({ urn }) => urns.includes(urn));
  return addOpenDaysAt(today, heldDays, own.length > 0 ? own : partnership.schools);
};

export const isHeld = ({ held }: { readonly held?: Hold | undefined }, today: PlainDate): boolean =>
  held !== undefined && (held.until === undefined || today < held.until);

/** Somebody said that a change to them was not right: nothing more of it goes on until chair and admin have agreed. */
export const isFrozen = ({ held }: { readonly held?: Hold | undefined }): boolean =>
  held !== undefined && held.until === undefined;
