/**
 * Items as they were read before. The same text again is the same item: it is parsed once, and whoever keeps what they
 * made of an item finds it by the item itself. Nothing here can be stale: the text is read from the file every time.
 */
import type { Item } from '../../ports.ts';

/** A row's key, version and index entries, and its body as JSON. */
export type ReadRow = Omit<Item, 'body'> & { readonly text: string };
type Known = { readonly row: ReadRow; readonly item: Item };

/**
 * A text that is no JSON object is no reason to show nobody anything: it is an item of no kind, which whoever reads it
 * finds unreadable, by itself. The text stays with it.
 */
const bodyOf = (text: string): Item['body'] => {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Said below.
  }
  return { unreadable: text };
};

/** Characters of JSON that are remembered: some thousand records. */
const mostCharacters = 4_000_000;

const sameEntry = (one: Item['indexes'], other: Item['indexes'], name: 'person' | 'due'): boolean =>
  one?.[name]?.partition === other?.[name]?.partition && one?.[name]?.sort === other?.[name]?.sort;

const isSame = (one: ReadRow, other: ReadRow): boolean =>
  one.version === other.version &&
  sameEntry(one.indexes, other.indexes, 'person') &&
  sameEntry(one.indexes, other.indexes, 'due') &&
  one.text === other.text;

/** Gives the item of a row. What was not asked for the longest time is forgotten first. */
export const createKnownItems = (most = mostCharacters): ((row: ReadRow) => Item) => {
  const known = new Map<string, Known>();
  let characters = 0;

  const forget = (name: string): void => {
    characters -= known.get(name)?.row.text.length ?? 0;
    known.delete(name);
  };
  const remember = (name: string, entry: Known): void => {
    known.set(name, entry);
    characters += entry.row.text.length;
    for (const oldest of known.keys()) {
      if (characters <= most) return;
      forget(oldest);
    }
  };
  return (row) => {
    const name = `${row.partition}\u0000${row.sort}`;
    const before = known.get(name);
    if (before) forget(name);
    const { text, ...rest } = row;
    const entry = before && isSame(before.row, row) ? before : { row, item: { ...rest, body: bodyOf(text) } };
    remember(name, entry);
    return entry.item;
  };
};
