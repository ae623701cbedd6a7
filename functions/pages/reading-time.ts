/** How long a text takes to read, for people who have twenty minutes a week. */

/** Words a minute of somebody who reads to understand. */
const wordsAMinute = 200;

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Whole minutes, at least 1, for all the words in a value. */
export const minutesToRead = (value: unknown): number => {
  const words = textsIn(value).join(' ').split(/\s+/).filter(Boolean).length;
  return Math.max(Math.ceil(words / wordsAMinute), 1);
};
