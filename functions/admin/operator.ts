/** Who may look after the system, and the door of their pages. */
import { addressHash, peopleByAddressHash } from '../asking/by-address.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { type Operator, operatorPrefix, operators, operatorsPartition } from '../records/operators.ts';
import { everyItem } from '../records/read-every.ts';
import { work } from '../records/work.ts';
import type { SignedIn } from '../web/route.ts';
import { readSession } from '../web/session.ts';

/** In the order of nothing that says anything: by the hash of their addresses. */
export const readOperators = async ({ store }: Pick<Outside, 'store'>): Promise<readonly Operator[]> =>
  (
    await everyItem(store, {
      partition: operatorsPartition,
      prefix: operatorPrefix,
    })
  ).map((item) => decode(operators, item));

/** By the address that their link to sign in went to: a part in a partnership makes nobody one, and needs be none. */
export const operatorIn = async (
  outside: Outside,
  { session }: Pick<SignedIn, 'session'>,
): Promise<Operator | undefined> => {
  const whose = await readSession(outside, session);
  const item = whose && (await outside.store.get(operators.key('', whose.address)));
  return item && decode(operators, item);
};

/** Their id in that partnership, where they have a part in it: the trail names people by id. */
export const asPersonOf = async (outside: Outside, { id }: Operator, partnership: string): Promise<string> =>
  (await peopleByAddressHash(outside, id)).find((holder) => holder.partnership === partnership)?.person ?? 'system';

type Told = {
  readonly partnerships: readonly string[];
  readonly progress?: (done: number) => void;
};

/** Every trail says it. A partnership of an earlier version comes into the list of all as it is written here. */
const tellTrails = async (
  outside: Outside,
  operator: Operator,
  event: 'operator-appointed' | 'operator-dismissed',
  { partnerships: ids, progress }: Told,
): Promise<void> => {
  for (const [at, id] of ids.entries()) {
    const by = await asPersonOf(outside, operator, id);
    await work(outside, id, async (tx) => {
      const partnership = await tx.read(partnerships, theOne);
      if (!partnership) return;
      tx.write(partnerships, theOne, partnership);
      tx.event(event, 'system', {
        operator: operator.operator,
        ...(by !== 'system' && { person: by }),
      });
    });
    progress?.(at + 1);
  }
};

/**
 * From now on, whoever signs in with this address may look after the system. `partnerships`: all that there are, each of
 * whose trails says so. Refuses `nobody` to an address with which nobody could sign in. Again changes nothing.
 */
export const appoint = async (
  outside: Outside,
  email: string,
  told: Told,
): Promise<Result<'appointed' | 'before', 'nobody'>> => {
  const id = addressHash(email);
  if ((await peopleByAddressHash(outside, id)).length === 0) return refuse('nobody');
  const key = operators.key('', id);
  const before = await outside.store.get(key);
  const operator = before
    ? decode(operators, before)
    : {
        id,
        operator: outside.ids.id(),
        since: outside.clock.now().toISOString(),
      };
  // The trails come first: nobody looks on of whom they do not tell.
  if (!before) await tellTrails(outside, operator, 'operator-appointed', told);
  await work(outside, operatorsPartition, async (tx) => {
    if (!(await tx.read(operators, id))) tx.write(operators, id, operator);
  });
  return accept(before ? 'before' : 'appointed');
};

/** They may no more, from this moment. Refuses `nobody` where they were not appointed. */
export const dismiss = async (outside: Outside, email: string, told: Told): Promise<Result<'dismissed', 'nobody'>> => {
  const id = addressHash(email);
  const item = await outside.store.get(operators.key('', id));
  if (!item) return refuse('nobody');
  await work(outside, operatorsPartition, async (tx) => {
    if (await tx.read(operators, id)) tx.remove(operators, id);
  });
  await tellTrails(outside, decode(operators, item), 'operator-dismissed', told);
  return accept('dismissed');
};
