/** Somebody takes over all parts of somebody else: old links dead, the new person asked, both in the audit. */

import type { NewPerson } from '../asking/new-person.ts';
import { sameAddress } from '../domain/names.ts';
import { partsOf } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { people } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { allowedTo, type BeginRefusal, begin } from './changes/begin.ts';

export type ReplaceInput = {
  readonly partnership: string;
  /** Who says so. */
  readonly by: string;
  readonly leaving: string;
  readonly successor: NewPerson;
};
/** `same-person`: the successor is the one who leaves. `oneself`: nobody names themselves. */
export type ReplaceRefusal = BeginRefusal | 'oneself';
/** The successor's id, once they have taken over. */
export type Replacing = { readonly state: 'done'; readonly successor: string } | { readonly state: 'asked' };

const isOf = async (tx: Work, id: string, { email }: NewPerson): Promise<boolean> =>
  sameAddress((await tx.read(people, id))?.email ?? '', email);

export const replacePerson = (outside: Outside, input: ReplaceInput): Promise<Result<Replacing, ReplaceRefusal>> =>
  work(outside, input.partnership, async (tx): Promise<Result<Replacing, ReplaceRefusal>> => {
    const { by, leaving, successor } = input;
    const allowed = await allowedTo(tx, { by, person: leaving, what: 'place' });
    if (!allowed.ok) return allowed;
    const { partnership, person, way } = allowed.value;
    if (partsOf(partnership, leaving).size === 0) return refuse('no-part');
    if (await isOf(tx, leaving, successor)) return refuse('same-person');
    if (way === 'colleague' && (await isOf(tx, by, successor))) return refuse('oneself');
    const concerned = [{ person: leaving, was: { email: person.email }, becomes: {} }];
    const begun = await begin(outside, tx, by, allowed.value, {
      kind: 'replaced',
      people: concerned,
      newcomer: successor,
    });
    if (!begun.ok) return begun;
    const { state, successor: taken } = begun.value;
    return accept(state === 'done' ? { state, successor: taken ?? '' } : { state: 'asked' });
  });
