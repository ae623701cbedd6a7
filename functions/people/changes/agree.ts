/** Those who must agree to a change say so: one of two mailboxes, or the second of two people. */

import { withoutHold } from '../../asking/hold.ts';
import { londonDate } from '../../domain/london.ts';
import { isHeld } from '../../domain/partnership/held.ts';
import { pairFor } from '../../domain/partnership/reach.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Outside } from '../../ports.ts';
import { changes, type PersonChange } from '../../records/changes.ts';
import { partnerships, people, theOne } from '../../records/kinds.ts';
import { type Work, work } from '../../records/work.ts';
import { type CarryRefusal, carryOut } from './carry-out.ts';

/** Days after which nobody remembers what was asked. */
const askedDays = 14;

/** `over`: it was agreed, dropped or has lapsed. `waits`: the address of whoever says so was itself changed lately. */
export type AgreeRefusal = 'not-yours' | 'over' | 'waits' | CarryRefusal;

export const isAskedStill = ({ state, at }: Pick<PersonChange, 'state' | 'at'>, now: Date): boolean =>
  state === 'asked' && now.getTime() - new Date(at).getTime() < askedDays * 86_400_000;

/** The two who must agree, of those who are here now. */
const pairIn = async (tx: Work, change: PersonChange): Promise<readonly string[]> => {
  const here = new Set((await tx.list(people)).filter(({ left }) => left === undefined).map(({ id }) => id));
  const partnership = await tx.readNeeded(partnerships, theOne);
  const concerned = new Set(change.people.map(({ person }) => person));
  return pairFor(partnership, change.people[0]?.person ?? '', (id) => here.has(id) && !concerned.has(id));
};

type Spoken = { readonly partnership: string; readonly change: string; readonly by: string };

const mayAgree = async (tx: Work, change: PersonChange, by: string): Promise<AgreeRefusal | undefined> => {
  if (!(await pairIn(tx, change)).includes(by)) return 'not-yours';
  const author = await tx.read(people, by);
  return author && isHeld(author, londonDate(tx.now)) ? 'waits' : undefined;
};

/** The second of the two agrees, and it takes effect. The same person twice is one. */
export const agreeToChange = (
  outside: Outside,
  { partnership, change: id, by }: Spoken,
): Promise<Result<'done' | 'agreed', AgreeRefusal>> =>
  work(outside, partnership, async (tx): Promise<Result<'done' | 'agreed', AgreeRefusal>> => {
    const change = await tx.readNeeded(changes, id);
    if (change.way !== 'together') return refuse('not-yours');
    const refusal = await mayAgree(tx, change, by);
    if (refusal) return refuse(refusal);
    if (!isAskedStill(change, tx.now)) return refuse('over');
    const agreed = [...new Set([...change.agreed, by])];
    if (agreed.length < 2) return accept('agreed');
    const whole = await tx.readNeeded(partnerships, theOne);
    const done = await carryOut(outside, tx, whole, { ...change, agreed });
    return done.ok ? accept('done') : done;
  });

/** Whoever has one of the two mailboxes says that the new address is theirs. */
export const confirmByMailbox = (
  outside: Outside,
  { partnership, change: id, mailbox }: { partnership: string; change: string; mailbox: 'old-address' | 'new-address' },
): Promise<Result<'done', AgreeRefusal>> =>
  work(outside, partnership, async (tx): Promise<Result<'done', AgreeRefusal>> => {
    const change = await tx.readNeeded(changes, id);
    if (change.way !== 'oneself') return refuse('not-yours');
    if (!isAskedStill(change, tx.now)) return refuse('over');
    const whole = await tx.readNeeded(partnerships, theOne);
    const done = await carryOut(outside, tx, whole, { ...change, agreed: [mailbox] });
    return done.ok ? accept('done') : done;
  });

/** Whoever was asked says no: nothing has changed, and nothing will. */
export const dropChange = (
  outside: Outside,
  { partnership, change: id, by }: Spoken,
): Promise<Result<'dropped', 'over'>> =>
  work(outside, partnership, async (tx): Promise<Result<'dropped', 'over'>> => {
    const change = await tx.readNeeded(changes, id);
    if (change.state !== 'asked') return refuse('over');
    tx.write(changes, id, { ...change, state: 'dropped', settledBy: by });
    return accept('dropped');
  });

/** Two agree that somebody can sign again, whose change was undone. */
export const releasePerson = (
  outside: Outside,
  { partnership, change: id, by }: Spoken,
): Promise<Result<'released' | 'agreed', AgreeRefusal>> =>
  work(outside, partnership, async (tx): Promise<Result<'released' | 'agreed', AgreeRefusal>> => {
    const change = await tx.readNeeded(changes, id);
    const refusal = await mayAgree(tx, change, by);
    if (refusal) return refuse(refusal);
    if (change.state !== 'undone') return refuse('over');
    const released = [...new Set([...change.released, by])];
    tx.write(changes, id, { ...change, released });
    if (released.length < 2) return accept('agreed');
    for (const { person: whose } of change.people) {
      const person = await tx.read(people, whose);
      if (person?.held?.change === id) tx.write(people, whose, withoutHold(person, id));
    }
    tx.event('person-change-confirmed', by, { change: id, people: change.people.map((one) => one.person) });
    return accept('released');
  });
