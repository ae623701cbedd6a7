/**
 * The register of schools, held in memory and looked up by number, by words, and by nearness. About 27,000 open schools: a
 * look at every position takes a third of a millisecond, words an index by their beginnings.
 */
import type { PlainDate } from '../values.ts';
import type { ClosedSchool, RegisterSchool } from './register-school.ts';

export type Filters = {
  readonly phase?: string | undefined;
  /** The register's group of types: `Academies`. */
  readonly group?: string | undefined;
  readonly council?: string | undefined;
  readonly trust?: string | undefined;
};
export type Near = { readonly school: RegisterSchool; readonly kilometres: number };

export type Schools = {
  /** The day that the register speaks of. */
  readonly asOf: PlainDate;
  readonly count: number;
  byUrn(urn: string): RegisterSchool | undefined;
  closedByUrn(urn: string): ClosedSchool | undefined;
  /** By name, town or postcode, as far as it is typed; a number of six digits finds its school. Best first. */
  find(words: string, most?: number): readonly RegisterSchool[];
  /** Within so many kilometres in a straight line of a position, nearest first, without `except`. */
  near(
    at: { readonly easting: number; readonly northing: number },
    kilometres: number,
    options?: Filters & { readonly except?: string | undefined; readonly most?: number | undefined },
  ): readonly Near[];
};

/** Small letters without accents, in words; a postcode is one word too. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const searched = ({ name, town = '', postcode = '' }: RegisterSchool): Set<string> =>
  new Set([...wordsOf(`${name} ${town} ${postcode}`), ...wordsOf(postcode.replace(/\s/g, ''))]);

type Index = {
  readonly words: readonly string[];
  readonly at: ReadonlyMap<string, readonly number[]>;
  /** Every word of each school, with a space before each: ` ashby grange carrow`. */
  readonly text: readonly string[];
};

const indexOf = (schools: readonly RegisterSchool[]): Index => {
  const at = new Map<string, number[]>();
  const text = schools.map((school, index) => {
    const words = searched(school);
    for (const word of words) {
      const places = at.get(word);
      if (places) places.push(index);
      else at.set(word, [index]);
    }
    return ` ${[...words].join(' ')}`;
  });
  return { words: [...at.keys()].toSorted(), at, text };
};

/** The first place in a sorted list that is not before `word`. */
const lowerBound = (words: readonly string[], word: string): number => {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The words with this beginning, and how many schools have one of them at most. */
const rangeOf = (
  { words, at }: Index,
  beginning: string,
): { readonly words: readonly string[]; readonly most: number } => {
  const from = lowerBound(words, beginning);
  let [to, most] = [from, 0];
  for (; words[to]?.startsWith(beginning); to += 1) most += at.get(words[to] ?? '')?.length ?? 0;
  return { words: words.slice(from, to), most };
};

/** Each school with one of these words, once. */
const placesOf = ({ at, text }: Index, words: readonly string[]): number[] => {
  const seen = new Uint8Array(text.length);
  const places: number[] = [];
  for (const word of words)
    for (const place of at.get(word) ?? []) {
      if (seen[place] === 1) continue;
      seen[place] = 1;
      places.push(place);
    }
  return places;
};

const fits = (school: RegisterSchool, { phase, group, council, trust }: Filters): boolean =>
  (phase === undefined || school.phase === phase) &&
  (group === undefined || school.group === group) &&
  (council === undefined || school.council === council) &&
  (trust === undefined || school.trust === trust);

const mostFound = 50;
const mostNear = 200;

/** So long is no school's name. */
const longest = 1000;

/**
 * Names that begin as it was typed come first, then shorter names, then by number. Sorted in heaps of the same rank, of which
 * only those that are shown are put in order: one letter finds most of the country.
 */
const bestOf = (found: readonly RegisterSchool[], typed: string, most: number): RegisterSchool[] => {
  const beginning = wordsOf(typed).join(' ');
  const first = beginning.charAt(0);
  const heaps = new Map<number, RegisterSchool[]>();
  for (const school of found) {
    const { name } = school;
    const begins =
      name.charAt(0).normalize('NFD').charAt(0).toLowerCase() === first &&
      wordsOf(name).join(' ').startsWith(beginning);
    const rank = (begins ? 0 : longest) + Math.min(name.length, longest - 1);
    const heap = heaps.get(rank);
    if (heap) heap.push(school);
    else heaps.set(rank, [school]);
  }
  const best: RegisterSchool[] = [];
  for (const rank of [...heaps.keys()].toSorted((one, other) => one - other)) {
    if (best.length >= most) break;
    best.push(...(heaps.get(rank) ?? []).toSorted((one, other) => one.urn.localeCompare(other.urn)));
  }
  return best.slice(0, most);
};

export const openRegister = (
  asOf: PlainDate,
  schools: readonly RegisterSchool[],
  closed: readonly ClosedSchool[],
): Schools => {
  const byUrn = new Map(schools.map((school) => [school.urn, school]));
  const closedByUrn = new Map(closed.map((school) => [school.urn, school]));
  let index: Index | undefined;
  return {
    asOf,
    count: schools.length,
    byUrn: (urn) => byUrn.get(urn),
    closedByUrn: (urn) => closedByUrn.get(urn),
    find: (words, most = mostFound) => {
      const number = byUrn.get(words.trim());
      if (number) return [number];
      const typed = wordsOf(words).slice(0, 8);
      if (typed.length === 0) return [];
      index ??= indexOf(schools);
      const whole = index;
      // The rarest word finds the few that the others are looked for in.
      const [rarest, ...others] = typed
        .map((word) => ({ word, ...rangeOf(whole, word) }))
        .toSorted((one, other) => one.most - other.most);
      const found = placesOf(whole, rarest?.words ?? []).filter((place) =>
        others.every(({ word }) => whole.text[place]?.includes(` ${word}`)),
      );
      return bestOf(
        found.flatMap((place) => schools[place] ?? []),
        words,
        most,
      );
    },
    near: ({ easting, northing }, kilometres, { except, most = mostNear, ...filters } = {}) => {
      const reach = kilometres * 1000;
      return schools
        .flatMap((school): Near[] => {
          if (school.easting === undefined || school.northing === undefined || school.urn === except) return [];
          const [east, north] = [school.easting - easting, school.northing - northing];
          if (Math.abs(east) > reach || Math.abs(north) > reach || !fits(school, filters)) return [];
          const away = Math.hypot(east, north) / 1000;
          return away <= kilometres ? [{ school, kilometres: away }] : [];
        })
        .toSorted((one, other) => one.kilometres - other.kilometres || one.school.urn.localeCompare(other.school.urn))
        .slice(0, most);
    },
  };
};
