/** The table of a review as everybody may see it: frozen when the review closes. */
import { type CohortRow, everybody } from './cohort.ts';
import { allId, figureId, type SchoolFigures, type Slice, slicesOf, totalOf } from './cohort-slices.ts';
import { asNow, type EarlierReview, forgottenYears, hiddenTogether, type Successors } from './earlier-reviews.ts';
import { grandId, type Hidden, isHidden } from './hidden-figures.ts';
import type { Figure, PublishedCohort, PublishedFigures, PublishedTable } from './published-figures.ts';
import { type EarlierTable, type Suppression, type SuppressOptions, suppress, type WhyRefused } from './suppress.ts';
import { secondNames } from './two-names.ts';

export { type Figure, PublishedCohort, PublishedFigures, PublishedTable } from './published-figures.ts';

const whyRefused: Readonly<Record<WhyRefused, string>> = {
  'too-few':
    'So few pupils are in these groups that hiding single figures would not keep them from being worked out. Nothing of this table is shown.',
  'too-much':
    'This table is so large that we could not prove in time that nothing hidden can be worked out. Nothing of it is shown.',
};

const whyLeftOut: Readonly<Record<WhyRefused, string>> = {
  'too-few': 'its groups are so small that they could be worked out',
  'too-much': 'there was not enough time to prove that nothing hidden can be worked out',
};

const whyForgotten =
  'The schools’ earlier figures about these pupils were deleted, as promised. So we can no longer show that nothing hidden can be worked out, and show nothing of this table.';
const whyLeftOutForgotten =
  'the schools’ earlier figures about these pupils were deleted, as promised, so we can no longer show that nothing hidden can be worked out';
const secondNameWords = (name: string): string =>
  `These are the figures of “${name}” under a second name. They are shown once, there.`;

const inTenths = (value: number): number => Math.round(value * 10) / 10;

type Source = {
  readonly slice: Slice;
  readonly hidden: Hidden;
  readonly rowOf: (school: string, of: Place) => CohortRow | undefined;
};
type Place = Pick<CohortRow, 'characteristic' | 'group'>;

const schoolFigures = ({ slice, hidden, rowOf }: Source, school: string, place: Place): PublishedFigures => {
  const row = rowOf(school, place);
  const isAll = place.characteristic === everybody;
  const id = isAll ? allId(school) : figureId(place.characteristic, place.group, school);
  if (typeof row?.number !== 'number') return { school, number: row?.number ?? 'x' };
  const shown = (what: 'n' | 'e', value: number | undefined): Figure =>
    isHidden(hidden, slice, what, id) ? 'c' : (value ?? 'x');
  return {
    school,
    number: shown('n', row.number),
    ...(slice.kind === 'expected' ? { expected: shown('e', row.expected) } : { mean: shown('n', row.mean) }),
    // How far a group came tells where it is, to whoever knows where it was.
    ...(row.progress !== undefined && { progress: shown(slice.kind === 'expected' ? 'e' : 'n', row.progress) }),
  };
};

/** The mean over all pupils; not available when a school gave none. */
const meanOf = (rows: readonly CohortRow[]): Figure => {
  if (rows.some(({ mean }) => mean === undefined)) return 'x';
  const pupils = rows.reduce((sum, { number }) => sum + Number(number), 0);
  return pupils === 0
    ? 'x'
    : inTenths(rows.reduce((sum, { number, mean = 0 }) => sum + Number(number) * mean, 0) / pupils);
};

