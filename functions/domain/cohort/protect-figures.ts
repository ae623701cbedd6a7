/**
 * For every hidden figure and every party, finds other figures that agree with all that the party can see and differ by
 * three pupils or more; where there are none, hides more until there are.
 */

import type { BalancedChange } from './balanced-change.ts';
import { changeBetweenSchools } from './change-between-schools.ts';
import type { Characteristic } from './cohort.ts';
import { type Arc, allId, type Network, type Slice } from './cohort-slices.ts';
import { grandId, type Hiding, hide, hidingsOf, isHidden, isKnown, isSmall, widthOf } from './hidden-figures.ts';
import type { Viewer } from './sums-of-hidden.ts';
import {
  type Asked,
  canFall,
  canRise,
  changeFor,
  hidingOf,
  isOwn,
  type Mode,
  mayChange,
  type Protecting,
  proofs,
  provenFor,
} from './what-may-change.ts';

type Found = BalancedChange & { readonly mode: Mode };

const none: BalancedChange = { cost: 0, arcs: [] };

/** The figure up or down by an amount: in a circle with others, or with the whole of its school. */
const change = (
  protecting: Protecting,
  asked: Asked,
  arc: Arc,
  by: number,
  dear: boolean,
): BalancedChange | undefined => {
  if (by === 0) return none;
  const { mode, slice, network } = asked;
  const amount = Math.abs(by);
  const room = by > 0 ? canRise(arc.counts, mode) : canFall(protecting, slice, mode, arc.id, arc.counts);
  if (room < amount || !mayChange(protecting, slice, mode, arc.id)) return undefined;
  const [from, to] = by > 0 ? [arc.to, arc.from] : [arc.from, arc.to];
  const circle = changeFor(protecting, asked, { from, to, amount, not: [arc], dear });
  if (circle?.cost === 0) return circle;
  const shift = changeBetweenSchools(protecting, asked, { through: { network, arc }, by, dear });
  return circle && (!shift || circle.cost <= shift.cost) ? circle : shift;
};

/** How much of a width goes up: all, nothing, and steps in between. */
export const upsOf = (width: number): number[] => [
  ...new Set([width, 0, width - 1, 1, Math.floor(width / 2), Math.floor(width / 4), Math.ceil((width * 3) / 4)]),
];

/** The figure up by some and down by the rest, the cheapest way; cost 0 needs nothing more to be hidden. */
const swing = (protecting: Protecting, asked: Asked, arc: Arc, width: number, dear: boolean): Found | undefined => {
  let best: Found | undefined;
  for (const up of upsOf(width)) {
    const rise = change(protecting, asked, arc, up, dear);
    const fall = rise && change(protecting, asked, arc, up - width, dear);
    if (!rise || !fall) continue;
    const cost = rise.cost + fall.cost;
    if (!best || cost < best.cost)
      best = {
        cost,
        arcs: [...rise.arcs, ...fall.arcs],
        wholes: [...(rise.wholes ?? []), ...(fall.wholes ?? [])],
        mode: asked.mode,
      };
    if (best.cost === 0) return best;
  }
  return best;
};

const cheapestProof = (
  protecting: Protecting,
  asked: Omit<Asked, 'mode'>,
  arc: Arc,
  what: Hiding,
  dear: boolean,
): readonly Found[] | undefined => {
  const numberHidden = isHidden(protecting.hidden, asked.slice, 'n', arc.id);
  const width = widthOf(arc.counts, what, numberHidden);
  const costOf = (found: readonly Found[]): number => found.reduce((sum, { cost }) => sum + cost, 0);
  let best: readonly Found[] | undefined;
  for (const modes of proofs(asked.slice, what, numberHidden)) {
    const found = modes.flatMap((mode) => swing(protecting, { ...asked, mode }, arc, width, dear) ?? []);
    if (found.length < modes.length) continue;
    if (!best || costOf(found) < costOf(best)) best = found;
    if (costOf(best) === 0) return best;
  }
  return best;
};

