/**
 * Where all pupils of a school are hidden, its whole can change too: together with another such school, or with the hidden
 * total. In every characteristic the groups of both must be able to change with it.
 */

import type { BalancedChange } from './balanced-change.ts';
import { type Arc, allId, type Counts, type Network } from './cohort-slices.ts';
import { grandId, isHidden } from './hidden-figures.ts';
import { type Asked, canFall, canRise, changeFor, hidingOf, mayChange, type Protecting } from './what-may-change.ts';

type Place = Omit<Asked, 'network'>;
type Through = { readonly network: Network; readonly arc: Arc };

/** One school's whole up, another's down; nothing: the total's. */
type Pair = { readonly gains: number | undefined; readonly loses: number | undefined; readonly amount: number };

const nodeOf = ({ arcs, end }: Network, school: number | undefined): number =>
  school !== undefined && arcs.some((arc) => arc.school === school) ? school : end;

const joined = (ways: readonly (BalancedChange | undefined)[]): BalancedChange | undefined => {
  const found = ways.flatMap((way) => way ?? []);
  if (found.length < ways.length) return undefined;
  return { cost: found.reduce((sum, { cost }) => sum + cost, 0), arcs: found.flatMap(({ arcs }) => arcs) };
};

/** The way in one characteristic: from the school that gains to the one that loses. */
const changeIn = (
  protecting: Protecting,
  place: Place,
  network: Network,
  { gains, loses, amount }: Pair,
  options: { readonly dear: boolean; readonly through?: { readonly arc: Arc; readonly rises: boolean } | undefined },
): BalancedChange | undefined => {
  const [from, to] = [nodeOf(network, gains), nodeOf(network, loses)];
  const asked = { ...place, network };
  const { dear, through } = options;
  const none: BalancedChange = { cost: 0, arcs: [] };
  if (!through) return from === to ? none : changeFor(protecting, asked, { from, to, amount, dear });
  const { arc, rises } = through;
  const [into, outOf] = rises ? [arc.from, arc.to] : [arc.to, arc.from];
  const before = from === into ? none : changeFor(protecting, asked, { from, to: into, amount, dear, not: [arc] });
  if (!before) return undefined;
  const not = [arc, ...before.arcs];
  const after = outOf === to ? none : changeFor(protecting, asked, { from: outOf, to, amount, dear, not });
  return joined([before, after]);
};

const hasRoom = (protecting: Protecting, { slice, mode }: Place, { gains, loses, amount }: Pair): boolean => {
  const whole = (school: number | undefined): Counts | undefined =>
    school === undefined ? undefined : slice.all[school];
  const [gainer, loser] = [whole(gains), whole(loses)];
  const id = allId(slice.schools[loses ?? -1] ?? '');
  return (
    (!gainer || canRise(gainer, mode) >= amount) && (!loser || canFall(protecting, slice, mode, id, loser) >= amount)
  );
};

const changeOfPair = (
  protecting: Protecting,
  place: Place,
  pair: Pair,
  { through, rises, dear }: { readonly through: Through | undefined; readonly rises: boolean; readonly dear: boolean },
): BalancedChange | undefined => {
  if (!hasRoom(protecting, place, pair)) return undefined;
  const ways: (BalancedChange | undefined)[] = [];
  for (const network of place.slice.networks) {
    const here = through?.network === network ? { arc: through.arc, rises } : undefined;
    const way = changeIn(protecting, place, network, pair, { dear, through: here });
    if (!way) return undefined;
    ways.push(way);
  }
  const way = joined(ways);
  return way && { ...way, wholes: [pair.gains, pair.loses].filter((school) => school !== undefined) };
};

/** Positions of the schools whose whole is hidden from the viewer; nothing (undefined) stands for a hidden total. */
const hiddenWholes = (protecting: Protecting, { slice, viewer, mode }: Place): (number | undefined)[] => {
  const what = hidingOf(mode);
  const isOpen = (id: string): boolean =>
    isHidden(protecting.hidden, slice, what, id) && mayChange(protecting, slice, mode, id);
  const schools: (number | undefined)[] = slice.schools.flatMap((urn, at) =>
    !viewer.has(urn) && isOpen(allId(urn)) ? [at] : [],
  );
  return isOpen(grandId) ? [undefined, ...schools] : schools;
};

/** The cheapest shift that changes the figure `through`, or all pupils of `school`, by this amount. */
export const changeBetweenSchools = (
  protecting: Protecting,
  place: Place,
  asked: { readonly through?: Through; readonly school?: number; readonly by: number; readonly dear: boolean },
): BalancedChange | undefined => {
  const { through, by, dear } = asked;
  const wholes = hiddenWholes(protecting, place);
  const school = asked.school ?? through?.arc.school;
  // A total changes with any school of its group; a school's own figure with the school.
  const changing = school === undefined ? wholes.filter((one) => one !== undefined) : [school];
  let best: BalancedChange | undefined;
  for (const one of changing) {
    if (!wholes.includes(one)) continue;
    for (const partner of wholes) {
      if (partner === one) continue;
      const [gains, loses] = by > 0 ? [one, partner] : [partner, one];
      const pair = { gains, loses, amount: Math.abs(by) };
      const way = changeOfPair(protecting, place, pair, { through, rises: by > 0, dear });
      if (way && (!best || way.cost < best.cost)) best = way;
      if (best?.cost === 0) return best;
    }
  }
  return best;
};
