/** The ledger of give and take for one term (DOMAIN R26): each school writes down its own side, and the sides are compared. */
import * as z from 'zod';
import { type Amount, hours, shareOfHours, shareOfPence, sumOf, wholePence } from '../amount.ts';
import { Line, Urn } from '../values.ts';
import type { Share } from './give-and-take.ts';

export const resourceKinds = ['hours', 'rooms', 'money', 'kind'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

const Id = z.string().min(1).max(60);
/** Staff hours, times a room was lent, pence, or how many of a thing. */
const Written = z.number().positive('expected more than 0').max(100_000_000, 'expected less');
const Named = Line.pipe(z.string().min(1, 'expected a few words'));

/** What one school wrote down: that it gave something to others, or got it from them. */
export const LedgerLine = z.strictObject({
  id: Id,
  kind: z.enum(resourceKinds),
  what: Named,
  amount: Written,
  side: z.enum(['gave', 'got']),
  with: z.array(Urn).min(1, 'expected at least one other school').max(60),
  /** Where it took place, when a school hosted. */
  host: Urn.optional(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;

/** A part that a member of staff took on or grew into through the partnership. Never a name. */
export const RoleGained = z.strictObject({ id: Id, role: Named });
export type RoleGained = z.infer<typeof RoleGained>;

export const mostLines = 60;
export const mostRoles = 20;

/** One school's side of one term. */
export const LedgerSide = z.strictObject({
  school: Urn,
  lines: z.array(LedgerLine).max(mostLines).default([]),
  roles: z.array(RoleGained).max(mostRoles).default([]),
  /** What it says of the lines of others: `amount` is its own part as it counts it; without one, the line is right. */
  answers: z
    .array(z.strictObject({ line: Id, amount: z.number().min(0).max(100_000_000).optional() }))
    .max(2000)
    .default([]),
  /** How fair it feels, from 1 to 5: given in the open, for the ledger. */
  feltFair: z.number().int().min(1).max(5).optional(),
  /** That its side is whole and right. */
  confirmed: z.boolean().default(false),
});
export type LedgerSide = z.infer<typeof LedgerSide>;

/** Totals of a return, where a school wrote no line: hours, and pence. */
export type ToldInReturn = {
  readonly school: string;
  readonly hoursGiven?: number | undefined;
  readonly hoursReceived?: number | undefined;
  readonly penceGiven?: number | undefined;
  readonly penceReceived?: number | undefined;
};

/** A school that counts its part of a line otherwise than who wrote it down. */
export type Disputed = { readonly school: string; readonly written: Amount; readonly counted: Amount };

export type LedgerEntry = {
  readonly line: LedgerLine;
  readonly writtenBy: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly disputed: readonly Disputed[];
  /** Schools on the other side that have not said whether it is right. */
  readonly unanswered: readonly string[];
};

/** An amount of a kind: money in whole pence, all else in whole hundredths. */
export const amountOf = (kind: ResourceKind, value: number): Amount =>
  kind === 'money' ? wholePence(value) : hours(value);

/**
 * What of an entry falls to a school as it is written: what several share falls to each in equal parts, which together
 * make the whole: the first ones carry the penny, or the hundredth of an hour, that is over.
 */
const partWritten = ({ line, from, to }: Pick<LedgerEntry, 'line' | 'from' | 'to'>, school: string): Amount => {
  const side = from.includes(school) ? from : to;
  const position = side.indexOf(school);
  if (position < 0) return hours(0);
  return line.kind === 'money'
    ? shareOfPence(wholePence(line.amount), side.length, position)
    : shareOfHours(hours(line.amount), side.length, position);
};

/** A part that is the same but for what no equal share can give: £3.33 of £10 shared by three is as right as £3.34. */
const isSamePart = (line: LedgerLine, among: number, counted: Amount, written: Amount): boolean => {
  const smallest = line.kind === 'money' ? 1 : 0.01;
  return counted === written || (among > 1 && Math.abs(counted - line.amount / among) < smallest);
};

/** Every line of a term, with what the schools that it names say of it. A school that is named has a side; nobody else. */
export const entriesOf = (sides: readonly LedgerSide[]): LedgerEntry[] => {
  const said = new Map(
    sides.flatMap(({ school, answers }) => answers.map((one) => [`${school}|${one.line}`, one] as const)),
  );
  return sides.flatMap(({ school, lines }) =>
    lines.map((line): LedgerEntry => {
      const others = line.with.filter((urn) => urn !== school);
      const [from, to] = line.side === 'gave' ? [[school], others] : [others, [school]];
      const disputed = others.flatMap((urn): Disputed[] => {
        const told = said.get(`${urn}|${line.id}`)?.amount;
        if (told === undefined) return [];
        const counted = amountOf(line.kind, told);
        const written = partWritten({ line, from, to }, urn);
        const among = (from.includes(urn) ? from : to).length;
        return isSamePart(line, among, counted, written) ? [] : [{ school: urn, written, counted }];
      });
      const unanswered = others.filter((urn) => !said.has(`${urn}|${line.id}`));
      return { line, writtenBy: school, from, to, disputed, unanswered };
    }),
  );
};

/** The other schools' lines that name this one. */
export const linesAbout = (entries: readonly LedgerEntry[], school: string): LedgerEntry[] =>
  entries.filter((entry) => entry.writtenBy !== school && [...entry.from, ...entry.to].includes(school));

/** A school's part of an entry, as it counts it itself. */
export const partOf = (entry: LedgerEntry, school: string): Amount =>
  entry.disputed.find((one) => one.school === school)?.counted ?? partWritten(entry, school);

/** What a school gave and got of one kind by the lines that name it, in its own count. */
export const byLines = (entries: readonly LedgerEntry[], kind: ResourceKind, school: string): Share => {
  const ofKind = entries.filter(({ line }) => line.kind === kind);
  const sum = (side: 'from' | 'to'): Amount =>
    sumOf(ofKind.filter((entry) => entry[side].includes(school)).map((entry) => partOf(entry, school)));
  return { school, given: sum('from'), received: sum('to') };
};

/** `lines`: its own side of the ledger. `return`: the totals of its return. `others`: what others wrote of it. */
export type LedgerShare = Share & { readonly basis: 'lines' | 'return' | 'others' | 'nothing' };

const totalsIn = (told: ToldInReturn | undefined, kind: ResourceKind): Omit<Share, 'school'> | undefined => {
  if (kind === 'rooms' || kind === 'kind' || !told) return undefined;
  const [given, received] =
    kind === 'hours' ? [told.hoursGiven, told.hoursReceived] : [told.penceGiven, told.penceReceived];
  if (given === undefined && received === undefined) return undefined;
  return { given: amountOf(kind, given ?? 0), received: amountOf(kind, received ?? 0) };
};

export type LedgerFacts = {
  /** URNs, in the partnership's order. */
  readonly schools: readonly string[];
  readonly sides: readonly LedgerSide[];
  readonly returns: readonly ToldInReturn[];
};

const hasSide = (side: LedgerSide | undefined): boolean =>
  side !== undefined && (side.confirmed || side.lines.length > 0 || side.answers.length > 0);

/** What a school's side comes to, for its return; nothing (undefined) while it has none, or where no line is of the kind. */
export const totalsOfSide = (
  sides: readonly LedgerSide[],
  school: string,
): Omit<ToldInReturn, 'school'> | undefined => {
  if (!hasSide(sides.find((one) => one.school === school))) return undefined;
  const entries = entriesOf(sides);
  const has = (kind: ResourceKind): boolean =>
    entries.some((entry) => entry.line.kind === kind && [...entry.from, ...entry.to].includes(school));
  const hours = byLines(entries, 'hours', school);
  const money = byLines(entries, 'money', school);
  return {
    ...(has('hours') && { hoursGiven: hours.given, hoursReceived: hours.received }),
    ...(has('money') && { penceGiven: money.given, penceReceived: money.received }),
  };
};

/** What each school gave and got of one kind. Each speaks for its own side: first its lines, then its return. */
export const ledgerShares = ({ schools, sides, returns }: LedgerFacts, kind: ResourceKind): LedgerShare[] => {
  const entries = entriesOf(sides);
  return schools.map((school): LedgerShare => {
    const side = sides.find((one) => one.school === school);
    const felt = side?.feltFair === undefined ? {} : { feltFair: side.feltFair };
    const lines = { ...byLines(entries, kind, school), ...felt };
    const named = entries.some((entry) => entry.line.kind === kind && [...entry.from, ...entry.to].includes(school));
    const told = totalsIn(
      returns.find((one) => one.school === school),
      kind,
    );
    if (hasSide(side) && (named || !told)) return { ...lines, basis: 'lines' };
    if (told) return { school, ...told, ...felt, basis: 'return' };
    return { ...lines, told: false, basis: named ? 'others' : 'nothing' };
  });
};

/** A school whose return tells other totals than its lines. */
export type Unlike = {
  readonly school: string;
  readonly kind: 'hours' | 'money';
  readonly inLines: Omit<Share, 'school'>;
  readonly inReturn: Omit<Share, 'school'>;
};

/** What equal shares may differ by: one smallest unit for each line that several schools share. */
const sharedUnits = (entries: readonly LedgerEntry[], kind: 'hours' | 'money', school: string): number => {
  const shared = entries.filter(
    ({ line, from, to }) => line.kind === kind && [from, to].some((side) => side.length > 1 && side.includes(school)),
  );
  return shared.length * (kind === 'money' ? 1 : 0.01) + 1e-9;
};

export const unlikeReturns = ({ schools, sides, returns }: LedgerFacts): Unlike[] => {
  const entries = entriesOf(sides);
  return schools.flatMap((school) =>
    (['hours', 'money'] as const).flatMap((kind): Unlike[] => {
      const inReturn = totalsIn(
        returns.find((one) => one.school === school),
        kind,
      );
      const named = entries.some((entry) => entry.line.kind === kind && [...entry.from, ...entry.to].includes(school));
      const { given, received } = byLines(entries, kind, school);
      const close = (one: number, other: number): boolean =>
        Math.abs(one - other) <= sharedUnits(entries, kind, school);
      const same = inReturn && close(inReturn.given, given) && close(inReturn.received, received);
      return !inReturn || !named || same ? [] : [{ school, kind, inLines: { given, received }, inReturn }];
    }),
  );
};

/** What of the ledger each school hosted: each thing once, however many got something of it. */
export const hostedBy = (
  entries: readonly LedgerEntry[],
  schools: readonly string[],
): { readonly school: string; readonly what: readonly string[] }[] =>
  schools.map((school) => ({
    school,
    what: [...new Set(entries.filter(({ line }) => line.host === school).map(({ line }) => line.what))],
  }));

/** Several terms as one: what each school gave and got in all. The last feeling that it told stands. */
export const sharesTogether = (terms: readonly (readonly Share[])[]): Share[] => {
  const together = new Map<string, Share>();
  for (const one of terms.flat()) {
    const before = together.get(one.school) ?? { school: one.school, given: hours(0), received: hours(0) };
    const feltFair = one.feltFair ?? before.feltFair;
    const silent = one.told === false && (before.told === false || !together.has(one.school));
    together.set(one.school, {
      school: one.school,
      given: sumOf([before.given, one.given]),
      received: sumOf([before.received, one.received]),
      ...(feltFair !== undefined && { feltFair }),
      ...(silent && { told: false as const }),
    });
  }
  return [...together.values()];
};