const totalFigures = ({ slice, hidden, rowOf }: Source, place: Place): PublishedFigures => {
  const rows = slice.schools
    .flatMap((urn) => rowOf(urn, place) ?? [])
    .filter(({ number }) => typeof number === 'number');
  const id = place.characteristic === everybody ? grandId : figureId(place.characteristic, place.group, totalOf);
  const shown = (what: 'n' | 'e', value: Figure): Figure => (isHidden(hidden, slice, what, id) ? 'c' : value);
  if (rows.length === 0) return { number: 'x' };
  const sum = (of: (row: CohortRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return {
    number: shown(
      'n',
      sum(({ number }) => Number(number)),
    ),
    ...(slice.kind === 'expected'
      ? {
          expected: shown(
            'e',
            sum(({ expected = 0 }) => expected),
          ),
        }
      : { mean: shown('n', meanOf(rows)) }),
  };
};

const tableOf = (source: Source, { refused, dropped }: Suppression): PublishedTable => {
  const { slice } = source;
  const { year, subject, kind } = slice;
  const because = refused.get(slice.key);
  if (because) return { year, subject, kind, rows: [], refused: whyRefused[because] };
  const places: Place[] = [
    { characteristic: everybody, group: everybody },
    ...slice.networks
      .filter(({ characteristic }) => !dropped.has(characteristic))
      .flatMap(({ characteristic, groups }) => groups.map((group) => ({ characteristic, group }))),
  ];
  const rows = places.map((place) => ({
    ...place,
    figures: [...slice.schools.map((school) => schoolFigures(source, school, place)), totalFigures(source, place)],
  }));
  const allHidden = rows.every(({ figures }) => figures.every(({ number }) => typeof number !== 'number'));
  if (allHidden) return { year, subject, kind, rows: [], refused: whyRefused['too-few'] };
  const present = new Set(slice.networks.map(({ characteristic }) => characteristic));
  const leftOut = [...dropped].flatMap(([characteristic, why]) =>
    present.has(characteristic) ? [{ characteristic, why: whyLeftOut[why] }] : [],
  );
  return { year, subject, kind, rows, ...(leftOut.length > 0 && { leftOut }) };
};

const finder = (figures: readonly SchoolFigures[], { year, subject }: Slice): Source['rowOf'] => {
  const key = (school: string, { characteristic, group }: Place): string => `${school}|${characteristic}|${group}`;
  const rows = new Map(
    figures.flatMap(({ school, table }) =>
      table.rows
        .filter((row) => row.year === year && row.subject.toLowerCase() === subject.toLowerCase())
        .map((row) => [key(school, row), row] as const),
    ),
  );
  return (school, place) => rows.get(key(school, place));
};

const keyOf = ({ year, subject, kind }: Pick<PublishedTable, 'year' | 'subject' | 'kind'>): string =>
  `${year}|${subject.toLowerCase()}|${kind}`;

/** Its tables with what is hidden in each; without those and the characteristics of which nothing was shown. */
const tablesOf = ({ figures, published }: EarlierReview): EarlierTable[] => {
  const tables = new Map(published.tables.map((table) => [keyOf(table), table] as const));
  return slicesOf(figures).flatMap((slice): EarlierTable[] => {
    const table = tables.get(slice.key);
    if (!table || table.refused !== undefined) return [];
    const leftOut = new Set(table.leftOut?.map(({ characteristic }) => characteristic));
    const networks = slice.networks.filter(({ characteristic }) => !leftOut.has(characteristic));
    const [numbers, results] = [new Set<string>(), new Set<string>()];
    for (const network of networks) for (const { id, kind } of network.arcs) if (kind === 'rest') numbers.add(id);
    for (const { characteristic, group, figures: all } of table.rows) {
      for (const { school = totalOf, number, expected } of all) {
        const id = characteristic === everybody ? allId(school) : figureId(characteristic, group, school);
        if (number === 'c') numbers.add(id);
        else if (expected === 'c') results.add(id);
      }
    }
    const hidden: Hidden = {
      threshold: published.threshold,
      numbers,
      results: new Map([[slice.key, results]]),
      known: new Map(),
    };
    return [{ slice: { ...slice, networks }, hidden }];
  });
};

export type { EarlierReview };
export type PublishOptions = Omit<SuppressOptions, 'earlier'> & {
  readonly earlier?: readonly EarlierReview[];
  readonly successors?: Successors;
};

/**
 * Makes the table that everybody may see. `parties`: the URNs of each party's schools. `before`: what was hidden in the
 * reviews of the same academic year so far; `earlier`: those reviews. Stops often: whoever runs it can let others go on.
 */
export function* publishing(
  figures: readonly SchoolFigures[],
  { earlier = [], successors = new Map(), ...options }: PublishOptions,
): Generator<undefined, PublishedCohort> {
  const reviews = earlier.map((one) => asNow(one, figures, { urns: new Set(options.parties.flat()), successors }));
  const forgotten = forgottenYears(reviews);
  const before = hiddenTogether([
    options.before ?? {},
    ...reviews.map(({ published }) => published.hidden),
  ] as PublishedCohort['hidden'][]);
  const names = secondNames(
    figures,
    reviews.flatMap((one) => one.figures),
  );
  const all = slicesOf(figures);
  const refusedFor = ({ year, subject }: Slice): string | undefined => {
    const name = names.get(`${year}|${subject.toLowerCase()}`);
    if (name !== undefined) return secondNameWords(name);
    return forgotten.get(year)?.wholes ? whyForgotten : undefined;
  };
  const slices = all
    .filter((slice) => refusedFor(slice) === undefined)
    .map((slice) => (forgotten.has(slice.year) ? { ...slice, networks: [] } : slice));
  const told = reviews.flatMap(tablesOf).filter(({ slice }) => !forgotten.has(slice.year));
  const suppressed = yield* suppress(slices, { ...options, before, earlier: told });
  const tables = all.flatMap((whole): PublishedTable[] => {
    const { year, subject, kind } = whole;
    const because = refusedFor(whole);
    if (because !== undefined) return [{ year, subject, kind, rows: [], refused: because }];
    const slice = slices.find(({ key }) => key === whole.key);
    const found = suppressed.get(year);
    if (!slice || !found) return [];
    const table = tableOf({ slice, hidden: found.hidden, rowOf: finder(figures, slice) }, found);
    const leftOut = forgotten.has(year)
      ? whole.networks.map(({ characteristic }) => ({ characteristic, why: whyLeftOutForgotten }))
      : [];
    return [leftOut.length > 0 && table.refused === undefined ? { ...table, leftOut } : table];
  });
  const hidden = Object.fromEntries(
    [...suppressed].map(([year, found]): [string, { numbers: string[]; results: Record<string, string[]> }] => [
      year,
      {
        numbers: [...found.hidden.numbers],
        results: Object.fromEntries([...found.hidden.results].map(([key, ids]) => [key, [...ids]])),
      },
    ]),
  );
  return {
    threshold: options.threshold,
    tables,
    hidden: { ...before, ...hidden },
  };
}

/** The same in one go. */
export const publishCohort = (figures: readonly SchoolFigures[], options: PublishOptions): PublishedCohort => {
  const steps = publishing(figures, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};
