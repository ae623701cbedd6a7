/** The people of one party are reached at a new domain: one act, told to every old address, undone as one. */
import { holderOf } from '../asking/new-person.ts';
import { londonDate } from '../domain/london.ts';
import { isFrozen, isHeld } from '../domain/partnership/held.ts';
import { domainOf, peopleOfDomain, wayForAll } from '../domain/partnership/new-domain.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { type BeginRefusal, begin } from './changes/begin.ts';

export type DomainInput = {
  readonly partnership: string;
  /** Who says so; their own address is theirs to change, by either mailbox. */
  readonly by: string;
  readonly party: string;
  /** `old.example` */
  readonly from: string;
  readonly to: string;
};
/** `nobody`: no address of that party has the old domain. */
export type DomainRefusal = BeginRefusal | 'same-address' | 'nobody';

/** So many fit one commit, since each is asked anew for all that is open; the others change when it is done again. */
export const mostAtOnce = 8;

export const changeDomain = (
  outside: Outside,
  { partnership: id, by, party, from, to }: DomainInput,
): Promise<Result<{ readonly change: string }, DomainRefusal>> =>
  work(outside, id, async (tx): Promise<Result<{ change: string }, DomainRefusal>> => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const everybody = (await tx.list(people)).filter(({ left }) => left === undefined);
    const author = everybody.find((one) => one.id === by);
    if (!author) return refuse('not-allowed');
    if (isHeld(author, londonDate(tx.now))) return refuse('waits');
    if (from === to) return refuse('same-address');
    const concerned = peopleOfDomain(partnership, everybody, { party, from, by }).slice(0, mostAtOnce);
    const [first] = concerned;
    if (!first) return refuse('nobody');
    const here = new Set(everybody.map((one) => one.id));
    const ids = concerned.map((one) => one.id);
    const way = wayForAll(partnership, by, ids, (one) => here.has(one) && !ids.includes(one));
    if (!way) return refuse('not-allowed');
    if (way !== 'together' && concerned.some(isFrozen)) return refuse('frozen');
    const moving = concerned.map(({ id: person, email }) => ({
      person,
      was: { email },
      becomes: { email: `${email.slice(0, email.length - domainOf(email).length)}${to}` },
    }));
    for (const { person, becomes } of moving) if (await holderOf(tx, becomes.email, person)) return refuse('taken');
    const begun = await begin(
      outside,
      tx,
      by,
      { partnership, person: first, way },
      { kind: 'address', party, people: moving },
    );
    return begun.ok ? accept({ change: begun.value.id }) : begun;
  });
