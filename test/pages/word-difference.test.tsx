import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Difference } from '../../functions/pages/components/difference.tsx';
import { type Piece, wordDifference } from '../../functions/pages/word-difference.ts';

const text = fc
  .array(fc.constantFrom('pupils', 'visit', 'twice', 'a', 'term.', ' ', '\n\n'))
  .map((words) => words.join(' '));

function textOf(pieces: readonly Piece[], without: Piece['change']): string {
  return pieces.flatMap((piece) => (piece.change === without ? [] : [piece.text])).join('');
}

describe('the difference of two texts', () => {
  test('makes both texts again from its pieces, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDifference(before, after);
        expect(textOf(pieces, 'added')).toBe(before);
        expect(textOf(pieces, 'removed')).toBe(after);
      }),
    );
  });

  test('is nothing where a text is compared with itself', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(wordDifference(same, same)).toEqual(same === '' ? [] : [{ change: 'same', text: same }]);
      }),
    );
  });

  test('says which words went and which came, in that order', () => {
    expect(wordDifference('Pupils visit twice a term.', 'Pupils visit three times a term.')).toEqual([
      { change: 'same', text: 'Pupils visit ' },
      { change: 'removed', text: 'twice ' },
      { change: 'added', text: 'three times ' },
      { change: 'same', text: 'a term.' },
    ]);
  });

  test('of two very long texts without a word in common is the one instead of the other', () => {
    const before = 'a '.repeat(3000);
    const after = 'b '.repeat(3000);
    expect(wordDifference(before, after)).toEqual([
      { change: 'removed', text: before },
      { change: 'added', text: after },
    ]);
  });

  test('is shown with words for people who listen and the same spaces between words', () => {
    const html = renderToString(<Difference pieces={wordDifference('in May or June', 'in May and June')} />);
    expect(html).toBe(
      '<p class="govuk-body sp-difference">in May ' +
        '<del><span class="govuk-visually-hidden">[removed: </span>or<span class="govuk-visually-hidden">]</span></del> ' +
        '<ins><span class="govuk-visually-hidden">[added: </span>and<span class="govuk-visually-hidden">]</span></ins> ' +
        'June</p>',
    );
  });
});
