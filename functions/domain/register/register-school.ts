/**
 * One school of the government's register ("Get Information About Schools", under the Open Government Licence), with the
 * columns that the product uses. Never heads' names, telephones or emails: they are not read (R1 to R3).
 */
import * as z from 'zod';
import { PlainDate, Urn } from '../values.ts';

export const RegisterSchool = z.object({
  urn: Urn,
  name: z.string().min(1),
  town: z.string().optional(),
  postcode: z.string().optional(),
  council: z.string().optional(),
  phase: z.string(),
  type: z.string(),
  /** `Academies`, `Independent schools`, `Colleges`, … */
  group: z.string(),
  lowAge: z.number().int().optional(),
  highAge: z.number().int().optional(),
  pupils: z.number().int().optional(),
  /** Pupils eligible for free school meals: how many, and per cent. */
  freeSchoolMeals: z.number().int().optional(),
  freeSchoolMealsPercent: z.number().optional(),
  trust: z.string().optional(),
  ukprn: z.string().optional(),
  /** Ordnance Survey position, metres. A school without one is nowhere, not at 0,0. */
  easting: z.number().int().optional(),
  northing: z.number().int().optional(),
  /** It is open, and proposed to close. */
  closing: z.boolean().default(false),
});
export type RegisterSchool = z.infer<typeof RegisterSchool>;

/** A school that has closed: enough to say so to whoever still names it. */
export const ClosedSchool = z.object({ urn: Urn, name: z.string(), on: PlainDate.optional() });
export type ClosedSchool = z.infer<typeof ClosedSchool>;

/** What the register's own columns are called, by what we call them. */
export const registerColumns = {
  urn: 'URN',
  name: 'EstablishmentName',
  town: 'Town',
  postcode: 'Postcode',
  council: 'LA (name)',
  phase: 'PhaseOfEducation (name)',
  type: 'TypeOfEstablishment (name)',
  group: 'EstablishmentTypeGroup (name)',
  status: 'EstablishmentStatus (name)',
  lowAge: 'StatutoryLowAge',
  highAge: 'StatutoryHighAge',
  pupils: 'NumberOfPupils',
  freeSchoolMeals: 'FSM',
  freeSchoolMealsPercent: 'PercentageFSM',
  trust: 'Trusts (name)',
  ukprn: 'UKPRN',
  easting: 'Easting',
  northing: 'Northing',
  closedOn: 'CloseDate',
} as const;
export type RegisterColumn = keyof typeof registerColumns;

export type RegisterRow = Readonly<Record<RegisterColumn, string>>;

/** A row is an open school, a closed one, or one that does not count: proposed to open, or without a number. */
export type ReadRow =
  | { readonly kind: 'open'; readonly school: RegisterSchool }
  | { readonly kind: 'closed'; readonly school: ClosedSchool }
  | { readonly kind: 'neither' };

const text = (cell: string): string | undefined => {
  const clean = cell.replace(/\s+/g, ' ').trim();
  return clean === '' ? undefined : clean;
};

const whole = (cell: string): number | undefined => (/^\d{1,7}$/.test(cell.trim()) ? Number(cell) : undefined);

/** Counts under which the register itself hides pupils are written `SUPP`: not known. */
const decimal = (cell: string): number | undefined =>
  /^\d{1,3}(?:\.\d+)?$/.test(cell.trim()) ? Number(cell) : undefined;

const position = (cell: string): number | undefined => {
  const metres = whole(cell);
  return metres === undefined || metres === 0 ? undefined : metres;
};

/** `31-08-2015` as `2015-08-31`. */
const plainDate = (cell: string): PlainDate | undefined => {
  const [, day, month, year] = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(cell.trim()) ?? [];
  const read = PlainDate.safeParse(`${year}-${month}-${day}`);
  return read.success ? read.data : undefined;
};

const defined = <T extends Record<string, unknown>>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

export const readRegisterRow = (row: RegisterRow): ReadRow => {
  const urn = row.urn.trim();
  const name = text(row.name);
  if (!/^\d{6}$/.test(urn) || name === undefined) return { kind: 'neither' };
  const status = row.status.trim();
  if (status === 'Closed') return { kind: 'closed', school: defined({ urn, name, on: plainDate(row.closedOn) }) };
  if (!status.startsWith('Open')) return { kind: 'neither' };
  const [easting, northing] = [position(row.easting), position(row.northing)];
  return {
    kind: 'open',
    school: defined({
      urn,
      name,
      town: text(row.town),
      postcode: text(row.postcode),
      council: text(row.council),
      phase: text(row.phase) ?? 'Not applicable',
      type: text(row.type) ?? 'Not known',
      group: text(row.group) ?? 'Not known',
      lowAge: whole(row.lowAge),
      highAge: whole(row.highAge),
      pupils: whole(row.pupils),
      freeSchoolMeals: whole(row.freeSchoolMeals),
      freeSchoolMealsPercent: decimal(row.freeSchoolMealsPercent),
      trust: text(row.trust),
      ukprn: text(row.ukprn),
      ...(easting !== undefined && northing !== undefined && { easting, northing }),
      closing: status !== 'Open',
    }),
  };
};
