/** Words that stayed, came or went, with the white space after them. */
export type Piece = { change: 'same' | 'added' | 'removed'; text: string };

/** Above this many comparisons a middle part is shown as wholly replaced, so that no text can keep a page waiting. */
const MOST_COMPARISONS = 4_000_000;

/**
 * What changed between two texts, word by word, fewest words first. The pieces that stayed or went make `before` again,
 * those that stayed or came make `after`.
 */
export function wordDifference(before: string, after: string): Piece[] {
  const old = words(before);
  const now = words(after);
  const start = countSame(old, now);
  const end = countSame(old.slice(start).reverse(), now.slice(start).reverse());
  const middle = middleDifference(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return joined([...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))]);
}

/** Each word with the white space after it; white space at the start is a word of its own. */
function words(text: string): string[] {
  return text.match(/\S+\s*|^\s+/g) ?? [];
}

function countSame(one: readonly string[], other: readonly string[]): number {
  const different = one.findIndex((word, index) => word !== other[index]);
  return different === -1 ? one.length : different;
}

function same(kept: readonly string[]): Piece[] {
  return kept.map((text) => ({ change: 'same', text }));
}

function middleDifference(old: readonly string[], now: readonly string[]): Piece[] {
  if (old.length * now.length > MOST_COMPARISONS) return [...removed(old), ...added(now)];
  const kept = keptFrom(old, now);
  const pieces: Piece[] = [];
  let o = 0;
  let n = 0;
  while (o < old.length && n < now.length) {
    if (old[o] === now[n]) {
      pieces.push(...same(old.slice(o, o + 1)));
      o += 1;
      n += 1;
    } else if (kept(o + 1, n) >= kept(o, n + 1)) {
      pieces.push(...removed(old.slice(o, o + 1)));
      o += 1;
    } else {
      pieces.push(...added(now.slice(n, n + 1)));
      n += 1;
    }
  }
  return [...pieces, ...removed(old.slice(o)), ...added(now.slice(n))];
}

/** How many words the two can share from place `o` of the old and place `n` of the new text on. */
function keptFrom(old: readonly string[], now: readonly string[]): (o: number, n: number) => number {
  const width = now.length + 1;
  const table = new Uint16Array((old.length + 1) * width);
  const at = (o: number, n: number) => table[o * width + n] ?? 0;
  for (let o = old.length - 1; o >= 0; o -= 1) {
    for (let n = now.length - 1; n >= 0; n -= 1) {
      table[o * width + n] = old[o] === now[n] ? at(o + 1, n + 1) + 1 : Math.max(at(o + 1, n), at(o, n + 1));
    }
  }
  return at;
}

function removed(gone: readonly string[]): Piece[] {
  return gone.map((text) => ({ change: 'removed', text }));
}

function added(come: readonly string[]): Piece[] {
  return come.map((text) => ({ change: 'added', text }));
}

/** Neighbours of one kind as one piece; of a replaced run, what went stands before what came. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let run: Record<'removed' | 'added', string> = { removed: '', added: '' };
  const close = () => {
    if (run.removed) result.push({ change: 'removed', text: run.removed });
    if (run.added) result.push({ change: 'added', text: run.added });
    run = { removed: '', added: '' };
  };
  for (const { change, text } of pieces) {
    if (change !== 'same') {
      run[change] += text;
      continue;
    }
    close();
    const last = result.at(-1);
    if (last?.change === 'same') last.text += text;
    else result.push({ change, text });
  }
  close();
  return result;
}
