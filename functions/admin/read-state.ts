/** How the system runs, and how each partnership stands, for whoever looks after it. */
import { listOpenRequests } from '../asking/open-requests.ts';
import { oldestWaiting } from '../delivery/oldest-waiting.ts';
import { everythingSetAside, type SetAside } from '../delivery/replay.ts';
import type { Stage } from '../domain/lifecycle/states.ts';
import { londonDate } from '../domain/london.ts';
import { isArchived } from '../partnership/applied-file.ts';
import type { Item, Outside, Running } from '../ports.ts';
import { apart } from '../records/apart.ts';
import { readEverybody } from '../records/everybody.ts';
import { decode } from '../records/kind.ts';
import { everyPartnership, partnerships, type StoredPerson } from '../records/kinds.ts';
import { type LastSweep, readLastSweep } from '../records/last-sweep.ts';

export type State = {
  /** Nothing where nobody can say. */
  readonly running: Running | undefined;
  readonly swept: LastSweep | undefined;
  readonly waiting: { readonly waiting: number; readonly minutes: number };
  /** The first of them; `more` when there are others. */
  readonly setAside: {
    readonly shown: readonly SetAside[];
    readonly more: boolean;
  };
};

/** What one page shows of what was set aside, and of partnerships. */
export const mostSetAside = 50;
export const mostPartnerships = 25;

const someSetAside = async (outside: Outside): Promise<State['setAside']> => {
  const shown: SetAside[] = [];
  for await (const one of everythingSetAside(outside.store)) {
    if (shown.length === mostSetAside) return { shown, more: true };
    shown.push(one);
  }
  return { shown, more: false };
};

export const readState = async (outside: Outside): Promise<State> => {
  const [running, swept, waiting, setAside] = await Promise.all([
    outside.running?.(),
    readLastSweep(outside),
    oldestWaiting(outside, []),
    someSetAside(outside),
  ]);
  return { running, swept, waiting, setAside };
};

export type Line =
  | {
      readonly id: string;
      readonly readable: true;
      readonly name: string;
      readonly stage: Stage;
      readonly archived: boolean;
      /** What waits for somebody, and how much of it is late. */
      readonly open: number;
      readonly late: number;
      /** Whom no mail reaches, or who asked for none. */
      readonly refused: readonly StoredPerson[];
    }
  /** Its record must be put right before anything can be said of it. */
  | { readonly id: string; readonly readable: false };

const lineOf = async (outside: Outside, item: Item): Promise<Line> => {
  const id = item.partition.slice('p#'.length);
  const read = await apart(outside.log, item, async (): Promise<Line> => {
    const { name, stage } = decode(partnerships, item);
    const [open, everybody, archived] = await Promise.all([
      listOpenRequests(outside, id),
      readEverybody(outside, id),
      isArchived(outside, id),
    ]);
    const today = londonDate(outside.clock.now());
    return {
      id,
      readable: true,
      name,
      stage,
      archived,
      open: open.length,
      late: open.filter(({ dueOn }) => dueOn < today).length,
      refused: everybody.filter(({ noMail, left }) => noMail !== undefined && left === undefined),
    };
  });
  return typeof read === 'object' ? read.done : { id, readable: false };
};

/** A page of all partnerships, in the order of their ids. `after`: the cursor of the page before. Throws RangeError for one that is none. */
export const readPartnerships = async (
  outside: Outside,
  after: string | undefined,
): Promise<{
  readonly lines: readonly Line[];
  readonly next: string | undefined;
}> => {
  const page = await outside.store.query({
    index: 'due',
    partition: everyPartnership,
    limit: mostPartnerships,
    ...(after !== undefined && { from: after }),
  });
  return {
    lines: await Promise.all(page.items.map((item) => lineOf(outside, item))),
    next: page.next,
  };
};
