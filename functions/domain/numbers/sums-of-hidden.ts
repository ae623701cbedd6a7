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
  isSmall,
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
    if (!counts || viewer.has(urn)) return [];
    return [
      { id: allId(urn), counts, worth: 1 + counts.n / 100_000, hidden: isHidden(hidden, slice, what, allId(urn)) },
    ];
  });
  const alone = members.filter((member) => member.hidden).length === 1;
  const sum = { id: grandId, counts: slice.grand, worth: totalWorth(slice.schools.length), hidden: false };
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

const settleLines = (hidden: Hidden, slice: Slice, network: Network, what: Hiding, viewer: Viewer): boolean => {
  let changed = false;
  const member = (arc: Arc): Member => ({
    id: arc.id,
    counts: arc.counts,
    worth: worthOf(arc, slice.schools.length),
    hidden: isHidden(hidden, slice, what, arc.id),
  });
  const settle = (members: readonly Member[]): void => {
    const next = alsoHide(members, what, hidden.threshold, Infinity);
    if (next !== undefined) changed = hide(hidden, slice, what, next) || changed;
  };
  slice.schools.forEach((urn, school) => {
    if (viewer.has(urn) || isHidden(hidden, slice, what, allId(urn))) return;
    settle(network.arcs.filter((arc) => arc.school === school).map(member));
  });
  for (const total of network.arcs.filter(({ kind }) => kind === 'total')) {
    if (isHidden(hidden, slice, what, total.id)) continue;
    const cells = network.arcs.filter((arc) => arc.to === total.from && !ownedBy(viewer, slice, arc));
    settle([...cells, total].map(member));
  }
  return changed;
};

/** One round over every sum of the slice, in the eyes of every party. Says whether something more was hidden. */
export const settleSums = (hidden: Hidden, slice: Slice, viewers: readonly Viewer[]): boolean => {
  let changed = false;
  for (const what of hidingsOf(slice)) {
    for (const viewer of viewers) changed = settleAllPupils(hidden, slice, what, viewer) || changed;
    changed = hideBelow(hidden, slice, what) || changed;
    for (const network of slice.networks)
      for (const viewer of viewers) changed = settleLines(hidden, slice, network, what, viewer) || changed;
  }
  return changed;
};
