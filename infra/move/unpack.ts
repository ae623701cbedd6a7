/** Unpacks a partnership where it is to live: its facts, its links under this place's key, a fresh execution of what ran. */
import { isDeepStrictEqual } from 'node:util';
import { isOpen, stillAsked } from '../../functions/domain/asking/request.ts';
import type { Effect, EffectPayload } from '../../functions/domain/effect.ts';
import type { Outside, Put } from '../../functions/ports.ts';
import { decode } from '../../functions/records/kind.ts';
import { requests } from '../../functions/records/kinds.ts';
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import type { MovedFile, MovedItem, Running } from './moved-file.ts';
import { CannotMove } from './pack.ts';

/** A transaction takes a hundred actions. */
const atOnce = 90;

const isPartnership = ({ sort }: MovedItem): boolean => sort === 'partnership#it';

const indexesOf = ({ indexes: { person, due } = {} }: MovedItem): Pick<Put, 'indexes'> =>
  person || due ? { indexes: { ...(person && { person }), ...(due && { due }) } } : {};

/** A link's secret is made with the key of the place, so what names a key names the one that is in use here. */
const underKey = (item: MovedItem, keyNumber: number): Put => ({
  partition: item.partition,
  sort: item.sort,
  body: /^(link|read)#/.test(item.partition) ? { ...item.body, keyNumber } : item.body,
  ...indexesOf(item),
  expect: 'absent',
});

/** Whoever is still asked gets their link again; those who only read can wait for the next mail. */
const mailsFor = (partnership: string, items: readonly MovedItem[]): EffectPayload[] =>
  items
    .filter(({ partition, sort }) => partition === `p#${partnership}` && sort.startsWith('request#'))
    .map((item) => decode(requests, { ...item, version: 1, indexes: {} }))
    .filter(isOpen)
    .map((request) => ({
      kind: 'mail-many',
      partnership,
      template: 'ask',
      to: stillAsked(request).map(({ person }) => person),
      request: request.id,
    }));

/** A name of its own: where the partnership was before, the old one may still be taken. */
const startAgain = ({ workflow, name, input }: Running, id: string): EffectPayload => ({
  kind: 'start',
  workflow: workflow as Extract<EffectPayload, { kind: 'start' }>['workflow'],
  name: `${name.replace(/-again-[0-9a-z]{8}$/, '').slice(0, 65)}-again-${id.slice(0, 8)}`,
  input,
});

/** `keyNumber`: of the key behind links that is in use there. */
export type Destination = Pick<Outside, 'store' | 'clock' | 'ids'> & { readonly keyNumber: number };
export type Unpacked = { readonly items: number; readonly asked: number; readonly started: number };

const write = async ({ store }: Destination, put: readonly Put[], effects: readonly Effect[] = []): Promise<void> => {
  const { ok } = await store.commit({ put, effects });
  if (ok) return;
  // What a broken-off attempt has written before stands there already, word for word.
  const missing: Put[] = [];
  for (const one of put) {
    const there = await store.get(one);
    if (there && !isDeepStrictEqual(there.body, one.body))
      throw new CannotMove(`${one.partition} ${one.sort} is here already, and is not the same.`);
    if (!there) missing.push(one);
  }
  const again = await store.commit({ put: missing, effects });
  if (!again.ok) throw new CannotMove('Something else writes here at the same time.');
};

/**
 * What is to be sent is due at once, also in a demonstration, whose clock goes on from the last thing that happened and may
 * stand before today's date.
 */
const dueAt = ({ clock }: Destination, items: readonly MovedItem[]): string => {
  const events = items.filter(({ sort }) => sort.startsWith('audit#')).map(({ body }) => String(body.at));
  return [clock.now().toISOString(), ...events.toSorted().slice(-1)].toSorted()[0] ?? '';
};

/**
 * The partnership itself comes last, with what is to be sent: until then nobody finds it here, and doing it again goes on.
 * Throws CannotMove: it is here already, something else stands in its place, its audit trail did not arrive whole.
 */
export const unpack = async (to: Destination, file: MovedFile): Promise<Unpacked> => {
  const { partnership, items, running } = file;
  if (await to.store.get({ partition: `p#${partnership}`, sort: 'partnership#it' }))
    throw new CannotMove(`${partnership} is here already.`);
  const puts = items.filter((item) => !isPartnership(item)).map((item) => underKey(item, to.keyNumber));
  for (let from = 0; from < puts.length; from += atOnce) await write(to, puts.slice(from, from + atOnce));
  const { events, head, fault } = await verifyAudit(to.store, partnership);
  if (fault || events !== file.audit.events || head.hash !== file.audit.hash)
    throw new CannotMove('The audit trail did not arrive as it was.');
  const mails = mailsFor(partnership, items);
  const at = dueAt(to, items);
  const payloads = [...mails, ...running.map((one) => startAgain(one, to.ids.id()))];
  const effects = [
    ...payloads.map((payload): Effect => ({ id: to.ids.id(), at, payload })),
    ...file.post.map(({ id, mail }): Effect => ({ id, at, payload: mail })),
  ];
  const last = items.filter(isPartnership).map((item) => underKey(item, to.keyNumber));
  await write(to, last, effects);
  return { items: items.length, asked: mails.length, started: running.length };
};
