/**
 * "This was not right": what was changed becomes what it was, and codes and signing for that person wait until chair and
 * admin have agreed, since nobody here can know which of the two mailboxes is the honest one.
 */
import { restoreIn } from '../../asking/change-recipient.ts';
import { frozen, withoutHold } from '../../asking/hold.ts';
import { endSessionsOf, moveAddresses } from '../../asking/move-address.ts';
import { supersede } from '../../asking/settling.ts';
import { tell } from '../../asking/tell-people.ts';
import { requestId } from '../../domain/asking/kinds.ts';
import { londonDate } from '../../domain/london.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import { succeededBack, withMember } from '../../domain/partnership/succession.ts';
import { partsOf } from '../../domain/permissions.ts';
import { accept, type Result, refuse } from '../../domain/result.ts';
import type { Outside } from '../../ports.ts';
import { changes, type PersonChange } from '../../records/changes.ts';
import { partnerships, people, requests, type StoredPerson, theOne } from '../../records/kinds.ts';
import { type Work, work } from '../../records/work.ts';
import { withPartBack } from './one-part.ts';

type Undoing = { readonly outside: Outside; readonly tx: Work };

const address = async ({ outside, tx }: Undoing, { id, people: concerned }: PersonChange): Promise<void> => {
  const moved: { person: StoredPerson; email: string }[] = [];
  for (const { person: whose, was, becomes } of concerned) {
    const person = await tx.read(people, whose);
    // Changed again since, or gone: that is another change, with links of its own.
    if (!person || person.left !== undefined || person.email !== becomes.email || was.email === undefined) continue;
    moved.push({ person: frozen(person, id), email: was.email });
  }
  await moveAddresses(outside, tx, moved);
};

const backInRequests = async ({ tx }: Undoing, change: PersonChange, whose: string): Promise<void> => {
  for (const id of change.requests) {
    const request = await tx.read(requests, id);
    if (!request) continue;
    restoreIn(tx, request, whose, change.given.includes(id) ? change.successor : undefined);
  }
};

/** Whoever came is as they were before: free to sign, or gone where they came by it alone. They confirm nothing more. */
const freeAgain = async (
  { outside, tx }: Undoing,
  change: PersonChange,
  successor: StoredPerson,
  after: Partnership,
): Promise<void> => {
  const free = withoutHold(successor, change.id);
  const goes = change.made && partsOf(after, successor.id).size === 0;
  tx.write(people, successor.id, goes ? { ...free, left: londonDate(tx.now) } : free);
  if (goes) await endSessionsOf(outside, tx, successor);
  const confirming = await tx.read(
    requests,
    requestId({ kind: 'confirm-successor', about: { kind: 'person', id: successor.id }, person: successor.id }),
  );
  if (confirming) supersede(tx, confirming, 'system');
};

const replaced = async (undoing: Undoing, change: PersonChange): Promise<void> => {
  const { tx } = undoing;
  const [{ person: id } = { person: '' }] = change.people;
  const leaving = await tx.read(people, id);
  const successor = await tx.read(people, change.successor ?? '');
  if (!leaving || !successor) return;
  const partnership = await tx.readNeeded(partnerships, theOne);
  const after = succeededBack(partnership, { leaving: id, successor: successor.id, places: change.places });
  tx.write(partnerships, theOne, after);
  const { left: _, ...here } = leaving;
  tx.write(people, id, frozen(here, change.id));
  await freeAgain(undoing, change, successor, after);
  await backInRequests(undoing, change, id);
};

const left = async (undoing: Undoing, change: PersonChange): Promise<void> => {
  const { tx } = undoing;
  const [{ person: id } = { person: '' }] = change.people;
  const person = await tx.read(people, id);
  if (!person) return;
  tx.write(partnerships, theOne, withMember(await tx.readNeeded(partnerships, theOne), id, change.places));
  const { left: _, ...here } = person;
  tx.write(people, id, frozen(here, change.id));
  await backInRequests(undoing, change, id);
};

const number = async ({ tx }: Undoing, { id, people: concerned }: PersonChange): Promise<void> => {
  for (const { person: whose, was, becomes } of concerned) {
    const person = await tx.read(people, whose);
    if (!person || person.left !== undefined || person.mobile !== becomes.mobile) continue;
    const { mobile: _, ...rest } = person;
    const back = {
      ...rest,
      channel: was.channel ?? 'email',
      ...(was.mobile === undefined ? {} : { mobile: was.mobile }),
    };
    tx.write(people, whose, frozen(back, id));
  }
};

/** The one thing is theirs again; whoever came into the partnership by it alone goes. */
const handed = async (undoing: Undoing, change: PersonChange): Promise<void> => {
  const { outside, tx } = undoing;
  const [{ person: id } = { person: '' }] = change.people;
  const to = await tx.read(people, change.successor ?? '');
  if (to && change.made && partsOf(await tx.readNeeded(partnerships, theOne), to.id).size === 0) {
    tx.write(people, to.id, { ...withoutHold(to, change.id), left: londonDate(tx.now) });
    await endSessionsOf(outside, tx, to);
  }
  await backInRequests(undoing, change, id);
};

const part = async (undoing: Undoing, change: PersonChange): Promise<void> => {
  const { tx } = undoing;
  const [{ person: id } = { person: '' }] = change.people;
  const after = withPartBack(await tx.readNeeded(partnerships, theOne), change);
  tx.write(partnerships, theOne, after);
  const to = await tx.read(people, change.successor ?? '');
  if (to) await freeAgain(undoing, change, to, after);
  await backInRequests(undoing, change, id);
};

const undone = { address, replaced, left, number, handed, part } as const;

const tellOfUndoing = async (tx: Work, change: PersonChange): Promise<void> => {
  const { roles } = await tx.readNeeded(partnerships, theOne);
  const concerned = change.people.map(({ person }) => person);
  const by = change.by === 'system' ? undefined : change.by;
  tell(tx, 'change-undone', [...concerned, by, ...change.told, roles.lead, roles.chair, roles.admin], {
    details: { change: change.id, path: `/people/changes/${change.id}` },
  });
};

/** Until when it can be undone by a link: as long as codes and signing would have waited. */
export const canUndo = ({ state, freeOn }: PersonChange, today: string): boolean =>
  (state === 'done' || state === 'settled') && freeOn !== undefined && today < freeOn;

/** `by`: a witness who was told, or `old-address`. `over`: undone already, or too late: chair and admin can still help. */
export const undoChange = (
  outside: Outside,
  { partnership, change: id, by }: { partnership: string; change: string; by: string },
): Promise<Result<'undone', 'not-yours' | 'over'>> =>
  work(outside, partnership, async (tx): Promise<Result<'undone', 'not-yours' | 'over'>> => {
    const change = await tx.readNeeded(changes, id);
    if (by !== 'old-address' && !change.told.includes(by)) return refuse('not-yours');
    if (change.state === 'undone') return accept('undone');
    if (!canUndo(change, londonDate(tx.now))) return refuse('over');
    await undone[change.kind]({ outside, tx }, change);
    tx.write(changes, id, { ...change, state: 'undone', settledBy: by });
    const concerned = change.people.map(({ person }) => person);
    tx.event('person-change-undone', by === 'old-address' ? 'system' : by, { change: id, people: concerned, from: by });
    await tellOfUndoing(tx, change);
    return accept('undone');
  });
