import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Passage, wordDiff } from '../../../functions/domain/proposal/word-diff.ts';

const textOf = (passages: readonly Passage[], ...kinds: Passage['kind'][]): string =>
  passages
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join('');

const words = fc.array(fc.constantFrom('bus', 'costs', 'are', 'limited', '\n', ' ', 'to', '£200'), { maxLength: 30 });
const texts = words.map((list) => list.join(' '));

describe('the difference of two texts', () => {
  test('both texts can be read out of it', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), fc.oneof(texts, fc.string()), (before, after) => {
        const passages = wordDiff(before, after);
        expect(textOf(passages, 'same', 'removed')).toBe(before);
        expect(textOf(passages, 'same', 'added')).toBe(after);
      }),
    );
  });

  test('equal texts have no difference, and neighbours of one kind are joined', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(wordDiff(before, before).every(({ kind }) => kind === 'same')).toBe(true);
        const kinds = wordDiff(before, after).map(({ kind }) => kind);
        expect(kinds.some((kind, i) => kind === kinds[i + 1])).toBe(false);
      }),
    );
  });

  test('a changed word is one removal and one addition', () => {
    expect(wordDiff('Bus costs are limited to £200 a term.', 'Bus costs are limited to £150 a term.')).toEqual([
      { kind: 'same', text: 'Bus costs are limited to ' },
      { kind: 'removed', text: '£200 ' },
      { kind: 'added', text: '£150 ' },
      { kind: 'same', text: 'a term.' },
    ]);
  });

  test('words that stay between two changes are the same', () => {
    const kinds = wordDiff('Coaches cost £200 a term at most', 'Minibuses cost £200 a term at least');
    expect(kinds.map(({ kind, text }) => `${kind} ${text.trim()}`)).toContain('same cost £200 a term at');
  });

  test('very long texts that share nothing are told as a whole', () => {
    const before = 'a '.repeat(5000);
    const after = 'b '.repeat(5000);
    expect(wordDiff(`Same. ${before}`, `Same. ${after}`).map(({ kind }) => kind)).toEqual(['same', 'removed', 'added']);
  });
});
