/** Somebody leaves and nobody follows yet. */
import { accept, type Result } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { work } from '../records/work.ts';
import { allowedTo, type BeginRefusal, begin } from './changes/begin.ts';

export type LeavesInput = { readonly partnership: string; readonly by: string; readonly leaving: string };

export const personLeaves = (
  outside: Outside,
  { partnership, by, leaving }: LeavesInput,
): Promise<Result<'left' | 'asked', BeginRefusal>> =>
  work(outside, partnership, async (tx): Promise<Result<'left' | 'asked', BeginRefusal>> => {
    const allowed = await allowedTo(tx, { by, person: leaving, what: 'place' });
    if (!allowed.ok) return allowed;
    const people = [{ person: leaving, was: { email: allowed.value.person.email }, becomes: {} }];
    const begun = await begin(outside, tx, by, allowed.value, { kind: 'left', people });
    if (!begun.ok) return begun;
    return accept(begun.value.state === 'done' ? 'left' : 'asked');
  });
