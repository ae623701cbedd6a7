/** Reads one partnership file, or says everything that is wrong with it at once (FAULTS 43). */
import { type Fault, fault } from '../../functions/domain/partnership/fault.ts';
import { crossChecks } from '../../functions/domain/partnership/partnership-faults.ts';
import {
  expand,
  type FilePath,
  PartnershipFile,
  termlessSchools,
  writtenAt,
} from '../../functions/domain/partnership/partnership-file.ts';
import { closestTo } from './closest.ts';
import { emptyAnswers, foundScalar, numbersAsWritten, shapeFaults } from './shape-faults.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** Something wrong in a file: `schools[2].urn` on line 41 is expected to be something else. Lines and columns from 1. */
export type FileFault = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly what: string;
  readonly expected: string;
};
export type ReadFile =
  | { readonly ok: true; readonly value: PartnershipFile }
  | { readonly ok: false; readonly faults: readonly FileFault[] };

/** Bytes. A partnership of nine schools with a whole proposal takes a twentieth of it. */
export const largestFile = 1_000_000;

/** `schools[2].urn`. */
const nameOf = (path: FilePath): string =>
  path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    return name === '' ? step : `${name}.${step}`;
  }, '') || 'the file';

const isWithin = (path: FilePath, outer: FilePath): boolean => outer.every((step, at) => path[at] === step);

/** Faults at places where none is told yet, neither there nor around nor inside: one mistake need not be told twice. */
const beyond = (faults: readonly Fault[], told: readonly Fault[]): Fault[] =>
  faults.filter(({ path }) => !told.some((other) => isWithin(path, other.path) || isWithin(other.path, path)));

/** Lists without which nothing fits anything else, so that nothing is to be learned from comparing. */
const lists = ['people', 'schools', 'parties'] as const;

const acrossFields = (value: unknown): Fault[] => {
  const isGiven = (list: unknown): boolean => Array.isArray(list) && list.length > 0;
  if (lists.some((list) => !isGiven(Reflect.get(Object(value), list)))) return [];
  const file = closestTo(PartnershipFile, value);
  const termless = termlessSchools(file).map((at) =>
    fault(['schools', at, 'terms'], 'terms, either here or in a list of terms at the top of the file'),
  );
  const crossed = crossChecks(expand(file)).map(({ path, expected }) => {
    const written = writtenAt(file, path);
    return fault(written, expected + foundScalar(value, written));
  });
  return [...termless, ...beyond(crossed, termless)];
};

/** A file with more has something else wrong with it, and comparing its fields would take long. */
const mostFaults = 1_000;

const faultsOf = (value: unknown): Fault[] => {
  const shape = shapeFaults(PartnershipFile, value);
  if (shape.length > mostFaults) return shape.slice(0, mostFaults);
  const empty = beyond(emptyAnswers(value), shape);
  const told = [...shape, ...empty];
  return [...told, ...beyond(acrossFields(value), told)];
};

const sorted = (faults: readonly FileFault[]): FileFault[] => {
  const once = new Map(faults.map((found) => [JSON.stringify(found), found]));
  return [...once.values()].sort((one, other) => one.line - other.line || one.column - other.column);
};

/** Offsets of the text become lines, paths become names. */
const located = (file: string, source: YamlSource, faults: readonly (Fault & { at?: number })[]): FileFault[] =>
  sorted(
    faults.map(({ path, expected, at }) => ({
      file,
      ...source.position(at ?? source.offsetOf(path)),
      what: nameOf(path),
      expected: expected.replace(/^expected /, ''),
    })),
  );

/** The file's content, or every fault in the order of its lines. `filename` is only for the faults' sake. */
export const readPartnershipFile = (text: string, filename: string): ReadFile => {
  if (Buffer.byteLength(text) > largestFile) {
    const expected = `at most ${largestFile.toLocaleString('en-GB')} bytes`;
    return { ok: false, faults: [{ file: filename, line: 1, column: 1, what: 'the file', expected }] };
  }
  const source = readYaml(text);
  if (!source.readable) return { ok: false, faults: located(filename, source, source.faults) };
  const value = numbersAsWritten(PartnershipFile, source.value, source.writtenNumber);
  const unread = source.faults.filter((each) => each.unread);
  const faults = [...source.faults, ...beyond(faultsOf(value), unread)];
  const read = PartnershipFile.safeParse(value);
  if (read.success && faults.length === 0) return { ok: true, value: read.data };
  return { ok: false, faults: located(filename, source, faults) };
};

/** One line a fault: `valley.yaml:41: schools[2].urn: expected a URN of six digits; found "99901"`. */
export const printFaults = (faults: readonly FileFault[]): string =>
  faults.map(({ file, line, what, expected }) => `${file}:${line}: ${what}: expected ${expected}`).join('\n');
