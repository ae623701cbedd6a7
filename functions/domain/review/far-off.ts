/** Values of a return that are so far from what was known that a slip of the finger is likely (DOMAIN R29). */

export type Known = {
  readonly last: number;
  /** Where the measure began and where it is to get to. */
  readonly baseline?: number | undefined;
  readonly target?: number | undefined;
};

/**
 * Whether to ask "is this right?": the step from the last value is larger than the last value itself, and larger than the
 * whole way from baseline to target. Nothing is ever refused for being far off.
 */
export const isFarOff = (value: number, { last, baseline, target }: Known): boolean => {
  const way = baseline === undefined || target === undefined ? 0 : Math.abs(target - baseline);
  const span = Math.max(Math.abs(last), way);
  return span > 0 && Math.abs(value - last) > span;
};

export type Range = { readonly least: number; readonly most?: number | undefined };

const number = '(\\d+(?:\\.\\d+)?)';
const fromTo = new RegExp(`\\b${number}\\s*(?:to|-|–)\\s*${number}\\b`, 'i');
const outOf = new RegExp(`\\bout of ${number}\\b`, 'i');

/**
 * What a value can be by its unit: "per cent" is 0 to 100, "average answer from 1 to 5" and "out of 8" say it themselves;
 * whatever is counted or never was below zero is not below it. Nothing for a measure that may be.
 */
export const rangeOf = (unit: string, known: readonly (number | undefined)[]): Range | undefined => {
  const [, least, most] = fromTo.exec(unit) ?? [];
  if (least !== undefined && Number(least) < Number(most)) return { least: Number(least), most: Number(most) };
  const [, whole] = outOf.exec(unit) ?? [];
  if (whole !== undefined) return { least: 0, most: Number(whole) };
  if (/%|\bper ?cent\b|\bpercentage(?! point)/i.test(unit)) return { least: 0, most: 100 };
  const mayBeLess =
    known.some((value) => value !== undefined && value < 0) || /point|change|differ|progress/i.test(unit);
  return mayBeLess ? undefined : { least: 0 };
};

export const isOutside = (value: number, range: Range | undefined): boolean =>
  range !== undefined && (value < range.least || (range.most !== undefined && value > range.most));