/** Whether this figure must stay hidden from the viewer: not its own, and not a sum of what it knows anyway. */
const mustStay = (
  { hidden }: Protecting,
  { slice, network, viewer }: Omit<Asked, 'mode'>,
  arc: Arc,
  what: Hiding,
): boolean => {
  if (isKnown(hidden, slice, what, arc.id)) return false;
  if (arc.kind === 'rest') return !isOwn(viewer, slice, arc) && isSmall(arc.counts, what, hidden.threshold);
  if (arc.kind === 'cell') return !isOwn(viewer, slice, arc);
  return network.arcs.some(
    (cell) => cell.to === arc.from && !isOwn(viewer, slice, cell) && isHidden(hidden, slice, what, cell.id),
  );
};

/**
 * `widened`: a whole was hidden, so the sums are to be settled first. `impossible`: the slice cannot be protected. `drop`: it
 * can without this characteristic. `too-much`: it takes longer than there is time.
 */
export type Round = 'settled' | 'changed' | 'widened' | 'impossible' | 'too-much' | { readonly drop: Characteristic };

/** There is no room within the wholes that are shown: the results of the figure's whole are hidden. Its pupils stay shown. */
const makeRoom = ({ hidden }: Protecting, slice: Slice, { school }: Arc, what: Hiding): boolean => {
  const whole = school === undefined ? grandId : allId(slice.schools[school] ?? '');
  return what === 'e' && hide(hidden, slice, 'e', whole);
};

/** Whether a hidden figure is proven for every party with what is hidden already. */
const isProven = (protecting: Protecting, slice: Slice, network: Network, arc: Arc, what: Hiding): boolean =>
  protecting.viewers.every((viewer) => {
    const asked = { slice, network, viewer };
    if (!mustStay(protecting, asked, arc, what)) return true;
    return (cheapestProof(protecting, asked, arc, what, false) ?? [{ cost: 1 }]).every(({ cost }) => cost === 0);
  });

/** The first characteristic of a table that is published already, of which a figure would be given away now. */
export const givenAway = (protecting: Protecting, slice: Slice): Characteristic | undefined =>
  slice.networks.find((network) =>
    hidingsOf(slice).some((what) =>
      network.arcs.some(
        (arc) =>
          arc.kind === 'cell' &&
          isHidden(protecting.hidden, slice, 'n', arc.id) &&
          !isProven(protecting, slice, network, arc, what),
      ),
    ),
  )?.characteristic;

/** Proves one hidden figure for every party, or hides more. */
const protectOne = (protecting: Protecting, slice: Slice, network: Network, arc: Arc, what: Hiding): Round => {
  const done = provenFor(protecting, arc, what);
  let unproven = protecting.viewers.filter(
    (viewer) => !done.has(viewer) && mustStay(protecting, { slice, network, viewer }, arc, what),
  );
  for (let [viewer] = unproven; viewer; [viewer] = unproven) {
    const asked = { slice, network, viewer };
    const proof =
      cheapestProof(protecting, asked, arc, what, false) ?? cheapestProof(protecting, asked, arc, what, true);
    if (protecting.budget.left < 0) return 'too-much';
    if (!proof) return makeRoom(protecting, slice, arc, what) ? 'widened' : { drop: network.characteristic };
    const more = proof.flatMap(({ mode, arcs }) =>
      arcs.map(({ id }) => hide(protecting.hidden, slice, hidingOf(mode), id)),
    );
    if (more.some(Boolean)) return 'changed';
    const used = new Set(
      proof.flatMap(({ arcs, wholes = [] }) =>
        [...wholes, ...arcs.map(({ school = -1 }) => school)].flatMap((school) => slice.schools[school] ?? []),
      ),
    );
    // What proves it for one party proves it for all whose own figures it leaves alone.
    const touches = (other: Viewer): boolean => other !== viewer && [...other].some((urn) => used.has(urn));
    for (const other of unproven) if (!touches(other)) done.add(other);
    unproven = unproven.filter(touches);
  }
  return 'settled';
};

/** One round over every hidden figure of the slice's groups. Stops after each one, so that somebody else may go on. */
export function* protectGroups(protecting: Protecting, slice: Slice): Generator<undefined, Round> {
  let round: Round = 'settled';
  for (const what of hidingsOf(slice)) {
    for (const network of slice.networks) {
      for (const arc of network.arcs) {
        if (!isHidden(protecting.hidden, slice, what, arc.id)) continue;
        const one = protectOne(protecting, slice, network, arc, what);
        if (one !== 'settled' && one !== 'changed') return one;
        if (one === 'changed') round = one;
        yield;
      }
    }
  }
  return round;
}
