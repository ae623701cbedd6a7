/** Whether a mail goes now, or waits at its address for the next letter. */
import { addressHash } from '../asking/by-address.ts';
import { type Request, recipientOf } from '../domain/asking/request.ts';
import type { Effect } from '../domain/effect.ts';
import { instantAt, londonDate, londonTime } from '../domain/london.ts';
import { nextPostDay, postTime, whenItGoes } from '../domain/mail-day.ts';
import { type Haste, hasteOf, isOfADay, rhythmOf } from '../domain/mail-haste.ts';
import { hearsDirectly } from '../domain/mail-to-boards.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { partsOf } from '../domain/permissions.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Item, Outside } from '../ports.ts';
import { decode, encode, expiryOf } from '../records/kind.ts';
import type { StoredPerson } from '../records/kinds.ts';
import { TooBusy } from '../records/too-busy.ts';
import type { MailContext } from './context.ts';
import type { MailPayload } from './read-context.ts';
import { type Entry, postKeptUntil, type WaitingPost, waitingPost } from './waiting-post.ts';

export type Arriving = {
  readonly payload: MailPayload;
  readonly effect: Effect;
  readonly person: StoredPerson;
  readonly context: Pick<MailContext, 'partnership' | 'request' | 'details'>;
};

/** `goes`: it is sent now. `waits`: a later letter brings it. `not-told`: their board chose that chair and clerk hear it. */
export type Placed = 'goes' | 'waits' | 'not-told';
export type Place = (outside: Outside, arriving: Arriving) => Promise<Placed>;

/** Others write at the same address meanwhile; past these the effect is tried again later. */
const mostTries = 20;
/** A letter with more would be read by nobody: what comes then goes by itself. */
const mostWaiting = 60;

const isAsked = (request: Request | undefined, person: string): boolean => {
  const recipient = request && recipientOf(request, person);
  return recipient?.part === 'answers' && recipient.state === 'asked';
};

/** The day on which it must have been read. */
const beforeOf = ({ payload, context: { request, details } }: Arriving): PlainDate | undefined =>
  isOfADay(payload.template) ? (request?.agenda?.meetingOn ?? request?.dueOn ?? details.on) : undefined;

const hasteIn = ({ payload, person, context: { request, partnership } }: Arriving): Haste =>
  hasteOf(payload.template, {
    asks: isAsked(request, person.id),
    knowEachOther: (partnership.agreements ?? []).length > 0,
  });

export const readPost = async (outside: Outside, hash: string): Promise<{ item?: Item; post: WaitingPost }> => {
  const item = await outside.store.get(waitingPost.key('', hash));
  return item ? { item, post: decode(waitingPost, item) } : { post: { waiting: [], until: '' } };
};

type Change = { readonly hash: string; readonly item?: Item | undefined; readonly effects?: readonly Effect[] };

/** False when somebody else has written at this address meanwhile. */
export const keepPost = async (
  { store, clock }: Outside,
  { hash, item, effects = [] }: Change,
  post: WaitingPost,
): Promise<boolean> => {
  const value = { ...post, until: postKeptUntil(clock.now()) };
  const put = {
    ...waitingPost.key('', hash),
    body: encode(waitingPost, value),
    expect: item?.version ?? ('absent' as const),
    ...expiryOf(waitingPost, value),
  };
  return (await store.commit({ put: [put], effects: [...effects] })).ok;
};

/** The effect that sends what waits, under an id of its own. */
export const letterEffect = (
  { payload: { partnership, to }, id }: { payload: Pick<MailPayload, 'partnership' | 'to'>; id: string },
  hash: string,
  at: Date,
): Effect => ({
  id: `post-${id}`,
  at: at.toISOString(),
  payload: { kind: 'mail', partnership, template: 'day-letter', to, details: { post: hash } },
});

export const morningOf = (day: PlainDate): Date => instantAt(day, postTime);

export const schoolsOf = (partnership: Partnership) => activeSchools(partnership);

