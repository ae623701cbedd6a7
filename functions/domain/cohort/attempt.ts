/** One attempt to protect the tables of a year group, which share their pupils: what it hides, or what stands in its way. */
import type { Budget } from './balanced-change.ts';
import type { Characteristic } from './cohort.ts';
import type { Slice } from './cohort-slices.ts';
import { type Hidden, type Hiding, hide, hideSmall, isHidden } from './hidden-figures.ts';
import { type OtherTables, otherTablesOf, type View } from './other-tables.ts';
import { givenAway, protectGroups, type Round } from './protect-figures.ts';
import { protectSchools, schoolsStay } from './protect-schools.ts';
import { settleSums, type Viewer } from './sums-of-hidden.ts';
import type { Protecting } from './what-may-change.ts';

/** `too-few`: hiding single figures would not be enough. `too-much`: no proof was found in the time that there is. */
export type WhyRefused = 'too-few' | 'too-much';

/** Figures that were hidden earlier in the same year stay hidden: next to the earlier table they would tell too much. */
export type HiddenBefore = {
  readonly numbers: readonly string[];
  readonly results: Readonly<Record<string, readonly string[]>>;
};

/** A review of the same academic year that is published: what the schools had sent, and what of it is hidden. */
export type EarlierTable = { readonly slice: Slice; readonly hidden: Hidden };

export type Rules = { readonly threshold: number; readonly viewers: readonly Viewer[] };

/**
 * A way to hide. `givenUp`: by characteristic, what is hidden of each school's groups from the beginning, so that more of all
 * schools can be shown, and the schools whose groups are not given up. `totalsFirst`: as in `Hidden`.
 */
export type Way = {
  readonly givenUp: ReadonlyMap<Characteristic, { readonly what: Hiding; readonly but: ReadonlySet<number> }>;
  readonly totalsFirst: boolean;
};

/** One round over a slice; settled only when nothing at all had to be hidden any more. */
function* settle(protecting: Protecting, slice: Slice): Generator<undefined, Round> {
  let changed = false;
  do {
    protecting.budget.left -= slice.networks.reduce((sum, { arcs }) => sum + arcs.length, 0);
    yield;
    const more = settleSums(protecting.hidden, slice, protecting.viewers);
    changed = changed || more;
    if (!more) break;
  } while (protecting.budget.left >= 0);
  const groups = yield* protectGroups(protecting, slice);
  if (groups !== 'settled') return groups;
  const schools = protectSchools(protecting, slice);
  if (schools !== 'settled') return schools;
  return changed ? 'changed' : 'settled';
}

export type Earlier = { readonly before: HiddenBefore; readonly tables: readonly EarlierTable[] };

/** Tables of this review beside one another and beside the earlier ones. */
const linkedTo = (slices: readonly Slice[], tables: readonly EarlierTable[]): Map<Slice, OtherTables> => {
  const earlier = tables.map(
    ({ slice, hidden }): View => ({ slice, now: false, shows: (id) => !isHidden(hidden, slice, 'n', id) }),
  );
  return new Map(
    slices.map((slice) => {
      const others = slices
        .filter((one) => one !== slice)
        .map((one): View => ({ slice: one, now: true, shows: () => false }));
      return [slice, otherTablesOf(slice, [...others, ...earlier])];
    }),
  );
};

/** What everybody knows by slice. */
const knownIn = (links: ReadonlyMap<Slice, OtherTables>): Map<string, ReadonlySet<string>> =>
  new Map([...links].map(([{ key }, { known }]) => [key, known]));

const linksIn =
  (links: ReadonlyMap<Slice, OtherTables>) =>
  (slice: Slice): OtherTables => {
    const found = links.get(slice);
    if (!found) throw new Error(`no links of ${slice.key}`);
    return found;
  };

/** The first earlier table of which this review would give a figure away, with the characteristic to leave out. */
const betrayed = (
  slices: readonly Slice[],
  hidden: Hidden,
  tables: readonly EarlierTable[],
  { viewers }: Rules,
  budget: Budget,
): { readonly drop: Characteristic | undefined } | undefined => {
  for (const { slice, hidden: own } of tables) {
    const views = [
      ...slices.map((one): View => ({ slice: one, now: false, shows: (id) => !isHidden(hidden, one, 'n', id) })),
      ...tables
        .filter((one) => one.slice !== slice)
        .map(
          (one): View => ({ slice: one.slice, now: false, shows: (id) => !isHidden(one.hidden, one.slice, 'n', id) }),
        ),
    ];
    const links = new Map([[slice, otherTablesOf(slice, views)]]);
    const protecting = {
      hidden: { ...own, known: knownIn(links) },
      viewers,
      otherTablesOf: linksIn(links),
      proven: new WeakMap(),
      budget,
    };
    const drop = givenAway(protecting, slice);
    if (drop !== undefined) {
      const has = slices.some(({ networks }) => networks.some(({ characteristic }) => characteristic === drop));
      return { drop: has ? drop : undefined };
    }
    if (!schoolsStay(protecting, slice)) return { drop: undefined };
  }
  return undefined;
};

export type Attempt =
  | { readonly hidden: Hidden; readonly refused: ReadonlyMap<string, WhyRefused> }
  | { readonly drop: Characteristic | undefined; readonly because: WhyRefused };

const giveUp = (hidden: Hidden, slice: Slice, { givenUp }: Way): void => {
  for (const { characteristic, arcs } of slice.networks) {
    const own = givenUp.get(characteristic);
    if (own === undefined) continue;
    for (const { id, kind, school = -1 } of arcs)
      if (kind === 'cell' && !own.but.has(school)) hide(hidden, slice, own.what, id);
  }
};

/** The characteristic with the most figures: without it most is won. */
const largest = (slices: readonly Slice[]): Characteristic | undefined =>
  slices
    .flatMap(({ networks }) => networks)
    .toSorted((one, other) => other.arcs.length - one.arcs.length)
    .at(0)?.characteristic;

/** The slices of one year group. */
export function* attempt(
  slices: readonly Slice[],
  { threshold, viewers }: Rules,
  { before, tables }: Earlier,
  budget: Budget,
  way: Way,
): Generator<undefined, Attempt> {
  const results = new Map(slices.map(({ key }) => [key, new Set(before.results[key] ?? [])] as const));
  const links = linkedTo(slices, tables);
  const { totalsFirst } = way;
  const hidden: Hidden = { threshold, numbers: new Set(before.numbers), results, known: knownIn(links), totalsFirst };
  for (const slice of slices) {
    hideSmall(hidden, slice);
    giveUp(hidden, slice, way);
  }
  const protecting = { hidden, viewers, otherTablesOf: linksIn(links), proven: new WeakMap(), budget };
  const refused = new Map<string, WhyRefused>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const slice of slices) {
      if (refused.has(slice.key)) continue;
      const round = yield* settle(protecting, slice);
      if (typeof round === 'object') return { drop: round.drop, because: 'too-few' };
      if (round === 'too-much' || budget.left < 0) return { drop: largest(slices), because: 'too-much' };
      if (round === 'impossible') refused.set(slice.key, 'too-few');
      changed = changed || round === 'changed' || round === 'widened';
    }
  }
  const shown = slices.filter(({ key }) => !refused.has(key));
  const given = betrayed(shown, hidden, tables, { threshold, viewers }, budget);
  if (budget.left < 0) return { drop: largest(slices), because: 'too-much' };
  return given ? { ...given, because: 'too-few' } : { hidden, refused };
}
