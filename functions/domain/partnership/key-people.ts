/** Where a partnership hangs on one person (DOMAIN R40): parts that end soon, and parts with nobody behind them. */
import { addDays } from '../calendar.ts';
import type { ProposalContent } from '../proposal/proposal.ts';
import type { PlainDate } from '../values.ts';
import { partsIn } from './part-words.ts';
import type { Partnership } from './partnership.ts';

/** Days before an end within which somebody should be found. */
const soon = 60;

export type Ending = { readonly person: string; readonly what: string; readonly on: PlainDate };

type Listed = { readonly id: string; readonly until?: PlainDate | undefined; readonly left?: PlainDate | undefined };

/** The parts that end within 60 days, or have ended and are still held; soonest first. */
export const endingSoon = (partnership: Partnership, people: readonly Listed[], today: PlainDate): Ending[] => {
  const { chair, chairUntil } = partnership.roles;
  const ofChair = chairUntil === undefined ? [] : [{ person: chair, what: 'chair of the partnership', on: chairUntil }];
  const ofPeople = people.flatMap(({ id, until, left }): Ending[] => {
    const [first] = until === undefined || left !== undefined ? [] : partsIn(partnership, id);
    return first === undefined || until === undefined ? [] : [{ person: id, what: first, on: until }];
  });
  return [...ofChair, ...ofPeople]
    .filter(({ on }) => on <= addDays(today, soon))
    .toSorted((one, other) => one.on.localeCompare(other.on));
};

export type Alone = { readonly person: string; readonly what: string };

/** Whoever leads something that has no deputy. */
export const withoutDeputy = (
  { roles }: Pick<Partnership, 'roles'>,
  content: Pick<ProposalContent, 'purposes'> | undefined,
): Alone[] => [
  ...(roles.deputyLead === undefined ? [{ person: roles.lead, what: 'leads the partnership' }] : []),
  ...(content?.purposes ?? []).flatMap(({ title, lead, deputy }) =>
    lead === undefined || deputy !== undefined ? [] : [{ person: lead, what: `leads “${title}”` }],
  ),
];
