/**
 * Reads the register of schools as the government publishes it (`edubasealldataYYYYMMDD.csv`, Windows-1252, 135 columns) row by
 * row, and puts what the product uses of it into one compressed file. What was held stays until the new file is whole.
 */
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { openRegisterFile, registerFileIn } from '../../functions/adapters/local/register-file.ts';
import type { Schools } from '../../functions/domain/register/register.ts';
import {
  type ClosedSchool,
  type RegisterColumn,
  type RegisterRow,
  type RegisterSchool,
  readRegisterRow,
  registerColumns,
} from '../../functions/domain/register/register-school.ts';
import { PlainDate } from '../../functions/domain/values.ts';

/** A real file has about 51,000 rows, 27,000 of them open: with fewer, it is a part of one. */
const fewestRows = 40_000;
const fewestOpen = 20_000;
/** No real file is larger. */
const largestBytes = 300 * 1024 * 1024;

/** What is wrong with a file, in words for whoever brought it. */
export class RegisterRefused extends Error {}

/** The day in the file's name; undefined when it has none. */
export const dayInName = (file: string): PlainDate | undefined => {
  const [, year, month, day] = /(20\d{2})(\d{2})(\d{2})\.csv$/i.exec(file) ?? [];
  const read = PlainDate.safeParse(`${year}-${month}-${day}`);
  return read.success ? read.data : undefined;
};

/** Latin letters that were saved as UTF-8 and are read as Windows-1252 come out in pairs that no school's name has. */
const savedAsUtf8 = /Ã[\u0080-\u00bf©ª«]|â€™/;

const decodedPieces = async function* (file: string, progress: (share: number) => void): AsyncGenerator<string> {
  const { size } = await stat(file);
  if (size > largestBytes) throw new RegisterRefused(`The file has ${size} bytes; at most ${largestBytes} are read.`);
  const decoder = new TextDecoder('windows-1252');
  let read = 0;
  for await (const piece of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    const bytes = piece as Buffer;
    if (read === 0 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)))
      throw new RegisterRefused(
        'The file is saved as UTF-16. Download it again, and do not save it from a spreadsheet.',
      );
    if (read === 0 && bytes[0] === 0xef && bytes[1] === 0xbb)
      throw new RegisterRefused(
        'The file is saved as UTF-8. Download it again, and do not save it from a spreadsheet.',
      );
    read += bytes.length;
    progress(read / size);
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
};

const columnsIn = (head: readonly string[]): Record<RegisterColumn, number> => {
  const places = Object.entries(registerColumns).map(([name, column]) => [name, head.indexOf(column)] as const);
  const missing = places.flatMap(([name, at]) => (at < 0 ? [registerColumns[name as RegisterColumn]] : []));
  if (missing.length > 0)
    throw new RegisterRefused(`The file has no column ${missing.map((column) => `“${column}”`).join(', ')}.`);
  return Object.fromEntries(places) as Record<RegisterColumn, number>;
};

type Read = {
  readonly rows: number;
  readonly schools: Map<string, RegisterSchool>;
  readonly closed: Map<string, ClosedSchool>;
};

const readRows = async (file: string, progress: (share: number) => void): Promise<Read> => {
  const rows = parse({ max_record_size: 1_000_000 });
  // What goes wrong on either side ends both, and comes out of the loop below.
  pipeline(Readable.from(decodedPieces(file, progress)), rows, () => undefined);
  let columns: Record<RegisterColumn, number> | undefined;
  const schools = new Map<string, RegisterSchool>();
  const closed = new Map<string, ClosedSchool>();
  let count = 0;
  for await (const row of rows as AsyncIterable<string[]>) {
    if (!columns) {
      columns = columnsIn(row);
      continue;
    }
    count += 1;
    const cells = Object.fromEntries(Object.entries(columns).map(([name, at]) => [name, row[at] ?? ''])) as RegisterRow;
    if (savedAsUtf8.test(cells.name))
      throw new RegisterRefused(
        `Row ${count + 1} reads “${cells.name}”: the file was saved in another encoding. Download it again.`,
      );
    const read = readRegisterRow(cells);
    if (read.kind === 'neither') continue;
    const { urn } = read.school;
    if (schools.has(urn) || closed.has(urn)) throw new RegisterRefused(`Row ${count + 1}: ${urn} is there twice.`);
    if (read.kind === 'open') schools.set(urn, read.school);
    else closed.set(urn, read.school);
  }
  return { rows: count, schools, closed };
};

const readable = async (file: string, progress: (share: number) => void): Promise<Read> => {
  try {
    return await readRows(file, progress);
  } catch (error) {
    if (error instanceof RegisterRefused) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('CSV_')) throw error;
    const line = error instanceof Error && 'lines' in error ? ` near line ${String(error.lines)}` : '';
    throw new RegisterRefused(`The file breaks off or is damaged${line}. Download it again.`);
  }
};

export type Imported = {
  readonly asOf: PlainDate;
  readonly rows: number;
  readonly open: number;
  readonly closed: number;
  readonly withoutPosition: number;
};

/** Where the register is kept: a data folder, or the bucket of the cloud. */
export type RegisterPlace = {
  /** What is held now; undefined for nothing, and for what cannot be read. */
  held(): Promise<Schools | undefined>;
  /** Whole or not at all. */
  keep(bytes: Uint8Array): Promise<void>;
};

export const registerPlaceIn = (folder: string): RegisterPlace => {
  const target = registerFileIn(folder);
  return {
    held: () => openRegisterFile(target).catch(() => undefined),
    keep: (bytes) => writeWhole(target, bytes),
  };
};

/**
 * Takes the file into `place`. Refuses, with `RegisterRefused`: a part of one, another encoding, missing columns, a number
 * that is there twice, a day before what is held. `asOf`: where the file's name does not say its day.
 */
export const importRegister = async (
  file: string,
  place: RegisterPlace,
  { asOf = dayInName(file), progress = () => undefined }: { asOf?: PlainDate; progress?: (share: number) => void } = {},
): Promise<Imported> => {
  if (asOf === undefined)
    throw new RegisterRefused(
      'The file’s name does not say its day (edubasealldata20261130.csv). Say it with --as-of.',
    );
  const held = await place.held();
  if (held && held.asOf > asOf)
    throw new RegisterRefused(`The file is of ${asOf}; what is held is of ${held.asOf}, which is newer.`);
  const { rows, schools, closed } = await readable(file, progress);
  if (rows < fewestRows)
    throw new RegisterRefused(`The file has ${rows} rows; a whole one has over ${fewestRows}. Download it again.`);
  if (schools.size < fewestOpen)
    throw new RegisterRefused(`Only ${schools.size} schools in it are open; a whole file has over ${fewestOpen}.`);
  const packed = await promisify(gzip)(
    JSON.stringify({ asOf, schools: [...schools.values()], closed: [...closed.values()] }),
  );
  await place.keep(packed);
  const withoutPosition = [...schools.values()].filter(({ easting }) => easting === undefined).length;
  return { asOf, rows, open: schools.size, closed: closed.size, withoutPosition };
};

/** The new file is whole and on the disk before it takes the old one's name. */
const writeWhole = async (target: string, bytes: Uint8Array): Promise<void> => {
  const beside = `${target}.${process.pid}.new`;
  try {
    const handle = await open(beside, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
    const folder = await open(dirname(target), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
};
