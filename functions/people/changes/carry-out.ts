/** A change takes effect: in one commit with the hold on codes and signing, and with the mails that tell of it. */
import { removeFrom, replaceIn } from '../../asking/change-recipient.ts';
import { withHold } from '../../asking/hold.ts';
import { endSessionsOf, moveAddresses } from '../../asking/move-address.ts';
import { holderOf, personFor } from '../../asking/new-person.ts';
import { openInTable } from '../../asking/open-requests.ts';
import { startRequest } from '../../asking/start-request.ts';
import { tellOfChange, witnessesIn } from '../../asking/tell-change.ts';
import { tell } from '../../asking/tell-people.ts';
import { recipientOf } from '../../domain/asking/request.ts';
import { londonDate } from '../../domain/london.ts';
import { freeFrom } from '../../domain/partnership/held.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import { placesOf, seatsOf, succeeded, withoutMember } from '../../domain/partnership/succession.ts';
import { partsOf } from '../../domain/permissions.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Outside } from '../../ports.ts';
import { changes, type PersonChange } from '../../records/changes.ts';
import { partnerships, people, requests, type StoredPerson, theOne } from '../../records/kinds.ts';
import type { Work } from '../../records/work.ts';
import { givePartIn } from './one-part.ts';

/**
 * `overtaken`: since it was asked, they left or their address became another. `taken`: somebody else has the new address.
 * `same-person`: the successor is the one who leaves. `no-part`: they hold none that somebody could take over.
 */
export type CarryRefusal = 'overtaken' | 'taken' | 'same-person' | 'no-part';
type Carried = Result<PersonChange, CarryRefusal>;
type Carrying = { readonly outside: Outside; readonly tx: Work; readonly partnership: Partnership };

const address = async ({ outside, tx, partnership }: Carrying, change: PersonChange): Promise<Carried> => {
  const moved: { person: StoredPerson; email: string }[] = [];
  for (const { person: id, was, becomes } of change.people) {
    const person = await tx.read(people, id);
    const email = becomes.email ?? '';
    if (!person || person.left !== undefined || person.email !== was.email) return refuse('overtaken');
    if (await holderOf(tx, email, id)) return refuse('taken');
    moved.push({ person: withHold(person, change.id, partnership, londonDate(tx.now)), email });
  }
  await moveAddresses(outside, tx, moved);
  for (const { person } of moved) {
    const facts = { person: person.id, change: change.id, way: change.way, agreed: change.agreed };
    tx.event('address-corrected', change.by, facts);
  }
  tell(
    tx,
    'address-corrected',
    moved.map(({ person }) => person.id),
  );
  return accept(change);
};

const replaced = async ({ outside, tx, partnership }: Carrying, change: PersonChange): Promise<Carried> => {
  const [{ person: id } = { person: '' }] = change.people;
  const leaving = await tx.read(people, id);
  if (!leaving || leaving.left !== undefined || !change.newcomer) return refuse('overtaken');
  const parts = partsOf(partnership, leaving.id);
  if (parts.size === 0) return refuse('no-part');
  const known = new Set((await tx.list(people)).map((one) => one.id));
  const successor = await personFor(tx, change.newcomer);
  if (successor.id === leaving.id) return refuse('same-person');
  const after = succeeded(partnership, leaving.id, successor.id);
  tx.write(partnerships, theOne, after);
  tx.write(people, leaving.id, { ...leaving, left: londonDate(tx.now) });
  const held = withHold({ ...successor, succeeds: leaving.id }, change.id, after, londonDate(tx.now));
  tx.write(people, successor.id, held);
  await endSessionsOf(outside, tx, leaving);
  const asked: string[] = [];
  const given: string[] = [];
  for (const open of await openInTable(outside, tx.partnership)) {
    if (!recipientOf(open, leaving.id)) continue;
    const request = await tx.readNeeded(requests, open.id);
    if (request.outcome || !recipientOf(request, leaving.id)) continue;
    if (!recipientOf(request, successor.id)) given.push(request.id);
    replaceIn(tx, request, leaving.id, successor.id);
    asked.push(request.id);
  }
  const facts = { leaving: leaving.id, successor: successor.id, parts: [...parts], change: change.id };
  tx.event('person-replaced', change.by, { ...facts, way: change.way, agreed: change.agreed });
  tell(tx, 'taking-over', [successor.id], { details: { leaving: leaving.id } });
  startRequest(tx, { kind: 'confirm-successor', about: { kind: 'person', id: successor.id }, person: successor.id });
  return accept({
    ...change,
    successor: successor.id,
    made: !known.has(successor.id),
    places: [...placesOf(partnership, leaving.id)],
    requests: asked,
    given,
  });
};

const left = async ({ outside, tx, partnership }: Carrying, change: PersonChange): Promise<Carried> => {
  const [{ person: id } = { person: '' }] = change.people;
  const person = await tx.read(people, id);
  if (!person || person.left !== undefined) return refuse('overtaken');
  const after = withoutMember(partnership, person.id);
  tx.write(partnerships, theOne, after);
  tx.write(people, person.id, { ...person, left: londonDate(tx.now) });
  await endSessionsOf(outside, tx, person);
  const asked: string[] = [];
  for (const open of await openInTable(outside, tx.partnership)) {
    if (!recipientOf(open, person.id)) continue;
    const request = await tx.readNeeded(requests, open.id);
    if (request.outcome || !recipientOf(request, person.id)) continue;
    removeFrom(tx, request, person.id, after);
    asked.push(request.id);
  }
  tx.event('person-left', change.by, { person: person.id, change: change.id, way: change.way, agreed: change.agreed });
  return accept({ ...change, places: [...seatsOf(partnership, person.id)], requests: asked });
};

/** Of these nothing is ever asked first: they hold at once (`keepChange`). */
const atOnce = async (): Promise<Carried> => refuse('overtaken');

const applied = { address, replaced, left, part: givePartIn, number: atOnce, handed: atOnce } as const;
export type Carriable = PersonChange & { readonly kind: keyof typeof applied };

/** Who is told is chosen before it takes effect, while the parts of whoever leaves still say to whom it matters. */
export const carryOut = async (
  outside: Outside,
  tx: Work,
  partnership: Partnership,
  change: Carriable,
): Promise<Carried> => {
  const told = await witnessesIn(tx, partnership, change, londonDate(tx.now));
  const done = await applied[change.kind]({ outside, tx, partnership }, change);
  if (!done.ok) return done;
  const held: PersonChange = {
    ...done.value,
    state: 'done',
    told,
    freeOn: freeFrom(partnership, change.people[0]?.person ?? '', londonDate(tx.now)),
  };
  tx.write(changes, held.id, held);
  tellOfChange(tx, held);
  return accept(held);
};
