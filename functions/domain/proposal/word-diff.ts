/** What changed between two texts, word by word. */

export type Passage = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Steps that a comparison may take. Past it, what lies between the first and the last difference is told as a whole. */
const mostSteps = 1_000_000;

/** Words with the space behind them, so that joining them gives the text again. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

const sharedStart = (before: readonly string[], after: readonly string[]): number => {
  let shared = 0;
  while (shared < before.length && shared < after.length && before[shared] === after[shared]) shared += 1;
  return shared;
};

/** Lengths of the longest common run of words from each pair of positions on, row by row. */
const commonLengths = (before: readonly string[], after: readonly string[]): Uint32Array => {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      const skip = Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0);
      lengths[here] = before[i] === after[j] ? (lengths[here + width + 1] ?? 0) + 1 : skip;
    }
  }
  return lengths;
};

const passage = (kind: Passage['kind'], words: readonly string[]): Passage[] => words.map((text) => ({ kind, text }));

const middlePassages = (before: readonly string[], after: readonly string[]): Passage[] => {
  if (before.length * after.length > mostSteps) return [...passage('removed', before), ...passage('added', after)];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const passages: Passage[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length && j < after.length) {
    const [old = '', now = ''] = [before[i], after[j]];
    const dropped = lengths[(i + 1) * width + j] ?? 0;
    const inserted = lengths[i * width + j + 1] ?? 0;
    if (old === now) passages.push({ kind: 'same', text: old });
    else passages.push(dropped >= inserted ? { kind: 'removed', text: old } : { kind: 'added', text: now });
    if (old === now || dropped >= inserted) i += 1;
    if (old === now || dropped < inserted) j += 1;
  }
  return [...passages, ...passage('removed', before.slice(i)), ...passage('added', after.slice(j))];
};

const joined = (passages: readonly Passage[]): Passage[] => {
  const runs: Passage[] = [];
  for (const { kind, text } of passages) {
    const last = runs.at(-1);
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text };
    else runs.push({ kind, text });
  }
  return runs;
};

/**
 * The words that stayed, were added and were removed. The texts of `same` and `removed` joined are the text before, those
 * of `same` and `added` the text after, space and all.
 */
export const wordDiff = (before: string, after: string): Passage[] => {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const start = sharedStart(old, now);
  const end = sharedStart(old.slice(start).reverse(), now.slice(start).reverse());
  return joined([
    ...passage('same', old.slice(0, start)),
    ...middlePassages(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...passage('same', old.slice(old.length - end)),
  ]);
};
