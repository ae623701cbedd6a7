/**
 * The same pupils sit in several tables: in other subjects, and in the reviews before. Whoever takes a number that is the
 * same in two tables for the same number sets the tables against each other. So figures may change only in ways that fit
 * every table: all of them in every other table too, or none of them.
 */
import { type Arc, allId, type Counts, type Slice } from './cohort-slices.ts';
import { grandId } from './hidden-figures.ts';

/** Another table, and what everybody sees of it. */
export type View = {
  readonly slice: Slice;
  readonly shows: (id: string) => boolean;
  /** Of this review: what is hidden here is hidden there. */
  readonly now: boolean;
};

export type OtherTables = {
  /** Shown in another table with the same number, so hiding it hides nothing. */
  readonly known: ReadonlySet<string>;
  /** May change together with every other table. */
  readonly together: ReadonlySet<string>;
  /** May change while every other table stays as it is. */
  readonly alone: ReadonlySet<string>;
  /** The fewest pupils over the other tables, of figures that change together. */
  readonly fewest: ReadonlyMap<string, Low>;
};
export type Low = { readonly e: number; readonly w: number };

type Figure = { readonly counts: Counts; readonly linked: boolean };

/** Every figure of a slice by its id. A total is what its schools come to, so it is never compared itself. */
const figuresOf = (slice: Slice): ReadonlyMap<string, Figure> => {
  const before = figuresOfSlices.get(slice);
  if (before) return before;
  const figures = new Map<string, Figure>();
  slice.schools.forEach((urn, at) => {
    const counts = slice.all[at];
    if (counts) figures.set(allId(urn), { counts, linked: true });
  });
  figures.set(grandId, { counts: slice.grand, linked: false });
  for (const { arcs } of slice.networks)
    for (const { id, counts, kind } of arcs) figures.set(id, { counts, linked: kind === 'cell' });
  figuresOfSlices.set(slice, figures);
  return figures;
};
const figuresOfSlices = new WeakMap<Slice, ReadonlyMap<string, Figure>>();

const characteristicsOf = (slice: Slice, urn: string): Set<string> => {
  const at = slice.schools.indexOf(urn);
  const takesPart = (arcs: readonly Arc[]): boolean => arcs.some(({ school }) => school === at);
  return new Set(slice.networks.filter(({ arcs }) => takesPart(arcs)).map(({ characteristic }) => characteristic));
};

/** A whole can change there only if every split of it there is changed here as well. */
const splitsFit = (slice: Slice, there: Slice): Set<string> =>
  new Set(
    slice.schools.filter((urn) => {
      const here = characteristicsOf(slice, urn);
      return [...characteristicsOf(there, urn)].every((characteristic) => here.has(characteristic));
    }),
  );

const lowOf = ({ kind }: Slice, { n, e, w }: Counts): Low => (kind === 'mean' ? { e: n, w: n } : { e, w });

export const otherTablesOf = (slice: Slice, others: readonly View[]): OtherTables => {
  const known = new Set<string>();
  const figures = figuresOf(slice);
  const schoolOf = new Map(slice.schools.map((urn) => [allId(urn), urn]));
  const together = new Set(figures.keys());
  const alone = new Set(figures.keys());
  const fewest = new Map<string, Low>();
  for (const { slice: there, shows, now } of others) {
    const theirs = figuresOf(there);
    const whole = splitsFit(slice, there);
    for (const [id, { counts, linked }] of figures) {
      const their = theirs.get(id);
      const isSame = their !== undefined && linked && their.linked && their.counts.n === counts.n;
      if (isSame && !now && shows(id)) known.add(id);
      const urn = schoolOf.get(id);
      if (!their || (!now && shows(id)) || (urn !== undefined && !whole.has(urn))) together.delete(id);
      if (isSame) alone.delete(id);
      if (!their) continue;
      const low = lowOf(there, their.counts);
      const before = fewest.get(id) ?? low;
      fewest.set(id, { e: Math.min(before.e, low.e), w: Math.min(before.w, low.w) });
    }
    // The grand total changes with wholes, so it needs all of their splits.
    if (whole.size < slice.schools.length || slice.schools.length !== there.schools.length) together.delete(grandId);
  }
  return { known, together, alone, fewest };
};
