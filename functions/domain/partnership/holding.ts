/**
 * A part that somebody holds from a day, until a day: given one by one, without changing who somebody is or where they are
 * reached. A stand-in holds it for somebody else, who has it back afterwards.
 */
import { addDays } from '../calendar.ts';
import type { PlainDate } from '../values.ts';
import type { HeldPart } from './held-part.ts';
import { type Partnership, partyById, schoolByUrn } from './partnership.ts';
import { holderAt } from './succession.ts';

/** Days before its end on which somebody is reminded to name who comes next. */
export const promptDays = [60, 28] as const;

const partnershipParts = {
  'roles.lead': 'lead of the partnership',
  'roles.deputyLead': 'deputy lead of the partnership',
  'roles.chair': 'chair of the partnership',
  'roles.progressChaser': 'progress chaser',
  'roles.mediator': 'mediator',
} as const;
const ofPartnership = Object.keys(partnershipParts) as readonly (keyof typeof partnershipParts)[];

const schoolLead = /^school\.(\d{6})\.lead$/;
const boardClerk = /^party\.([^.]+)\.board\.([^.]+)\.clerk$/;

/** Whether a part can go from one person to another by itself. Heads, seats, signing and deciding alone cannot. */
export const canBeGiven = (place: string): boolean =>
  place in partnershipParts || schoolLead.test(place) || boardClerk.test(place);

/** "clerk of the governing body of Birch": what the part is called, to follow "the". */
export const placeWords = (partnership: Pick<Partnership, 'parties' | 'schools'>, place: string): string => {
  const known = ofPartnership.find((one) => one === place);
  if (known) return partnershipParts[known];
  const [, urn] = schoolLead.exec(place) ?? [];
  if (urn !== undefined) return `lead of the work at ${schoolByUrn(partnership, urn)?.name ?? 'a school'}`;
  const [, party = '', board] = boardClerk.exec(place) ?? [];
  const found = partyById(partnership, party);
  const named = found?.boards.find(({ id }) => id === board)?.name ?? 'a board';
  return `clerk of ${found && found.boards.length > 1 ? `${named}, ${found.name}` : named}`;
};

/** The parts of the partnership that nobody has, and that need not be held. */
export const vacantPlaces = ({ roles }: Pick<Partnership, 'roles'>): string[] => [
  ...(roles.deputyLead === undefined ? ['roles.deputyLead'] : []),
  ...(roles.mediator === undefined ? ['roles.mediator'] : []),
];

/** The holding of a part that has not ended. */
export const holdingOf = ({ holdings = [] }: Pick<Partnership, 'holdings'>, place: string): HeldPart | undefined =>
  holdings.findLast((one) => one.place === place && one.ended === undefined);

/** The last day of whoever holds a part now; nothing where none is set. `listed`: their last day in the partnership. */
export const lastDayOf = (
  partnership: Partnership,
  place: string,
  listed: PlainDate | undefined,
): PlainDate | undefined => {
  const held = holdingOf(partnership, place);
  if (held && held.person === holderAt(partnership, place)) return held.until;
  return place === 'roles.chair' ? (partnership.roles.chairUntil ?? listed) : listed;
};

/** Who acts when the time of a part's holder is over: the deputy, else the lead; at a school its head. */
export const whoActs = (
  partnership: Partnership,
  place: string,
  isHere: (person: string) => boolean,
): string | undefined => {
  const { lead, deputyLead, progressChaser } = partnership.roles;
  const now = holderAt(partnership, place);
  const first = (...people: (string | undefined)[]) =>
    people.find((one): one is string => one !== undefined && one !== now && isHere(one));
  const [, urn] = schoolLead.exec(place) ?? [];
  if (urn !== undefined) return first(schoolByUrn(partnership, urn)?.head);
  switch (place) {
    case 'roles.lead':
      return first(deputyLead, progressChaser);
    case 'roles.chair':
    case 'roles.progressChaser':
      return first(deputyLead, lead);
    default:
      return undefined;
  }
};

/** Clerks are no members of the board that they clerk, and no heads of its schools (L7, L11). */
export const mayNotClerk = (partnership: Partnership, place: string, person: string): boolean => {
  const [, id = '', board] = boardClerk.exec(place) ?? [];
  const party = partyById(partnership, id);
  if (!party) return false;
  const isMember = party.boards.some(
    (one) => one.id === board && one.members.some((member) => member.person === person),
  );
  return isMember || party.schools.some((urn) => schoolByUrn(partnership, urn)?.head === person);
};

/** The days on which something is to be done about an end. */
export const dueDays = (until: PlainDate): readonly PlainDate[] => [
  ...promptDays.map((days) => addDays(until, -days)),
  addDays(until, 1),
];