const place = async (outside: Outside, hash: string, arriving: Arriving): Promise<Placed | 'again'> => {
  const { payload, effect, person, context } = arriving;
  const asks = isAsked(context.request, person.id);
  const { item, post } = await readPost(outside, hash);
  if (post.last?.by === effect.id) return 'goes';
  if ([...post.waiting, ...(post.letter?.entries ?? [])].some(({ id }) => id === effect.id)) return 'waits';

  const now = outside.clock.now();
  const today = londonDate(now);
  const when = whenItGoes({
    haste: hasteIn(arriving),
    rhythm: rhythmOf(partsOf(context.partnership, person.id)),
    today,
    time: londonTime(now),
    schools: schoolsOf(context.partnership),
    lastOn: post.last?.on,
    before: beforeOf(arriving),
  });
  const last = { on: today, by: effect.id };
  if (when === 'now' && (post.waiting.length === 0 || post.waiting.length >= mostWaiting)) {
    return (await keepPost(outside, { hash, item }, { ...post, last })) ? 'goes' : 'again';
  }
  const entry: Entry = { id: effect.id, at: effect.at, mail: payload, asks };
  const day = when === 'now' ? today : when;
  const isEarlier = when === 'now' || post.next === undefined || day < post.next;
  const letter = letterEffect({ payload, id: effect.id }, hash, when === 'now' ? now : morningOf(day));
  const kept = await keepPost(
    outside,
    { hash, item, effects: isEarlier ? [letter] : [] },
    {
      ...post,
      ...(when === 'now' ? { last: { on: today, by: letter.id } } : {}),
      ...(isEarlier ? { next: day } : {}),
      waiting: [...post.waiting, entry],
    },
  );
  return kept ? 'waits' : 'again';
};

/** At most one email a person and day, but for what goes apart and what cannot wait. */
export const oneADay: Place = async (outside, arriving) => {
  const { payload, context, person } = arriving;
  if (!hearsDirectly(context.partnership, person.id, payload.template)) return 'not-told';
  if (hasteIn(arriving) === 'apart') return 'goes';
  const hash = addressHash(person.email);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const placed = await place(outside, hash, arriving);
    if (placed !== 'again') return placed;
  }
  throw new TooBusy('Too many emails at once to one address');
};

type Taken = { readonly entries: readonly Entry[]; readonly took: boolean };

/**
 * What the letter of that effect brings: the same again for a second try. Nothing when another letter has taken all of it,
 * or an email has gone today already: then what waits goes on the next school morning.
 */
export const takePost = async (
  outside: Outside,
  hash: string,
  effect: Effect,
  partnership: Partnership,
): Promise<readonly Entry[]> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const taken = await tryToTake(outside, hash, effect, partnership);
    if (taken.took) return taken.entries;
  }
  throw new TooBusy('Too many emails at once to one address');
};

const tryToTake = async (outside: Outside, hash: string, effect: Effect, partnership: Partnership): Promise<Taken> => {
  const { item, post } = await readPost(outside, hash);
  if (post.letter?.id === effect.id) return { entries: post.letter.entries, took: true };
  const today = londonDate(outside.clock.now());
  if (post.waiting.length === 0 || (post.next !== undefined && post.next > today)) return { entries: [], took: true };
  const { payload } = effect;
  if (post.last?.on === today && post.last.by !== effect.id && payload.kind === 'mail') {
    const day = nextPostDay(today, schoolsOf(partnership));
    const later = letterEffect({ payload, id: `${effect.id}-${day}` }, hash, morningOf(day));
    return { entries: [], took: await keepPost(outside, { hash, item, effects: [later] }, { ...post, next: day }) };
  }
  const { next: _, ...rest } = post;
  const entries = post.waiting;
  const after = { ...rest, waiting: [], last: { on: today, by: effect.id }, letter: { id: effect.id, entries } };
  return { entries, took: await keepPost(outside, { hash, item }, after) };
};
