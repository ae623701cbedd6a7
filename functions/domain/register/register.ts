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

type Index = { readonly words: readonly string[]; readonly at: ReadonlyMap<string, readonly number[]> };

const indexOf = (schools: readonly RegisterSchool[]): Index => {
  const at = new Map<string, number[]>();
  schools.forEach((school, index) => {
    for (const word of searched(school)) {
      const places = at.get(word);
      if (places) places.push(index);
      else at.set(word, [index]);
    }
  });
  return { words: [...at.keys()].toSorted(), at };
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

/** Every school that has a word with this beginning. */
const beginningWith = ({ words, at }: Index, beginning: string): Set<number> => {
  const found = new Set<number>();
  for (let index = lowerBound(words, beginning); words[index]?.startsWith(beginning); index += 1)
    for (const place of at.get(words[index] ?? '') ?? []) found.add(place);
  return found;
};

const fits = (school: RegisterSchool, { phase, group, council, trust }: Filters): boolean =>
  (phase === undefined || school.phase === phase) &&
  (group === undefined || school.group === group) &&
  (council === undefined || school.council === council) &&
  (trust === undefined || school.trust === trust);

const mostFound = 50;
const mostNear = 200;

/** Names that begin as it was typed come first, then shorter names, then by number. */
const bestFirst = (typed: string) => {
  const beginning = wordsOf(typed).join(' ');
  const rank = ({ name }: RegisterSchool) => (wordsOf(name).join(' ').startsWith(beginning) ? 0 : 1);
  return (one: RegisterSchool, other: RegisterSchool): number =>
    rank(one) - rank(other) || one.name.length - other.name.length || one.urn.localeCompare(other.urn);
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
      const sets = typed.map((word) => beginningWith(whole, word)).toSorted((one, other) => one.size - other.size);
      const [rarest, ...others] = sets;
      const found = [...(rarest ?? [])].filter((place) => others.every((set) => set.has(place)));
      return found
        .flatMap((place) => schools[place] ?? [])
        .toSorted(bestFirst(words))
        .slice(0, most);
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
