/**
 * Somebody wants a person's address or place changed. Whoever may do it alone does it here and now; otherwise it is asked,
 * of the mailboxes concerned or of the second of the two who must agree, and nothing changes until they have.
 */

import { holderText, newChangeId } from '../../asking/change-links.ts';
import { tell } from '../../asking/tell-people.ts';
import { londonDate } from '../../domain/london.ts';
import { isFrozen, isHeld } from '../../domain/partnership/held.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import { type ChangeOf, pairFor, type Way, wayToChange } from '../../domain/partnership/reach.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Outside } from '../../ports.ts';
import { changeLinks, changes, type PersonChange } from '../../records/changes.ts';
import { partnerships, people, type StoredPerson, theOne } from '../../records/kinds.ts';
import type { Work } from '../../records/work.ts';
import { type Carriable, type CarryRefusal, carryOut } from './carry-out.ts';

/**
 * `not-allowed`: parts of theirs reach beyond those of whoever says so. `waits`: the address of whoever says so was itself
 * changed lately, and nobody has confirmed it. `frozen`: somebody said that the last change to them was not right.
 */
export type BeginRefusal = 'not-allowed' | 'waits' | 'frozen' | 'unknown-person' | CarryRefusal;
/** `done`: it holds. `asked`: it waits for others. */
export type Begun = PersonChange & { readonly state: 'done' | 'asked' };

export type Allowed = { readonly partnership: Partnership; readonly person: StoredPerson; readonly way: Way };

/** Whether they may, and how; read in the commit that then relies on it. */
export const allowedTo = async (
  tx: Work,
  {
    by,
    person: whom,
    what,
    may = [],
  }: {
    readonly by: string;
    readonly person: string;
    readonly what: ChangeOf;
    /** Who may do this one thing alone, whatever their parts. */
    readonly may?: readonly string[];
  },
): Promise<Result<Allowed, BeginRefusal>> => {
  const partnership = await tx.readNeeded(partnerships, theOne);
  const everybody = new Map((await tx.list(people)).map((one) => [one.id, one]));
  const isHere = (id: string): boolean => everybody.get(id)?.left === undefined && everybody.has(id);
  const [author, person] = [await tx.read(people, by), await tx.read(people, whom)];
  const usual = wayToChange(partnership, by, whom, what, isHere);
  const way = may.includes(by) && usual !== 'oneself' ? 'colleague' : usual;
  if (!way || !author || author.left !== undefined) return refuse('not-allowed');
  if (!person || person.left !== undefined) return refuse('unknown-person');
  const today = londonDate(tx.now);
  if (isHeld(author, today)) return refuse('waits');
  if (isFrozen(person) && way !== 'together') return refuse('frozen');
  return accept({ partnership, person, way });
};

type NewChange = Pick<Carriable, 'kind' | 'people'> &
  Pick<Partial<PersonChange>, 'newcomer' | 'party' | 'places' | 'part'>;

const tellOfAsking = (tx: Work, partnership: Partnership, change: PersonChange): void => {
  const [{ person } = { person: '' }] = change.people;
  if (change.way === 'oneself') {
    for (const kind of ['o', 'n'] as const)
      tell(tx, 'change-asked', [person], { details: { change: change.id, holder: holderText({ kind, at: 0 }) } });
    return;
  }
  const others = pairFor(partnership, person).filter((one) => !change.agreed.includes(one));
  tell(tx, 'change-asked', others, { details: { change: change.id, path: `/people/changes/${change.id}` } });
};

/** One's own place takes nobody else's word: what waits for a mailbox is an address. */
const waitsFor = (way: Way, kind: PersonChange['kind']): boolean =>
  way === 'together' || (way === 'oneself' && kind === 'address');

export const begin = async (
  outside: Outside,
  tx: Work,
  by: string,
  { partnership, way }: Allowed,
  wanted: NewChange,
): Promise<Result<Begun, CarryRefusal>> => {
  const change: Carriable = {
    id: newChangeId(tx),
    way,
    by,
    at: tx.now.toISOString(),
    state: 'asked',
    made: false,
    places: [],
    requests: [],
    given: [],
    released: [],
    agreed: way === 'together' ? [by] : [],
    told: [],
    keyNumber: outside.linkKeys.current,
    ...wanted,
  };
  tx.write(changeLinks, change.id, { id: change.id, partnership: tx.partnership });
  if (!waitsFor(way, change.kind)) {
    const done = await carryOut(outside, tx, partnership, change);
    return done.ok ? accept({ ...done.value, state: 'done' }) : done;
  }
  tx.write(changes, change.id, change);
  tx.event('person-change-asked', by, {
    change: change.id,
    what: change.kind,
    people: change.people.map((one) => one.person),
  });
  tellOfAsking(tx, partnership, change);
  return accept({ ...change, state: 'asked' });
};
