/** Who is who in the demonstration, what waits for each, and a way to be them. */

import { addressHash } from '../../../functions/asking/by-address.ts';
import { type Request, stillAsked } from '../../../functions/domain/asking/request.ts';
import { partsIn } from '../../../functions/domain/partnership/part-words.ts';
import type { Partnership } from '../../../functions/domain/partnership/partnership.ts';
import { beginSession } from '../../../functions/people/sign-in/sign-in.ts';
import type { Item, Query } from '../../../functions/ports.ts';
import { decode } from '../../../functions/records/kind.ts';
import {
  openRequests,
  partnerships,
  people,
  requests,
  type StoredPerson,
  theOne,
} from '../../../functions/records/kinds.ts';
import { work } from '../../../functions/records/work.ts';
import { newSession } from '../../../functions/web/session.ts';
import type { Wired } from '../wire.ts';
import type { Cast, CastMember, Waiting } from './cast-list.ts';
import { castPage } from './cast-page.tsx';
import { partnershipIds } from './partnership-ids.ts';
import { htmlAnswer, jsonAnswer, onTo, type Tool, type ToolRequest } from './tool.ts';

const everything = async ({ outside }: Pick<Wired, 'outside'>, query: Query): Promise<Item[]> => {
  const items: Item[] = [];
  let from: string | undefined;
  do {
    const page = await outside.store.query({ ...query, ...(from !== undefined && { from }) });
    items.push(...page.items);
    from = page.next;
  } while (from !== undefined);
  return items;
};

const waitingFor = (person: string, open: readonly Request[]): Waiting[] =>
  open
    .filter((request) => stillAsked(request).some((one) => one.person === person))
    .map(({ id, kind, dueOn }) => ({ request: id, kind, due: dueOn }));

const member = (person: StoredPerson, partnership: Partnership, open: readonly Request[]): CastMember => ({
  person: person.id,
  name: person.name,
  address: person.email,
  parts: partsIn(partnership, person.id),
  ...(person.left !== undefined && { left: person.left }),
  waiting: waitingFor(person.id, open),
});

const castOf = async (wired: Pick<Wired, 'outside'>, id: string): Promise<Cast | undefined> => {
  const item = await wired.outside.store.get(partnerships.key(id, theOne));
  if (!item) return undefined;
  const partnership = decode(partnerships, item);
  const { partition, sort } = people.key(id, '');
  const [persons, open] = await Promise.all([
    everything(wired, { partition, prefix: sort }),
    everything(wired, { index: 'person', partition: openRequests(id) }),
  ]);
  const asked = open.map((each) => decode(requests, each));
  const members = persons.map((each) => member(decode(people, each), partnership, asked));
  return { partnership: id, name: partnership.name, people: members };
};

/** A session without a mail: everybody here can read every inbox anyway. */
const signInAs = async ({ outside }: Wired, { fields }: ToolRequest) => {
  const { partnership = '', person = '' } = fields;
  const item = await outside.store.get(people.key(partnership, person));
  if (!item) return undefined;
  const address = addressHash(decode(people, item).email);
  const { session, setCookie } = newSession(outside, { partnership, person, address });
  await work(outside, partnership, async (w) => {
    await beginSession(w, session);
    w.event('signed-in', person);
  });
  return onTo('/home', { 'set-cookie': setCookie });
};

/** Everybody of every partnership, and what waits for each. */
export const readCasts = async (wired: Pick<Wired, 'outside' | 'db'>): Promise<Cast[]> => {
  const casts = await Promise.all(partnershipIds(wired.db).map((id) => castOf(wired, id)));
  return casts.filter((cast) => cast !== undefined);
};

export const createCast = (wired: Wired): Tool => {
  const all = (): Promise<Cast[]> => readCasts(wired);
  return async (request) => {
    const { method, segments } = request;
    const path = segments.join('/');
    if (method === 'GET' && path === 'cast') return htmlAnswer(castPage(await all()));
    if (method === 'GET' && path === 'cast.json') return jsonAnswer(await all());
    if (method === 'POST' && path === 'cast/sign-in') return signInAs(wired, request);
    return undefined;
  };
};
