/** What a teacher does with their place, by their own link: make it sure, change, give up, hand on, offer, tell (R23). */
import { letRead } from '../asking/reading-links.ts';
import { domainOf } from '../domain/partnership/new-domain.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { changed, joined, openTo, without } from '../domain/workshops/places.ts';
import { confirmUntil, useAskedOn } from '../domain/workshops/workshop.ts';
import type { Outside } from '../ports.ts';
import { type Work, work } from '../records/work.ts';
import {
  entryIn,
  type Found,
  type InHand,
  isAhead,
  putDown,
  roomOf,
  takesSignUps,
  takeUp,
  writeTo,
} from './in-hand.ts';
import { readDomains } from './sign-up.ts';

export type Place = {
  readonly partnership: string;
  readonly workshop: string;
  readonly entry: string;
};
type Own = Found & { readonly tx: Work; readonly hand: InHand };

/** Refuses `gone` where they have no place any more: it lapsed, or was given up. */
const withPlace = <T, R extends string>(
  outside: Outside,
  { partnership, workshop, entry: id }: Place,
  useCase: (own: Own) => Promise<Result<T, R>> | Result<T, R>,
): Promise<Result<T, R | 'gone'>> =>
  work(
    outside,
    partnership,
    async (tx): Promise<Result<T, R | 'gone'>> => {
      const hand = await takeUp(tx, outside, workshop);
      const found = hand && entryIn(hand.lists.values(), (entry) => entry.id === id && entry.state !== 'asks');
      if (!hand || !found) return refuse('gone');
      const done = await useCase({ ...found, tx, hand });
      if (done.ok) putDown(tx, hand);
      return done;
    },
    { crowd: true },
  );

/** Doing it again changes nothing. */
export const confirmPlace = (outside: Outside, place: Place): Promise<Result<'sure', 'gone'>> =>
  withPlace(outside, place, ({ hand, list, entry }) => {
    if (entry.state === 'confirmed') return accept('sure');
    const { until: _, ...rest } = entry;
    const entries = list.entries.map((one) => (one.id === entry.id ? { ...rest, state: 'confirmed' as const } : one));
    hand.lists.set(list.choice, { ...list, entries });
    return accept('sure');
  });

export const giveUpPlace = (outside: Outside, place: Place): Promise<Result<'given-up', 'gone' | 'over'>> =>
  withPlace(outside, place, ({ hand, list, entry }) => {
    if (!isAhead(hand)) return refuse('over');
    hand.lists.set(list.choice, without(list, entry.id));
    return accept('given-up');
  });

/**
 * To another that runs at the same time, where they join last. `full`: nobody of their school could have a place there now;
 * unless `orWait`, they keep what they have.
 */
export const changePlace = (
  outside: Outside,
  place: Place,
  { to, orWait }: { readonly to: string; readonly orWait: boolean },
): Promise<Result<'changed', 'gone' | 'closed' | 'unknown-choice' | 'same-choice' | 'full' | 'list-full'>> =>
  withPlace(outside, place, ({ hand, list, entry }) => {
    if (!takesSignUps(hand)) return refuse('closed');
    const target = hand.lists.get(to);
    if (!target) return refuse('unknown-choice');
    if (target.choice === list.choice) return refuse('same-choice');
    const isOpen = openTo(roomOf(hand, to), target.entries, entry.school) > 0;
    if (!isOpen && !orWait) return refuse('full');
    const { joined: _, place: __, ...joins } = entry;
    const next = joined(target, roomOf(hand, to), joins);
    if (!next.ok) return next;
    hand.lists.set(list.choice, without(list, entry.id));
    hand.lists.set(to, next.value.list);
    return accept('changed');
  });

/** To a colleague of the same school, who makes it sure by a link of their own. The link that was used ends. */
export const handOnPlace = (
  outside: Outside,
  place: Place,
  { name, email: typed }: { readonly name: string; readonly email: string },
): Promise<Result<'handed-on', 'gone' | 'over' | 'unknown-address' | 'has-a-place'>> =>
  withPlace(outside, place, async ({ tx, hand, list, entry }) => {
    if (!isAhead(hand)) return refuse('over');
    const email = typed.toLowerCase();
    if (!(await readDomains(outside, hand.partnership, entry.school)).includes(domainOf(email)))
      return refuse('unknown-address');
    if (entryIn(hand.lists.values(), (one) => one.email === email)) return refuse('has-a-place');
    const id = tx.newId();
    const until = confirmUntil(hand.today, hand.schools);
    const { id: _, offers: __, mobile: ___, ...kept } = entry;
    const next = {
      ...kept,
      id,
      name,
      email,
      state: 'unconfirmed' as const,
      until,
    };
    hand.lists.set(list.choice, {
      ...list,
      entries: list.entries.map((one) => (one.id === entry.id ? next : one)),
    });
    await letRead(tx, `place:${hand.workshop.id}#${id}`, outside.linkKeys.current);
    writeTo(tx, hand, id, 'workshop-confirm');
    return accept('handed-on');
  });

/** What they could lead themselves one day; nothing takes it back. */
export const offerToLead = (outside: Outside, place: Place, what: string): Promise<Result<'kept', 'gone'>> =>
  withPlace(outside, place, ({ hand, list, entry }) => {
    const { offers: _, ...rest } = entry;
    const next = what === '' ? rest : { ...rest, offers: what };
    hand.lists.set(list.choice, {
      ...list,
      entries: list.entries.map((one) => (one.id === entry.id ? next : one)),
    });
    return accept('kept');
  });

/** Once, from six weeks on. Only counts are kept of what they say. */
export const tellUse = (
  outside: Outside,
  place: Place,
  { used, useful }: { readonly used: boolean; readonly useful?: number | undefined },
): Promise<Result<'counted', 'gone' | 'too-early' | 'told-before'>> =>
  withPlace(outside, place, ({ hand, list, entry }) => {
    if (!mayTellUse(hand, entry)) return refuse('too-early');
    if (entry.toldUse === true) return refuse('told-before');
    const counts = {
      used: {
        yes: list.used.yes + (used ? 1 : 0),
        no: list.used.no + (used ? 0 : 1),
      },
      useful: list.useful.map((one, at) => (at + 1 === useful ? one + 1 : one)),
    };
    hand.lists.set(list.choice, {
      ...changed(list, entry.id, { toldUse: true }),
      ...counts,
    });
    return accept('counted');
  });

/** Whoever had a place and was not missed, from six weeks on. */
export const mayTellUse = (
  { occasion, schools, today }: Pick<InHand, 'occasion' | 'schools' | 'today'>,
  { school: urn, place, came }: Found['entry'],
): boolean => {
  const school = schools.find((one) => one.urn === urn);
  const is = place === 'in' && came !== false && occasion.state !== 'cancelled';
  return is && school !== undefined && useAskedOn(occasion.date, school) <= today;
};
