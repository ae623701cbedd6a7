/**
 * What a changed partnership file may change: only what differs from the file applied last, and nothing that has since
 * been changed in the browser as well. Lists whose entries have an id, a URN or a person are compared entry by entry.
 */

/** The file applied last, with a digest in the place of every answer: enough to see what differs, and no copy of it. */
export type Digested = string | { readonly [name: string]: Digested };

export type FileConflict = { readonly at: string; readonly file: unknown; readonly now: unknown };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nameOf = (entry: unknown): string | undefined => {
  if (!isFields(entry)) return undefined;
  const name = entry.id ?? entry.urn ?? entry.person;
  return typeof name === 'string' ? name : undefined;
};

/** Entries by name, for a list in which each has one of its own. */
const byName = (value: unknown): Map<string, unknown> | undefined => {
  if (!Array.isArray(value)) return undefined;
  const named = new Map(value.map((entry): [string, unknown] => [nameOf(entry) ?? '', entry]));
  return named.size === value.length && !named.has('') ? named : undefined;
};

const sorted = <T>(fields: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(fields)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));

export type Digest = (leaf: unknown) => string;

/** The value with every named list as fields, and every leaf as its digest. Keys are sorted, so equal is equal. */
export const digested = (value: unknown, digest: Digest): Digested => {
  const named = byName(value);
  const fields =
    named && named.size > 0 ? Object.fromEntries([...named].map(([name, entry]) => [`[${name}]`, entry])) : value;
  if (!isFields(fields)) return digest(fields);
  return Object.fromEntries(sorted(fields).map(([name, field]) => [name, digested(field, digest)]));
};

/** Where two differ, by path: `schools[123456].terms`. What is new or gone is one path. */
export const differingPaths = (before: Digested | undefined, after: Digested | undefined, at = ''): string[] => {
  if (textOf(before) === textOf(after)) return [];
  if (typeof before !== 'object' || typeof after !== 'object') return [at];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
    const place = at === '' || name.startsWith('[') ? `${at}${name}` : `${at}.${name}`;
    return differingPaths(before[name], after[name], place);
  });
};

/**
 * After the first signature a file still says how people are reached, when schools are open and when boards meet. All else is
 * what was signed, or follows from it: that changes in the browser, where those whom it binds are asked.
 */
const freeAfterSigning = [
  /^people\[[^\]]+\](\.(name|email|mobile|channel|until))?$/,
  /^schools\[[^\]]+\]\.terms($|[.[])/,
  /^parties\[[^\]]+\]\.boards\[[^\]]+\]\.meetings$/,
  /^parties\[[^\]]+\]\.dataProtectionContact$/,
];
export const boundBySigning = (paths: readonly string[]): string[] =>
  paths.filter((path) => !freeAfterSigning.some((free) => free.test(path)));

type Compared = { readonly digest: Digest; readonly conflicts: FileConflict[] };

/** A store may have handed the fields back in another order. */
const textOf = (value: Digested | undefined): string | undefined => {
  if (value === undefined || typeof value === 'string') return value;
  return `{${sorted(value)
    .map(([name, field]) => `${JSON.stringify(name)}:${textOf(field)}`)
    .join(',')}}`;
};

const inside = (base: Digested | undefined, name: string): Digested | undefined =>
  typeof base === 'object' ? base[name] : undefined;

const mergeNamed = (
  base: Digested | undefined,
  file: Map<string, unknown>,
  now: Map<string, unknown>,
  at: string,
  compared: Compared,
): unknown[] =>
  [...new Set([...now.keys(), ...file.keys()])].flatMap((name) => {
    const merged = mergeAt(inside(base, `[${name}]`), file.get(name), now.get(name), `${at}[${name}]`, compared);
    return merged === undefined ? [] : [merged];
  });

const mergeFields = (base: Digested | undefined, file: Fields, now: Fields, at: string, compared: Compared): Fields => {
  const merged = [...new Set([...Object.keys(now), ...Object.keys(file)])].map((name): [string, unknown] => [
    name,
    mergeAt(inside(base, name), file[name], now[name], at === '' ? name : `${at}.${name}`, compared),
  ]);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
};

const mergeAt = (base: Digested | undefined, file: unknown, now: unknown, at: string, compared: Compared): unknown => {
  const textFor = (value: unknown) => (value === undefined ? undefined : textOf(digested(value, compared.digest)));
  const [before, wanted, found] = [textOf(base), textFor(file), textFor(now)];
  if (before === wanted || wanted === found) return now;
  if (before === found) return file;
  const [fileEntries, nowEntries] = [byName(file), byName(now)];
  if (fileEntries && nowEntries) return mergeNamed(base, fileEntries, nowEntries, at, compared);
  if (isFields(file) && isFields(now)) return mergeFields(base, file, now, at, compared);
  compared.conflicts.push({ at, file, now });
  return now;
};

/**
 * `now` with what the file changes. Where the file and the browser have both changed something since `base`, it is a
 * conflict and stays as it is. Without a base, every difference is a conflict.
 */
export const mergeFile = <T extends Fields>(
  { base, file, now }: { base: Digested | undefined; file: Fields; now: T },
  digest: Digest,
): { readonly merged: Fields; readonly conflicts: readonly FileConflict[] } => {
  const compared: Compared = { digest, conflicts: [] };
  const merged = mergeAt(base, file, now, '', compared);
  return { merged: isFields(merged) ? merged : now, conflicts: compared.conflicts };
};
