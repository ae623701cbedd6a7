/** Somebody takes over all parts of somebody else: old links dead, the new person asked, both in the audit. */
import { replaceIn } from '../asking/change-recipient.ts';
import { type NewPerson, personFor } from '../asking/new-person.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { startRequest } from '../asking/start-request.ts';
import { tell } from '../asking/tell-people.ts';
import { londonDate } from '../domain/london.ts';
import { succeeded } from '../domain/partnership/succession.ts';
import { mayChangePerson, partsOf } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { partnerships, people, requests, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type ReplaceInput = {
  readonly partnership: string;
  /** Who says so. */
  readonly by: string;
  readonly leaving: string;
  readonly successor: NewPerson;
};
/** `same-person`: the successor is the one who leaves. `no-part`: whoever leaves holds no part here. */
export type ReplaceRefusal = 'not-allowed' | 'unknown-person' | 'no-part' | 'same-person';

export const replacePerson = (
  outside: Outside,
  input: ReplaceInput,
): Promise<Result<{ successor: string }, ReplaceRefusal>> =>
  work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    if (!mayChangePerson(partnership, input.by, input.leaving)) return refuse('not-allowed');
    const leaving = await tx.read(people, input.leaving);
    if (!leaving || leaving.left) return refuse('unknown-person');
    const parts = partsOf(partnership, leaving.id);
    if (parts.size === 0) return refuse('no-part');
    const successor = await personFor(tx, input.successor);
    if (successor.id === leaving.id) return refuse('same-person');
    tx.write(partnerships, theOne, succeeded(partnership, leaving.id, successor.id));
    tx.write(people, leaving.id, { ...leaving, left: londonDate(tx.now) });
    tx.write(people, successor.id, { ...successor, succeeds: leaving.id });
    for (const open of await listOpenRequests(outside, input.partnership)) {
      const request = await tx.readNeeded(requests, open.id);
      replaceIn(tx, request, leaving.id, successor.id);
    }
    tx.event('person-replaced', input.by, { leaving: leaving.id, successor: successor.id, parts: [...parts] });
    tell(tx, 'replaced', [leaving.id], { details: { successor: successor.id } });
    tell(tx, 'taking-over', [successor.id], { details: { leaving: leaving.id } });
    startRequest(tx, { kind: 'confirm-successor', about: { kind: 'person', id: successor.id }, person: successor.id });
    return accept({ successor: successor.id });
  });
