/** What each school gives and gets, and where it is lopsided (DOMAIN R26). Hours are staff hours, money is pence. */
import * as z from 'zod';
import { countOf } from '../wording.ts';
import { Line, PlainDate, Slug, Urn } from '../words.ts';

export const resourceKinds = ['hours', 'rooms', 'money', 'kind'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** What one school gave to others. `amount`: hours, times a room was lent, pence, or how many of a thing. */
export const LedgerEntry = z.strictObject({
  id: Slug,
  on: PlainDate,
  kind: z.enum(resourceKinds),
  what: Line,
  amount: z.number().positive('expected more than 0').max(100_000_000),
  from: Urn,
  to: z.array(Urn).min(1, 'expected at least one school that got it'),
  /** Where it took place, when somebody hosted. */
  host: Urn.optional(),
  /** Schools that said that their own side is right. */
  confirmed: z.array(Urn).default([]),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** A part that somebody took on or grew into through the partnership. */
export const RoleGained = z.strictObject({ school: Urn, role: Line, since: PlainDate });
export type RoleGained = z.infer<typeof RoleGained>;

/** Each school speaks for its own side only: the giver for what it gave, each receiver for what it got. */
export const sidesOpen = ({ from, to, confirmed }: LedgerEntry): string[] =>
  [...new Set([from, ...to])].filter((urn) => !confirmed.includes(urn));

export type Share = {
  readonly school: string;
  readonly given: number;
  readonly received: number;
  /** How fair the school finds it, from 1 to 5. */
  readonly feltFair?: number | undefined;
};

/** What each school gave and got of one kind, whatever is still to be confirmed. What goes to several is got by all in equal parts. */
export const sharesOf = (entries: readonly LedgerEntry[], kind: ResourceKind, schools: readonly string[]): Share[] => {
  const ofKind = entries.filter((entry) => entry.kind === kind);
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  return schools.map((school) => ({
    school,
    given: sum(ofKind.filter(({ from }) => from === school).map(({ amount }) => amount)),
    received: sum(ofKind.flatMap(({ to, amount }) => (to.includes(school) ? [amount / to.length] : []))),
  }));
};

/** How often each school hosted. */
export const hosted = (
  entries: readonly LedgerEntry[],
  schools: readonly string[],
): { school: string; times: number }[] =>
  schools.map((school) => ({ school, times: entries.filter(({ host }) => host === school).length }));

export type Imbalance = {
  readonly school: string;
  /** `gives`: it gives more than it gets. */
  readonly side: 'gives' | 'gets';
  /** How many hours for each hour the other way, to one decimal; nothing when there is nothing the other way. */
  readonly ratio?: number;
  readonly feltFair?: number | undefined;
};

/** From this ratio on, either way, a school's give and take is flagged. */
export const flaggedFrom = 2.5;

export type GiveAndTake = {
  readonly given: number;
  readonly received: number;
  /** Whether what was given is what was got: if not, somebody counted differently. */
  readonly agrees: boolean;
  readonly flagged: readonly Imbalance[];
};

const inTenths = (value: number): number => Math.round(value * 10) / 10;

const imbalanceOf = ({ school, given, received, feltFair }: Share): Imbalance[] => {
  const [more, less] = [Math.max(given, received), Math.min(given, received)];
  if (more === 0 || (less > 0 && more / less < flaggedFrom)) return [];
  const felt = feltFair === undefined ? {} : { feltFair };
  return [
    { school, side: given > received ? 'gives' : 'gets', ...(less > 0 && { ratio: inTenths(more / less) }), ...felt },
  ];
};

/** The whole of give and take: totals, and the schools for which it is lopsided. */
export const giveAndTakeOf = (shares: readonly Share[]): GiveAndTake => {
  const given = shares.reduce((sum, share) => sum + share.given, 0);
  const received = shares.reduce((sum, share) => sum + share.received, 0);
  return { given, received, agrees: given === received, flagged: shares.flatMap(imbalanceOf) };
};

/** "Wendle Park gave 2.9 hours for each hour it got." */
export const imbalanceWords = ({ ratio, side }: Imbalance, school: string, unit = 'hour'): string => {
  const [does, other] = side === 'gives' ? ['gave', 'got'] : ['got', 'gave'];
  if (ratio === undefined) return `${school} ${does} ${unit}s and ${other} none.`;
  return `${school} ${does} ${countOf(ratio, unit)} for each ${unit} it ${other}.`;
};

/** Beside what is given: a reason to ask, and no advice. */
export const taxNote =
  'Supplying staff to another body for payment can be subject to VAT. Ask your finance office: this is a note, not advice.';
