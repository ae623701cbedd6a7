/** Somebody leaves and nobody follows yet. */
import { removeFrom } from '../asking/change-recipient.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { londonDate } from '../domain/london.ts';
import { withoutMember } from '../domain/partnership/succession.ts';
import { mayChangePerson } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, requests, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type LeavesInput = { readonly partnership: string; readonly by: string; readonly leaving: string };

export const personLeaves = (
  outside: Outside,
  input: LeavesInput,
): Promise<Result<{ left: string }, 'not-allowed' | 'unknown-person'>> =>
  work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    if (!mayChangePerson(partnership, input.by, input.leaving)) return refuse('not-allowed');
    const person = await tx.read(people, input.leaving);
    if (!person || person.left) return refuse('unknown-person');
    const after = withoutMember(partnership, person.id);
    tx.write(partnerships, theOne, after);
    tx.write(people, person.id, { ...person, left: londonDate(tx.now) });
    for (const open of await listOpenRequests(outside, input.partnership)) {
      const request = await tx.readNeeded(requests, open.id);
      removeFrom(tx, request, person.id, after);
    }
    tx.event('person-left', input.by, { person: person.id });
    return accept({ left: person.id });
  });
