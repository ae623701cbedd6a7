/** What is wrong with something a person wrote, field by field. All faults are told at once, never only the first. */
export type Fault = {
  /** Where: keys and positions from the outside in, as zod gives them. */
  readonly path: readonly (string | number)[];
  /** What is expected there, as a sentence or the end of one. */
  readonly expected: string;
};

export const fault = (path: readonly (string | number)[], expected: string): Fault => ({ path, expected });

/** The positions of entries whose key already occurred earlier in the list. */
export const repeats = (keys: readonly string[]): number[] =>
  keys.flatMap((key, position) => (keys.indexOf(key) < position ? [position] : []));
