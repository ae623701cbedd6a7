/** Puts what was set aside back into the outbox, all of it or some: for an operator, after what was wrong is put right. */
import * as z from 'zod';
import type { Item, Outside, Store } from '../ports.ts';
import { kindOf, replayEffect } from './deliver.ts';

export type ReplayWanted =
  | { readonly which: 'all' }
  | { readonly which: 'partnership'; readonly partnership: string }
  | { readonly which: 'effect'; readonly effect: string };

/** `because`: what the last try said. It may hold an address: for the operator's eyes, never for a log. */
export type SetAside = {
  readonly effect: string;
  readonly kind: string;
  readonly partnership: string | undefined;
  readonly since: string;
  readonly because: string;
};

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
const Text = z.string().optional().catch(undefined);
/** What is stored may be anything, once somebody has edited it: no text is nothing. */
const textOf = (value: unknown): string | undefined => Text.parse(value);

/** A mail names its partnership, a task and a start in their input. A doorbell names none: its token says all. */
const partnershipOf = ({ body }: Item): string | undefined =>
  textOf(fieldOf(body.payload, 'partnership')) ?? textOf(fieldOf(fieldOf(body.payload, 'input'), 'partnership'));

const setAsideOf = (item: Item): SetAside => ({
  effect: item.partition.slice('effect#'.length),
  kind: textOf(kindOf(item)) ?? 'unreadable',
  partnership: partnershipOf(item),
  since: textOf(fieldOf(item.body.setAside, 'at')) ?? '',
  because: textOf(fieldOf(item.body.setAside, 'because')) ?? '',
});

const isWanted = (wanted: ReplayWanted, aside: SetAside): boolean => {
  if (wanted.which === 'all') return true;
  return wanted.which === 'effect' ? aside.effect === wanted.effect : aside.partnership === wanted.partnership;
};

/** Page by page, oldest first, so that thousands are no more than some. */
export async function* everythingSetAside(
  store: Store,
  wanted: ReplayWanted = { which: 'all' },
): AsyncGenerator<SetAside> {
  let from: string | undefined;
  do {
    const page = await store.query({ index: 'due', partition: 'set-aside', ...(from && { from }) });
    for (const item of page.items) {
      const aside = setAsideOf(item);
      if (isWanted(wanted, aside)) yield aside;
    }
    from = page.next;
  } while (from);
}

type Ended = Awaited<ReturnType<typeof replayEffect>> | 'unreadable' | 'would-be-replayed';

type How = {
  readonly dryRun: boolean;
  /** At most so many; all unless told. */
  readonly most?: number;
  readonly tell: (aside: SetAside, ended: Ended) => void;
};

/** One that cannot be read stays where it is, and stops no other. `tell` hears of each. */
export const replay = async (
  outside: Pick<Outside, 'store' | 'clock' | 'log'>,
  wanted: ReplayWanted,
  { dryRun, most = Number.POSITIVE_INFINITY, tell }: How,
): Promise<number> => {
  // All are found before the first is moved: what is moved leaves the list that is being read.
  const found: SetAside[] = [];
  for await (const aside of everythingSetAside(outside.store, wanted)) {
    if (found.length === most) break;
    found.push(aside);
  }
  let replayed = 0;
  for (const aside of found) {
    const ended = dryRun
      ? 'would-be-replayed'
      : await replayEffect(outside, aside.effect).catch((): Ended => 'unreadable');
    if (ended === 'replayed' || ended === 'would-be-replayed') replayed += 1;
    tell(aside, ended);
  }
  return replayed;
};
