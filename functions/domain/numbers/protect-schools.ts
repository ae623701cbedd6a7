/**
 * The same proof for all pupils of a school: its figure changes together with another school's, or with the total, and in
 * every characteristic the groups of both must be able to change with it.
 */
import { allId, type Counts, type Network, type Slice } from './cohort-slices.ts';
import { grandId, type Hiding, hide, hidingsOf, isHidden } from './hidden-figures.ts';
import {
  canFall,
  canRise,
  hidingOf,
  leastWidth,
  type Mode,
  type Protecting,
  proofs,
  type Round,
  wayFor,
} from './protect-figures.ts';
import type { Viewer } from './sums-of-hidden.ts';

type Shift = {
  readonly slice: Slice;
  readonly viewer: Viewer;
  readonly mode: Mode;
  /** Position of the school that gains, and of the one that loses; nothing: the total gains or loses. */
  readonly gains: number | undefined;
  readonly loses: number | undefined;
  readonly amount: number;
};

const hasGroups = ({ arcs }: Network, school: number | undefined): boolean =>
  school !== undefined && arcs.some((arc) => arc.school === school);

const fits = (protecting: Protecting, { slice, viewer, mode, gains, loses, amount }: Shift): boolean => {
  const whole = (school: number | undefined): Counts | undefined =>
    school === undefined ? undefined : slice.all[school];
  const [gainer, loser] = [whole(gains), whole(loses)];
  if (gainer && canRise(gainer, mode) < amount) return false;
  if (loser && canFall(loser, loser, mode) < amount) return false;
  return slice.networks.every((network) => {
    const from = hasGroups(network, gains) && gains !== undefined ? gains : network.end;
    const to = hasGroups(network, loses) && loses !== undefined ? loses : network.end;
    if (from === to) return true;
    return wayFor(protecting, { slice, network, mode, viewer }, { from, to, amount, dear: false }) !== undefined;
  });
};

const swings = (protecting: Protecting, slice: Slice, viewer: Viewer, school: number, mode: Mode): boolean => {
  const { hidden } = protecting;
  const what = hidingOf(mode);
  const partners: (number | undefined)[] = slice.schools.flatMap((urn, at) =>
    at !== school && !viewer.has(urn) && isHidden(hidden, slice, what, allId(urn)) ? [at] : [],
  );
  if (isHidden(hidden, slice, what, grandId)) partners.push(undefined);
  const shifts = (amount: number, gaining: boolean): boolean =>
    amount === 0 ||
    partners.some((partner) => {
      const [gains, loses] = gaining ? [school, partner] : [partner, school];
      return fits(protecting, { slice, viewer, mode, gains, loses, amount });
    });
  return [leastWidth, 0, 2, 1].some((up) => shifts(up, true) && shifts(leastWidth - up, false));
};

const isProven = (protecting: Protecting, slice: Slice, viewer: Viewer, school: number, what: Hiding): boolean => {
  const numberHidden = isHidden(protecting.hidden, slice, 'n', allId(slice.schools[school] ?? ''));
  return proofs(slice, what, numberHidden).some((modes) =>
    modes.every((mode) => swings(protecting, slice, viewer, school, mode)),
  );
};

/** Hides the total; where it is hidden already, the smallest school that is still shown. */
const hideNext = ({ hidden }: Protecting, slice: Slice, what: Hiding): boolean => {
  if (hide(hidden, slice, what, grandId)) return true;
  const [next] = slice.schools
    .map((urn, at) => ({ urn, n: slice.all[at]?.n ?? 0 }))
    .filter(({ urn }) => !isHidden(hidden, slice, what, allId(urn)))
    .toSorted((one, other) => one.n - other.n);
  return next !== undefined && hide(hidden, slice, what, allId(next.urn));
};

/** One round over every school whose pupils are hidden together. */
export const protectSchools = (protecting: Protecting, slice: Slice): Round => {
  for (const what of hidingsOf(slice)) {
    for (const [school, urn] of slice.schools.entries()) {
      if (!isHidden(protecting.hidden, slice, what, allId(urn))) continue;
      const others = protecting.viewers.filter((viewer) => !viewer.has(urn));
      if (others.every((viewer) => isProven(protecting, slice, viewer, school, what))) continue;
      return hideNext(protecting, slice, what) ? 'changed' : 'impossible';
    }
  }
  return 'settled';
};
