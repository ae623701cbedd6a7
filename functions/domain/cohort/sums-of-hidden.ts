/**
 * What is hidden together in a sum must itself be large enough: whoever knows the rest of the sum knows what the hidden
 * figures come to. Each party knows its own schools' figures, so its own never count as hidden from it.
 */
import { type Arc, allId, type Counts, type Network, type Slice, sumOf } from './cohort-slices.ts';
import {
  fewestInTotal,
  grandId,
  type Hidden,
  type Hiding,
  hide,
  hidingsOf,
  isHidden,
  isKnown,
  isSmall,
  leastWidth,
  totalWorth,
  worthOf,
} from './hidden-figures.ts';

/** The URNs of one party's schools. */
export type Viewer = ReadonlySet<string>;

const ownedBy = (viewer: Viewer, slice: Slice, { school }: Arc): boolean =>
  school !== undefined && viewer.has(slice.schools[school] ?? '');

type Member = { readonly id: string; readonly counts: Counts; readonly worth: number; readonly hidden: boolean };

/** What to hide so that the hidden ones of a sum are enough; nothing when they are, or when none is hidden. */
const alsoHide = (members: readonly Member[], what: Hiding, threshold: number, most: number): string | undefined => {
  const hidden = members.filter((member) => member.hidden);
  if (hidden.length === 0) return undefined;
  const enough = hidden.length > 1 && !isSmall(sumOf(hidden.map(({ counts }) => counts)), what, threshold);
  // One alone that is not small is left to the search for other worlds.
  if (enough || (hidden.length === 1 && !isSmall(hidden[0]?.counts ?? { n: 0, e: 0, w: 0 }, what, threshold)))
    return undefined;
  const shown = members.filter((member) => !member.hidden && member.worth <= most);
  return shown.toSorted((one, other) => one.worth - other.worth)[0]?.id;
};

/** All pupils of the schools, against their total. */
const settleAllPupils = (hidden: Hidden, slice: Slice, what: Hiding, viewer: Viewer): boolean => {
  if (isHidden(hidden, slice, what, grandId)) return false;
  const members = slice.schools.flatMap((urn, at): Member[] => {
    const counts = slice.all[at];
    if (!counts || viewer.has(urn) || isKnown(hidden, slice, what, allId(urn))) return [];
    return [
      { id: allId(urn), counts, worth: 1 + counts.n / 100_000, hidden: isHidden(hidden, slice, what, allId(urn)) },
    ];
  });
  const alone = members.filter((member) => member.hidden).length === 1;
  const sum = { id: grandId, counts: slice.grand, worth: totalWorth(hidden), hidden: false };
  const next = alsoHide([...members, sum], what, alone ? Infinity : hidden.threshold, Infinity);
  return next !== undefined && hide(hidden, slice, what, next);
};

/** A school whose pupils are hidden together shows no group of them; a hidden total shows no total of their groups. */
const hideBelow = (hidden: Hidden, slice: Slice, what: Hiding): boolean => {
  const below = slice.schools.map((urn) => isHidden(hidden, slice, what, allId(urn)));
  const grand = isHidden(hidden, slice, what, grandId) && slice.schools.length >= fewestInTotal;
  let changed = false;
  for (const network of slice.networks) {
    const rows = network.arcs.filter(({ kind, school }) => kind === 'cell' && school !== undefined && below[school]);
    const touched = new Set(rows.map(({ to }) => to));
    const totals = grand ? network.arcs.filter(({ kind, from }) => kind === 'total' && touched.has(from)) : [];
    for (const { id } of [...rows, ...totals]) changed = hide(hidden, slice, what, id) || changed;
  }
  return changed;
};

type Lines = { readonly bySchool: ReadonlyMap<number, readonly Arc[]>; readonly columns: readonly (readonly Arc[])[] };
const linesOfNetworks = new WeakMap<Network, Lines>();

/** The figures of each school, and of each group with its total. */
const linesOf = (network: Network): Lines => {
  const before = linesOfNetworks.get(network);
  if (before) return before;
  const { arcs } = network;
  const into = Map.groupBy(arcs, ({ to }) => to);
  const bySchool = Map.groupBy(
    arcs.filter(({ school }) => school !== undefined),
    ({ school = -1 }) => school,
  );
  const totals = arcs.filter(({ kind }) => kind === 'total');
  const lines = { bySchool, columns: totals.map((total) => [...(into.get(total.from) ?? []), total]) };
  linesOfNetworks.set(network, lines);
  return lines;
};

const settleLines = (
  hidden: Hidden,
  slice: Slice,
  network: Network,
  what: Hiding,
  viewers: readonly Viewer[],
): boolean => {
  let changed = false;
  const member = (arc: Arc): Member => ({
    id: arc.id,
    counts: arc.counts,
    worth: worthOf(hidden, arc),
    hidden: isHidden(hidden, slice, what, arc.id),
  });
  const counted = (arcs: readonly Arc[]): Arc[] => arcs.filter(({ id }) => !isKnown(hidden, slice, what, id));
  const settle = (arcs: readonly Arc[], least: number): void => {
    const next = alsoHide(counted(arcs).map(member), what, least, Infinity);
    if (next !== undefined) changed = hide(hidden, slice, what, next) || changed;
  };
  const { bySchool, columns } = linesOf(network);
  // Whoever does not own the school sees the same of it.
  for (const [school, arcs] of bySchool) {
    const urn = slice.schools[school] ?? '';
    if (!isHidden(hidden, slice, what, allId(urn)) && viewers.some((viewer) => !viewer.has(urn)))
      settle(arcs, hidden.threshold);
  }
  for (const column of columns) {
    const total = column.at(-1);
    if (!total || isHidden(hidden, slice, what, total.id)) continue;
    const out = counted(column).filter(({ id }) => isHidden(hidden, slice, what, id));
    if (out.length === 0) continue;
    settle(column, hidden.threshold);
    // What one party can take off its own from needs no more than several that could be others: the search shows the rest.
    for (const viewer of viewers) {
      if (!out.some((arc) => ownedBy(viewer, slice, arc))) continue;
      settle(
        column.filter((arc) => !ownedBy(viewer, slice, arc)),
        leastWidth,
      );
    }
  }
  return changed;
};

/** One round over every sum of the slice, in the eyes of every party. Says whether something more was hidden. */
export const settleSums = (hidden: Hidden, slice: Slice, viewers: readonly Viewer[]): boolean => {
  let changed = false;
  for (const what of hidingsOf(slice)) {
    for (const viewer of viewers) changed = settleAllPupils(hidden, slice, what, viewer) || changed;
    changed = hideBelow(hidden, slice, what) || changed;
    for (const network of slice.networks) changed = settleLines(hidden, slice, network, what, viewers) || changed;
  }
  return changed;
};
