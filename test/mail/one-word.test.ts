/** One word for a thing, for each reader: email, return, report, plan. */
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../functions/domain/permissions.ts';
import { asText } from '../../functions/mail/as-text.ts';
import { found, neverSaid } from '../builders/one-word.ts';
import { aPartnership, peopleOf } from '../builders/partnership.ts';
import { everyLetter } from './every-letter.ts';

const letters = everyLetter(aPartnership(), peopleOf(aPartnership()));

describe('one word for a thing', () => {
  it('is used in every letter', () => {
    const wrong = letters.flatMap(({ name, letter }) =>
      found(`${letter.subject}\n${asText(letter)}`, neverSaid).map((word) => `${name}: ${word}`),
    );
    expect(wrong).toEqual([]);
  });

  it('calls it a plan for whoever only decides, and a report for what a board reads', () => {
    const onlyDecides = new Set(['board-member', 'signatory', 'delegate', 'data-contact']);
    const wrong = letters.flatMap(({ name, letter, context }) => {
      const parts = [...partsOf(context.partnership, context.person.id)];
      if (parts.length === 0 || !parts.every((part) => onlyDecides.has(part))) return [];
      return found(`${letter.subject}\n${asText(letter)}`, [/\bproposals?\b/i, /\breturn of your board\b/i]).map(
        (word) => `${name}: ${word}`,
      );
    });
    expect(wrong).toEqual([]);
  });
});
