/** Asks another school whether it would talk, and carries the question to its end. */
import * as z from 'zod';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import {
  type AnswerToTalk,
  answered,
  datesFrom,
  dueStep,
  emptyPack,
  type Introduction,
  type MayNotAsk,
  mayAsk,
  nextLook,
  notDelivered,
  type Pack,
  withdrawn,
} from '../domain/search/introduction.ts';
import type { Somebody } from '../domain/search/search.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { scheduled, theOne } from '../records/kinds.ts';
import { introductions, readListings, readSearch, searches } from '../records/searches.ts';
import { type Work, work } from '../records/work.ts';
import { count } from '../web/limits.ts';
import { isOpen, newLink } from './search-links.ts';

const scheduleId = (urn: string): string => `introduction#${urn}`;

/** The day on which to look at it again, or none. */
const schedule = async (tx: Work, one: Introduction): Promise<void> => {
  const on: PlainDate | undefined = nextLook(one);
  const before = await tx.read(scheduled, scheduleId(one.urn));
  if (on === undefined) {
    if (before) tx.remove(scheduled, scheduleId(one.urn));
    return;
  }
  const effect = { kind: 'task', task: 'introduction-due', input: { search: tx.partnership, urn: one.urn } } as const;
  tx.write(scheduled, scheduleId(one.urn), { id: scheduleId(one.urn), on, effect });
};

/** Where a school that looks too is reached: its head's address, which whoever asks does not learn. */
export const knownAddress = async (outside: Outside, urn: string): Promise<string | undefined> => {
  const listing = (await readListings(outside, [urn])).get(urn);
  const search = listing && (await readSearch(outside, listing.search));
  return search && isOpen(outside, search) ? search.head?.email : undefined;
};

/** Nobody's mailbox is filled with questions, whoever asks them. */
const mostToOneAddress = 3;
const aMonth = 30 * 24 * 60;

export type Asking = {
  readonly search: string;
  readonly urn: string;
  readonly introducedBy?: string | undefined;
  readonly words: string;
  /** Needed where we know no address of theirs. */
  readonly to?: string | undefined;
};

/** `address-needed`: we know none. `asked-often`: others ask there too; try again in a month. */
export const askToTalk = async (
  outside: Outside,
  { search: id, urn, introducedBy, words, to: typed }: Asking,
): Promise<Result<Introduction, MayNotAsk | 'over' | 'unknown-school' | 'address-needed' | 'asked-often'>> => {
  const school = (await outside.schools?.())?.byUrn(urn);
  if (!school) return refuse('unknown-school');
  const known = await knownAddress(outside, urn);
  const to = known ?? typed;
  if (to === undefined) return refuse('address-needed');
  let counted = false;
  return work(outside, id, async (tx) => {
    const search = await tx.readNeeded(searches, theOne);
    if (!isOpen(outside, search)) return refuse('over');
    const today = londonDate(tx.now);
    const why = mayAsk(search.school.urn, urn, await tx.list(introductions), today);
    if (why) return refuse(why);
    await tx.read(introductions, urn);
    if (!counted) {
      const limit = { what: 'introduction-to', who: to.toLowerCase(), most: mostToOneAddress, minutes: aMonth };
      if (!(await count(outside, limit)).within) return refuse('asked-often');
      counted = true;
    }
    const one: Introduction = {
      urn,
      school: school.name,
      state: 'asked',
      to,
      known: known !== undefined,
      words,
      ...(introducedBy !== undefined && introducedBy !== '' && { introducedBy }),
      ...datesFrom(today),
      pack: emptyPack,
      link: newLink(tx, outside, urn),
    };
    tx.write(introductions, urn, one);
    await schedule(tx, one);
    tx.event('introduction-asked', 'head', { school: urn });
    tx.effect({ kind: 'search-mail', search: id, letter: 'would-you-talk', urn });
    return accept(one);
  });
};

/** The other head answers by their link. */
export const answerToTalk = (
  outside: Outside,
  where: { readonly search: string; readonly urn: string },
  given: {
    readonly answer: AnswerToTalk;
    readonly reply?: string | undefined;
    readonly contact?: Somebody | undefined;
  },
): Promise<Result<Introduction, 'over' | 'contact-needed'>> =>
  work(outside, where.search, async (tx) => {
    const search = await tx.readNeeded(searches, theOne);
    if (!isOpen(outside, search)) return refuse('over');
    const next = answered(await tx.readNeeded(introductions, where.urn), given, londonDate(tx.now));
    if (!next.ok) return next;
    tx.write(introductions, where.urn, next.value);
    await schedule(tx, next.value);
    tx.event('introduction-answered', 'other-head', { school: where.urn, answer: given.answer });
    tx.effect({ kind: 'search-mail', search: where.search, letter: 'introduction-answered', urn: where.urn });
    return next;
  });

/** Either side ends it. */
export const withdraw = (
  outside: Outside,
  { search, urn, by }: { readonly search: string; readonly urn: string; readonly by: 'head' | 'other-head' },
): Promise<Result<Introduction, 'over'>> =>
  work(outside, search, async (tx) => {
    const next = withdrawn(await tx.readNeeded(introductions, urn));
    if (!next.ok) return next;
    tx.write(introductions, urn, next.value);
    await schedule(tx, next.value);
    tx.event('introduction-withdrawn', by, { school: urn });
    return next;
  });

/** No mail reaches the address that was given: whoever asked sees it, and may give another. */
export const couldNotDeliver = (outside: Outside, search: string, urn: string): Promise<unknown> =>
  work(outside, search, async (tx) => {
    const next = notDelivered(await tx.readNeeded(introductions, urn));
    if (!next.ok) return next;
    tx.write(introductions, urn, next.value);
    await schedule(tx, next.value);
    tx.event('introduction-withdrawn', 'system', { school: urn });
    return next;
  });

/** After a yes, both keep when and how they showed each other what, and where they differ. */
export const keepPack = (outside: Outside, search: string, urn: string, pack: Pack): Promise<Result<'kept', 'over'>> =>
  work(outside, search, async (tx) => {
    const one = await tx.readNeeded(introductions, urn);
    if (one.state !== 'yes') return refuse('over');
    tx.write(introductions, urn, { ...one, pack });
    tx.event('introduction-pack-kept', 'head', { school: urn });
    return accept('kept');
  });

const DueInput = z.object({ search: z.string(), urn: z.string() });

/** Its date has come: one reminder, and later silence closes it. A second run finds nothing due. */
export const introductionDue = (outside: Outside, payload: unknown): Promise<unknown> => {
  const { search: id, urn } = DueInput.parse(payload);
  return work(outside, id, async (tx) => {
    const [search, one] = [await tx.read(searches, theOne), await tx.read(introductions, urn)];
    if (!search || !one || !isOpen(outside, search)) return 'nothing';
    const { does, introduction } = dueStep(one, londonDate(tx.now));
    if (does === 'nothing') return 'nothing';
    tx.write(introductions, urn, introduction);
    await schedule(tx, introduction);
    tx.event(does === 'remind' ? 'introduction-reminded' : 'introduction-closed', 'system', { school: urn });
    if (does === 'remind') tx.effect({ kind: 'search-mail', search: id, letter: 'would-you-talk-again', urn });
    return does;
  });
};
