/** Somebody's mail address is put right, and they stay who they are. */
import { addressItem } from '../asking/by-address.ts';
import { holderOf } from '../asking/new-person.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { work } from '../records/work.ts';
import { allowedTo, type BeginRefusal, begin } from './changes/begin.ts';

export type CorrectInput = {
  readonly partnership: string;
  /** Who says so. */
  readonly by: string;
  readonly person: string;
  readonly email: string;
};
/** `taken`: somebody else is listed with it. */
export type CorrectRefusal = BeginRefusal | 'same-address';

/** `asked`: nothing has changed; it waits for one of the two mailboxes, or for the second of two who must agree. */
export const correctAddress = (
  outside: Outside,
  { partnership: id, by, person: whom, email }: CorrectInput,
): Promise<Result<'corrected' | 'asked', CorrectRefusal>> =>
  work(outside, id, async (tx): Promise<Result<'corrected' | 'asked', CorrectRefusal>> => {
    const allowed = await allowedTo(tx, { by, person: whom, what: 'address' });
    if (!allowed.ok) return allowed;
    const { person } = allowed.value;
    if (addressItem(person, id).id === addressItem({ id: whom, email }, id).id) return refuse('same-address');
    if (await holderOf(tx, email, whom)) return refuse('taken');
    const people = [{ person: whom, was: { email: person.email }, becomes: { email } }];
    const begun = await begin(outside, tx, by, allowed.value, { kind: 'address', people });
    if (!begun.ok) return begun;
    return accept(begun.value.state === 'done' ? 'corrected' : 'asked');
  });
