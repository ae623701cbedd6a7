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
