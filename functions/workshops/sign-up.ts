/** A teacher signs up by their school's link, and their school's lead vouches for an address that we do not know (R23). */
import { letRead } from '../asking/reading-links.ts';
import { tell } from '../asking/tell-people.ts';
import { domainOf } from '../domain/partnership/new-domain.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { domainsOfSchool } from '../domain/workshops/known-address.ts';
import { changed, joined, openTo, without } from '../domain/workshops/places.ts';
import { vouchesFor } from '../domain/workshops/who-runs.ts';
import { confirmUntil } from '../domain/workshops/workshop.ts';
import type { Outside } from '../ports.ts';
import { inTurn } from '../records/in-turn.ts';
import { decode } from '../records/kind.ts';
import { people } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { count } from '../web/limits.ts';
import { entryIn, putDown, roomOf, takesSignUps, takeUp, writeTo } from './in-hand.ts';

/** The domains that are known for a school. */
export const readDomains = async (outside: Outside, partnership: Partnership, urn: string): Promise<string[]> => {
  const school = schoolByUrn(partnership, urn);
  if (!school) return [];
  const emails = new Map<string, string>();
  for (const person of new Set([school.head, school.lead])) {
    const item = await outside.store.get(people.key(partnership.id, person));
    if (item) emails.set(person, decode(people, item).email);
  }
  return domainsOfSchool(partnership, urn, (person) => emails.get(person));
};

/** A link is sent to the same address again so often within an hour, and no more. */
const mostAgain = { most: 3, minutes: 60 };

export type SignUp = {
  readonly partnership: string;
  readonly workshop: string;
  readonly school: string;
  readonly choice: string;
  readonly name: string;
  readonly email: string;
};
/** `link-sent`: whether or not they had a place before, so that nobody learns who has. */
export type SignedUp = 'link-sent' | 'lead-asked';
export type SignUpRefusal = 'closed' | 'unknown-choice' | 'list-full';

export const signUp = (
  outside: Outside,
  { partnership: id, workshop, school, choice, name, email: typed }: SignUp,
): Promise<Result<SignedUp, SignUpRefusal>> => {
  const email = typed.toLowerCase();
  let again: boolean | undefined;
  const attempt = () =>
    work(
      outside,
      id,
      async (tx): Promise<Result<SignedUp, SignUpRefusal>> => {
        const hand = await takeUp(tx, outside, workshop);
        if (!hand || !takesSignUps(hand) || !hand.workshop.schools.includes(school)) return refuse('closed');
        const list = hand.lists.get(choice);
        if (!list) return refuse('unknown-choice');
        const isKnown = (await readDomains(outside, hand.partnership, school)).includes(domainOf(email));
        const had = entryIn(hand.lists.values(), (entry) => entry.email === email);
        if (had) {
          again ??= (
            await count(outside, {
              what: 'workshop-again',
              who: `${workshop} ${email}`,
              ...mostAgain,
            })
          ).within;
          if (again && had.entry.state !== 'asks') writeTo(tx, hand, had.entry.id, 'workshop-again');
          putDown(tx, hand);
          return accept(isKnown ? 'link-sent' : 'lead-asked');
        }
        const entry = tx.newId();
        const until = confirmUntil(hand.today, hand.schools);
        const state = isKnown ? ('unconfirmed' as const) : ('asks' as const);
        const next = joined(list, roomOf(hand, choice), {
          id: entry,
          school,
          name,
          email,
          state,
          until,
        });
        if (!next.ok) return next;
        hand.lists.set(choice, next.value.list);
        putDown(tx, hand);
        await letRead(tx, `place:${workshop}#${entry}`, outside.linkKeys.current);
        if (isKnown) writeTo(tx, hand, entry, 'workshop-confirm');
        else
          tell(tx, 'workshop-asks', [schoolByUrn(hand.partnership, school)?.lead], {
            details: {
              path: `/workshops/${workshop}`,
              what: hand.occasion.title,
              school,
              on: until,
            },
          });
        return accept(isKnown ? 'link-sent' : 'lead-asked');
      },
      { crowd: true },
    );
  return inTurn(outside.store, `${id} ${workshop}`, attempt);
};

export type LetIn = {
  readonly partnership: string;
  readonly workshop: string;
  readonly entry: string;
  readonly by: string;
  readonly isOurs: boolean;
};

/** The school's lead says whether this is one of their teachers. They join at that moment. */
export const letIn = (
  outside: Outside,
  { partnership: id, workshop, entry: entryId, by, isOurs }: LetIn,
): Promise<Result<'let-in' | 'turned-away', 'gone' | 'not-yours' | 'closed'>> =>
  work(
    outside,
    id,
    async (tx): Promise<Result<'let-in' | 'turned-away', 'gone' | 'not-yours' | 'closed'>> => {
      const hand = await takeUp(tx, outside, workshop);
      const found = hand && entryIn(hand.lists.values(), ({ id: one, state }) => one === entryId && state === 'asks');
      if (!hand || !found) return refuse('gone');
      const { list, entry } = found;
      if (!vouchesFor(hand.partnership, by).includes(entry.school)) return refuse('not-yours');
      if (!isOurs) {
        hand.lists.set(list.choice, without(list, entry.id));
        putDown(tx, hand);
        return accept('turned-away');
      }
      if (!takesSignUps(hand)) return refuse('closed');
      const isOpen = openTo(roomOf(hand, list.choice), list.entries, entry.school) > 0;
      const next = changed(list, entry.id, {
        state: 'unconfirmed',
        until: confirmUntil(hand.today, hand.schools),
        place: isOpen ? 'in' : 'waiting',
        joined: list.next,
      });
      hand.lists.set(list.choice, { ...next, next: list.next + 1 });
      putDown(tx, hand);
      writeTo(tx, hand, entry.id, 'workshop-confirm');
      return accept('let-in');
    },
    { crowd: true },
  );
