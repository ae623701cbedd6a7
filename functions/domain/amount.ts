/**
 * Amounts that add up. Money is whole pence and time is whole hundredths of an hour: sums and shares are made here, in whole
 * units, and nowhere else, so that no rounding error is ever printed or taken for a difference between schools.
 */

declare const unit: unique symbol;
/** Staff hours with at most two places: a whole number of hundredths. So are times and things. */
export type Hours = number & { readonly [unit]: 'hours' };
/** Whole pence. */
export type WholePence = number & { readonly [unit]: 'pence' };
export type Amount = Hours | WholePence;

const perHour = 100;

/** To the nearest hundredth. */
export const hours = (value: number): Hours => (Math.round(value * perHour) / perHour) as Hours;
/** To the nearest penny. */
export const wholePence = (value: number): WholePence => Math.round(value) as WholePence;

/** The sum, exactly: hundredths are added as whole numbers. Pence are whole already. */
export const sumOf = <A extends Amount>(amounts: readonly A[]): A =>
  (amounts.reduce((sum, one) => sum + Math.round(one * perHour), 0) / perHour) as A;

const unitsOf = (total: Amount, perOne: number): number => Math.round(total * perOne);

/** What falls to one of several, in whole units; the first ones carry what is over, so that the shares make the whole. */
const partOf = (units: number, among: number, position: number): number =>
  Math.floor(units / among) + (position < units % among ? 1 : 0);

/** Hours shared equally: the share at a position, from 0. */
export const shareOfHours = (total: Hours, among: number, position: number): Hours =>
  (partOf(unitsOf(total, perHour), among, position) / perHour) as Hours;
export const shareOfPence = (total: WholePence, among: number, position: number): WholePence =>
  partOf(unitsOf(total, 1), among, position) as WholePence;
