/**
 * What of a table boards need first (DOMAIN R35): how far groups are apart in all schools together, then all pupils of each
 * school, then groups of single schools.
 */
import type { Characteristic } from './cohort.ts';
import { allId, type Counts, type Network, type Slice } from './cohort-slices.ts';
import { type Hidden, hidingsOf, isHidden, isSmall } from './hidden-figures.ts';

/** The groups that are set against each other; others have no pair. */
export const groupPairs: readonly (readonly [Characteristic, group: string, others: string])[] = [
  ['FSM', 'FSM', 'Not FSM'],
  ['SEND', 'SEND', 'No SEND'],
  ['Sex', 'Boys', 'Girls'],
  ['Parental education', 'No parent has a degree', 'A parent has a degree'],
  ['Parental occupation', 'Routine or manual', 'Higher'],
  ['Area', 'More deprived area', 'Less deprived area'],
];

export type Shown = {
  readonly gaps: number;
  /** Numbers and results of all pupils of a school. */
  readonly schools: number;
  /** Numbers and results of groups of a school. */
  readonly groups: number;
};

export const isMore = (one: Shown, other: Shown): boolean =>
  (one.gaps - other.gaps || one.schools - other.schools || one.groups - other.groups) > 0;

type IsShown = (slice: Slice, what: 'n' | 'e', id: string, counts: Counts) => boolean;

const totalIn = ({ arcs, groups, end }: Network, group: string) => {
  const node = end - groups.length + groups.indexOf(group);
  return groups.includes(group) ? arcs.find(({ kind, from }) => kind === 'total' && from === node) : undefined;
};

const countIn = (slice: Slice, isShown: IsShown): Shown => {
  const whats = hidingsOf(slice);
  const figuresShown = (id: string, counts: Counts): number =>
    whats.filter((what) => isShown(slice, what, id, counts)).length;
  const gaps = groupPairs.filter(([characteristic, ...both]) => {
    const network = slice.networks.find((one) => one.characteristic === characteristic);
    const totals = both.map((group) => network && totalIn(network, group));
    return totals.every((total) => total && figuresShown(total.id, total.counts) === whats.length);
  }).length;
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
  return {
    gaps,
    schools: sum(slice.schools.map((urn, at) => figuresShown(allId(urn), slice.all[at] ?? slice.grand))),
    groups: sum(
      slice.networks.flatMap(({ arcs }) =>
        arcs.map(({ kind, id, counts }) => (kind === 'cell' ? figuresShown(id, counts) : 0)),
      ),
    ),
  };
};

const together = (all: readonly Shown[]): Shown => ({
  gaps: all.reduce((sum, { gaps }) => sum + gaps, 0),
  schools: all.reduce((sum, { schools }) => sum + schools, 0),
  groups: all.reduce((sum, { groups }) => sum + groups, 0),
});

/** What would be shown if only what is too small itself were hidden. */
export const mostOf = (slices: readonly Slice[], threshold: number): Shown =>
  together(slices.map((slice) => countIn(slice, (_, what, __, counts) => !isSmall(counts, what, threshold))));

/** What is shown. */
export const shownOf = (
  slices: readonly Slice[],
  {
    hidden,
    refused,
    dropped,
  }: {
    readonly hidden: Hidden;
    readonly refused: ReadonlyMap<string, unknown>;
    readonly dropped: ReadonlyMap<Characteristic, unknown>;
  },
): Shown =>
  together(
    slices
      .filter(({ key }) => !refused.has(key))
      .map((slice) => {
        const networks = slice.networks.filter(({ characteristic }) => !dropped.has(characteristic));
        return countIn({ ...slice, networks }, (_, what, id) => !isHidden(hidden, slice, what, id));
      }),
  );
