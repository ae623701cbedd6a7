/** Reads YAML text into plain values, and remembers the line on which each of them was written. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Fault } from '../../functions/domain/partnership/fault.ts';
import type { FilePath } from '../../functions/domain/partnership/partnership-file.ts';

const deepest = 20;
/** More complaints than this help nobody; the rest shows when the first are put right. */
const mostSyntaxFaults = 50;

/**
 * Something wrong in the way that a file is written, at an offset of its text. What is `unread` has no value, so that
 * other faults at its place say nothing new.
 */
export type SourceFault = Fault & { readonly at: number; readonly unread: boolean };

export type YamlSource = {
  readonly value: unknown;
  readonly faults: SourceFault[];
  /** Whether the text is YAML at all; if it is not, `value` says nothing. */
  readonly readable: boolean;
  /** The offset where the answer at a path stands, or where the closest thing around it stands when it is missing. */
  readonly offsetOf: (path: FilePath) => number;
  /** How a plain number was written: `012` or `1e3`. Nothing for anything else. */
  readonly writtenNumber: (path: FilePath) => string | undefined;
  readonly position: (offset: number) => { line: number; column: number };
};

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

const keyOf = (pair: Pair): string | undefined =>
  isScalar(pair.key) && ['string', 'number', 'boolean'].includes(typeof pair.key.value)
    ? String(pair.key.value)
    : undefined;

const pairOf = (map: YAMLMap, key: string | number): Pair | undefined =>
  map.items.find((pair) => keyOf(pair) === String(key));

const plainMap = (map: YAMLMap, path: FilePath, depth: number, faults: SourceFault[]): Record<string, unknown> => {
  const value: Record<string, unknown> = {};
  for (const pair of map.items) {
    const key = keyOf(pair);
    const at = startOf(pair.key) ?? startOf(map) ?? 0;
    if (key === undefined || key === '__proto__') {
      faults.push({ path: [...path, key ?? '?'], at, expected: 'a plain name for each answer', unread: false });
    } else if (Object.hasOwn(value, key)) {
      faults.push({ path: [...path, key], at, expected: 'one answer; it is also given further up', unread: false });
    } else {
      value[key] = plain(pair.value, [...path, key], depth + 1, faults);
    }
  }
  return value;
};

/** The value of a node. References (`*name`) are refused: a few of them can stand for a billion words. */
const plain = (node: unknown, path: FilePath, depth: number, faults: SourceFault[]): unknown => {
  const at = startOf(node) ?? 0;
  if (isAlias(node)) {
    faults.push({ path, at, expected: 'the answer itself; references such as *name are not read', unread: true });
    return undefined;
  }
  if (depth > deepest) {
    faults.push({ path, at, expected: `at most ${deepest} levels, one inside the other`, unread: true });
    return undefined;
  }
  if (isMap(node)) return plainMap(node, path, depth, faults);
  if (isSeq(node)) return node.items.map((item, index) => plain(item, [...path, index], depth + 1, faults));
  return isScalar(node) ? (node.value ?? undefined) : undefined;
};

type Found = { readonly node: unknown; readonly at: number; readonly whole: boolean };

const find = (root: unknown, path: FilePath): Found => {
  let found: Found = { node: root, at: startOf(root) ?? 0, whole: true };
  for (const step of path) {
    const { node } = found;
    const pair = isMap(node) ? pairOf(node, step) : undefined;
    const next = pair?.value ?? (isSeq(node) && typeof step === 'number' ? node.items[step] : undefined);
    const at = startOf(pair?.key) ?? startOf(next);
    if (at === undefined) return { ...found, whole: false };
    found = { node: next, at, whole: true };
  }
  return found;
};

const indented =
  'the lines of one list or group to begin equally far from the left, which one after this place does not';
const quoted = 'quotes around an answer that has a colon in it, as in name: "Valley: our schools"';

/** What whoever writes the file can do about it, by the parser's own name for it. */
const inPlainWords: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'spaces at the start of this line, not a tab',
  BAD_INDENT: indented,
  UNEXPECTED_TOKEN: indented,
  BLOCK_AS_IMPLICIT_KEY: indented,
  BLOCK_IN_FLOW: 'a closing bracket or brace before this line',
  MULTILINE_IMPLICIT_KEY: 'a colon and a space between the name of an answer and what it is, as in name: Valley',
  MISSING_CHAR: 'what is missing here: a closing quote, bracket, or a space after a colon',
};

type Complaint = { readonly code: string; readonly message: string; readonly pos: readonly [number, number] };

const inWords = ({ code, message, pos: [at] }: Complaint, text: string): string => {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1).split('\n', 1)[0] ?? '';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && line.split(/: /).length > 2) return quoted;
  return inPlainWords[code] ?? `text that reads as YAML (${message.split('\n')[0]})`;
};

export const readYaml = (text: string): YamlSource => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  const all = [...document.errors, ...document.warnings];
  // One slip makes the parser stumble on: what follows of other kinds says nothing of its own.
  const complaints = all.filter(({ code }) => code === all[0]?.code).slice(0, mostSyntaxFaults);
  const faults: SourceFault[] = complaints.map((complaint) => ({
    path: [],
    at: complaint.pos[0],
    expected: inWords(complaint, text),
    unread: false,
  }));
  const readable = document.errors.length === 0;
  const root = document.contents;
  return {
    value: readable ? plain(root, [], 0, faults) : undefined,
    faults,
    readable,
    offsetOf: (path) => find(root, path).at,
    writtenNumber: (path) => {
      const { node, whole } = find(root, path);
      return whole && isScalar(node) && typeof node.value === 'number' ? node.source : undefined;
    },
    position: (offset) => {
      const { line, col } = lines.linePos(Math.min(offset, Math.max(text.length - 1, 0)));
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    },
  };
};
