/**
 * One part goes to somebody else, until a day or for good; all their other parts stay with whoever had it. A stand-in has it
 * for somebody who comes back: they receive the part, never an address.
 */
import type { NewPerson } from '../asking/new-person.ts';
import { londonDate } from '../domain/london.ts';
import { sameAddress, sameName } from '../domain/names.ts';
import { canBeGiven, mayNotClerk, vacantPlaces } from '../domain/partnership/holding.ts';
import { mayNameStandIn } from '../domain/partnership/reach.ts';
import { holderAt } from '../domain/partnership/succession.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { allowedTo, type BeginRefusal, begin } from './changes/begin.ts';

export type GivePartInput = {
  readonly partnership: string;
  /** Who says so. */
  readonly by: string;
  /** `roles.chair`, `school.900001.lead`: where it stands in the partnership. */
  readonly place: string;
  readonly to: NewPerson;
  /** The last day. A stand-in has one. */
  readonly until?: PlainDate | undefined;
  readonly standsIn: boolean;
  /** Where it is written, or why: "Minute 3 of 4 May". */
  readonly basis: string;
};
export type GivePartRefusal =
  | BeginRefusal
  /** No part that goes from one person to another by itself. */
  | 'unknown-part'
  | 'in-the-past'
  /** A stand-in without a last day, or for a part that nobody has. */
  | 'no-end'
  /** A member of that board, or a head, cannot clerk it. */
  | 'may-not-clerk'
  | 'oneself';
export type GivenPart = { readonly state: 'done'; readonly to: string } | { readonly state: 'asked' };

export const givePart = (outside: Outside, input: GivePartInput): Promise<Result<GivenPart, GivePartRefusal>> =>
  work(outside, input.partnership, async (tx): Promise<Result<GivenPart, GivePartRefusal>> => {
    const { by, place, to, until, standsIn, basis } = input;
    const whole = await tx.readNeeded(partnerships, theOne);
    const holder = holderAt(whole, place);
    if (!canBeGiven(place) || (holder === undefined && !vacantPlaces(whole).includes(place)))
      return refuse('unknown-part');
    // A part that nobody has is in the lead's gift, with whoever may change the lead.
    const concerned = holder ?? whole.roles.lead;
    const may = standsIn ? mayNameStandIn(whole, place) : undefined;
    const allowed = await allowedTo(tx, { by, person: concerned, what: 'place', ...(may && { may }) });
    if (!allowed.ok) return allowed;
    if (until !== undefined && until < londonDate(tx.now)) return refuse('in-the-past');
    if (standsIn && (until === undefined || holder === undefined)) return refuse('no-end');
    const known = (await tx.list(people)).filter(({ left }) => left === undefined);
    const named = known.find(({ email }) => sameAddress(email, to.email));
    if (named && !sameName(named.name, to.name)) return refuse('taken');
    if (named && mayNotClerk(whole, place, named.id)) return refuse('may-not-clerk');
    if (named && named.id === by && allowed.value.way === 'colleague') return refuse('oneself');
    const begun = await begin(outside, tx, by, allowed.value, {
      kind: 'part',
      people: [{ person: concerned, was: {}, becomes: {} }],
      newcomer: to,
      places: [place],
      part: { standsIn, basis, ...(until !== undefined && { until }) },
    });
    if (!begun.ok) return begun;
    const { state, successor = '' } = begun.value;
    return accept(state === 'done' ? { state, to: successor } : { state: 'asked' });
  });
