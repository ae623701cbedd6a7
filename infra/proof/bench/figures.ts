/** Figures of many times. */

/** The nearest-rank percentile, 0 to 100. */
export const percentile = (times: readonly number[], percent: number): number => {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? Number.NaN;
};

/** Two digits behind the point. */
export const rounded = (number: number): number => Math.round(number * 100) / 100;

export const middle = (times: readonly number[]): number => rounded(percentile(times, 50));

export const spread = (times: readonly number[]): { readonly p50: number; readonly p99: number } => ({
  p50: middle(times),
  p99: rounded(percentile(times, 99)),
});
