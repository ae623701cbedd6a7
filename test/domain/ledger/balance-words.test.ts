import { describe, expect, it } from 'vitest';
import { hours } from '../../../functions/domain/amount.ts';
import { balanceSection } from '../../../functions/domain/ledger/balance-words.ts';

const wordsOf = (...shares: Parameters<typeof balanceSection>[0]): string[] =>
  balanceSection(shares).blocks.map((block) => (block.kind === 'text' ? block.text : ''));

describe('the balance of give and take in a report', () => {
  it('is, for the autumn of Wendle Valley, 134 hours and one school at 2.9 to 1', () => {
    const words = wordsOf(
      { name: 'Wendle Park', given: hours(64), received: hours(22) },
      { name: 'Harrowbeck', given: hours(18), received: hours(41) },
      { name: 'St Aldwyn’s', given: hours(22), received: hours(34) },
      { name: 'Wendle Bridge', given: hours(30), received: hours(37) },
    );
    expect(words.slice(0, 2)).toEqual([
      '134 hours were given, and 134 received.',
      'Wendle Park gave 2.9 hours for each hour it got.',
    ]);
    expect(words.at(-1)).toContain('not advice');
  });

  it('says when what was given is not what was received', () => {
    expect(wordsOf({ name: 'Alder', given: hours(5), received: hours(4) })[0]).toContain('Schools counted differently');
  });

  it('says that it is not lopsided when it is not', () => {
    expect(wordsOf({ name: 'Alder', given: hours(5), received: hours(5) })).toContain(
      'No school gives or gets 2.5 hours or more for each hour the other way.',
    );
  });

  it('says nothing where nothing was told', () => {
    expect(wordsOf()).toEqual([]);
  });
});
