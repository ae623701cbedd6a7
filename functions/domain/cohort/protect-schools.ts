/** The same proof for all pupils of a school: its figure changes together with another school's, or with the total. */

import { changeBetweenSchools } from './change-between-schools.ts';
import { allId, type Slice } from './cohort-slices.ts';
import { grandId, type Hiding, hide, hidingsOf, isHidden, isKnown, widthOf } from './hidden-figures.ts';
import { type Round, upsOf } from './protect-figures.ts';
import type { Viewer } from './sums-of-hidden.ts';
import { type Mode, type Protecting, proofs, provenFor } from './what-may-change.ts';

type Swing = { readonly viewer: Viewer; readonly school: number; readonly mode: Mode; readonly width: number };

const swings = (protecting: Protecting, slice: Slice, { viewer, school, mode, width }: Swing): boolean => {
  const shifts = (by: number): boolean =>
    by === 0 || changeBetweenSchools(protecting, { slice, viewer, mode }, { school, by, dear: false }) !== undefined;
  return upsOf(width).some((up) => shifts(up) && shifts(up - width));
};

const isProven = (protecting: Protecting, slice: Slice, viewer: Viewer, school: number, what: Hiding): boolean => {
  const numberHidden = isHidden(protecting.hidden, slice, 'n', allId(slice.schools[school] ?? ''));
  const width = widthOf(slice.all[school] ?? slice.grand, what, numberHidden);
  return proofs(slice, what, numberHidden).some((modes) =>
    modes.every((mode) => swings(protecting, slice, { viewer, school, mode, width })),
  );
};

/** With this many schools hidden together, the total is hidden rather than one more. */
const mostSchools = (schools: number): number => Math.max(3, schools / 3);

/** Hides one more of the wholes: in a large partnership first a few small schools, then the total. */
const hideNext = ({ hidden }: Protecting, slice: Slice, what: Hiding): boolean => {
  const hiddenSchools = slice.schools.filter((urn) => isHidden(hidden, slice, what, allId(urn))).length;
  const schoolFirst = slice.schools.length > 4 && hiddenSchools < mostSchools(slice.schools.length);
  if (!schoolFirst && hide(hidden, slice, what, grandId)) return true;
  const [next] = slice.schools
    .map((urn, at) => ({ urn, n: slice.all[at]?.n ?? 0 }))
    .filter(({ urn }) => !isHidden(hidden, slice, what, allId(urn)))
    .toSorted((one, other) => one.n - other.n);
  return next ? hide(hidden, slice, what, allId(next.urn)) : hide(hidden, slice, what, grandId);
};

/** One round over every school whose pupils are hidden together. */
export const protectSchools = (protecting: Protecting, slice: Slice): Round => {
  for (const what of hidingsOf(slice)) {
    for (const [school, urn] of slice.schools.entries()) {
      if (!isHidden(protecting.hidden, slice, what, allId(urn)) || isKnown(protecting.hidden, slice, what, allId(urn)))
        continue;
      const done = provenFor(protecting, slice.all[school] ?? slice, what);
      const others = protecting.viewers.filter((viewer) => !viewer.has(urn) && !done.has(viewer));
      const failed = others.find((viewer) => {
        const proven = isProven(protecting, slice, viewer, school, what);
        if (proven) done.add(viewer);
        return !proven;
      });
      if (protecting.budget.left < 0) return 'too-much';
      if (!failed) continue;
      return hideNext(protecting, slice, what) ? 'changed' : 'impossible';
    }
  }
  return 'settled';
};

/** Whether every hidden whole of a table that is published already stays hidden from everybody else. */
export const schoolsStay = (protecting: Protecting, slice: Slice): boolean =>
  slice.schools.every((urn, school) => {
    if (!isHidden(protecting.hidden, slice, 'n', allId(urn)) || isKnown(protecting.hidden, slice, 'n', allId(urn)))
      return true;
    return protecting.viewers.every(
      (viewer) =>
        viewer.has(urn) || hidingsOf(slice).every((what) => isProven(protecting, slice, viewer, school, what)),
    );
  });
