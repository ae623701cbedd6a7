import fc from 'fast-check';
import { expect, it } from 'vitest';
import { slugFor } from '../../functions/domain/slug.ts';
import { Line, Slug, Words } from '../../functions/domain/values.ts';

const free = () => false;

it('makes an id that people recognise, with a number where it is taken', () => {
  expect(slugFor('Latin for Year 8!', 'purpose', free)).toBe('latin-for-year-8');
  expect(slugFor('Zoë O’Neill', 'person', free)).toBe('zoe-o-neill');
  expect(slugFor('数学', 'purpose', free)).toBe('purpose');
  const taken = new Set(['art', 'art-2']);
  expect(slugFor('Art', 'purpose', (slug) => taken.has(slug))).toBe('art-3');
});

it('makes an id of any text, also where a long one is cut between words', () => {
  const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(`${'x'.repeat(49)} and more`));
  fc.assert(
    fc.property(texts, (text) => {
      expect(Slug.safeParse(slugFor(text, 'purpose', free)).success).toBe(true);
    }),
  );
});

it('whatever text is taken can be read again, also where making it uniform makes it longer', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', ' ', '\u0958', '\ufb4b', '\u0344', 'e\u0301'),
    maxLength: 320,
  });
  fc.assert(
    fc.property(letters, (typed) => {
      for (const kind of [Line, Words]) {
        const taken = kind.safeParse(typed);
        if (taken.success) expect(kind.safeParse(taken.data).success).toBe(true);
      }
    }),
  );
  expect(Line.safeParse('\u0958'.repeat(200)).success).toBe(false);
});
