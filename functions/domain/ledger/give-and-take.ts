/** What each school gives and gets, and where it is lopsided (DOMAIN R26). Hours are staff hours, money is pence. */
import { type Amount, sumOf } from '../amount.ts';
import { countOf } from '../wording.ts';

export type Share = {
  readonly school: string;
  readonly given: Amount;
  readonly received: Amount;
  /** How fair the school finds it, from 1 to 5. */
  readonly feltFair?: number | undefined;
  /** `false`: the school itself said nothing; what stands here is only what others wrote of it. */
  readonly told?: false | undefined;
};

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
  readonly given: Amount;
  readonly received: Amount;
  /** Whether what was given is what was got: if not, somebody counted differently. */
  readonly agrees: boolean;
  readonly flagged: readonly Imbalance[];
};

const inTenths = (value: number): number => Math.round(value * 10) / 10;

/** Hours between the two ways below which nothing is lopsided: one visit that was not returned yet is no imbalance. */
export const leastFlagged = 5;

const imbalanceOf = ({ school, given, received, feltFair }: Share): Imbalance[] => {
  const [more, less] = [Math.max(given, received), Math.min(given, received)];
  if (more - less < leastFlagged || (less > 0 && more / less < flaggedFrom)) return [];
  const felt = feltFair === undefined ? {} : { feltFair };
  return [
    { school, side: given > received ? 'gives' : 'gets', ...(less > 0 && { ratio: inTenths(more / less) }), ...felt },
  ];
};

/** The whole of give and take: totals, and the schools for which it is lopsided. */
export const giveAndTakeOf = (shares: readonly Share[]): GiveAndTake => {
  const given = sumOf(shares.map((share) => share.given));
  const received = sumOf(shares.map((share) => share.received));
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
