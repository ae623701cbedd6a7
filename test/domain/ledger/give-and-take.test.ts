import { describe, expect, it } from 'vitest';
import { giveAndTakeOf, imbalanceWords, type Share } from '../../../functions/domain/ledger/give-and-take.ts';

/** Wendle Valley, autumn 2025: hours. */
const wendleValley: Share[] = [
  { school: '999001', given: 64, received: 22, feltFair: 3 },
  { school: '999002', given: 18, received: 41, feltFair: 5 },
  { school: '999003', given: 22, received: 34, feltFair: 4 },
  { school: '999004', given: 30, received: 37, feltFair: 4 },
];

describe('the give and take of Wendle Valley', () => {
  it('is 134 hours given and 134 received', () => {
    expect(giveAndTakeOf(wendleValley)).toMatchObject({ given: 134, received: 134, agrees: true });
  });

  it('flags Wendle Park at 2.9 to 1, with how fair it feels, and nobody else', () => {
    expect(giveAndTakeOf(wendleValley).flagged).toEqual([{ school: '999001', side: 'gives', ratio: 2.9, feltFair: 3 }]);
  });
});

describe('an imbalance', () => {
  it('is said in plain words, either way', () => {
    expect(imbalanceWords({ school: '1', side: 'gives', ratio: 2.9 }, 'Wendle Park')).toBe(
      'Wendle Park gave 2.9 hours for each hour it got.',
    );
    expect(imbalanceWords({ school: '1', side: 'gets' }, 'Dell')).toBe('Dell got hours and gave none.');
  });

  it.each([
    [25, 10, 1],
    [24, 10, 0],
    [10, 25, 1],
    [1, 0, 1],
    [0, 0, 0],
  ])('of %d to %d is flagged %d times', (given, received, times) => {
    expect(giveAndTakeOf([{ school: '1', given, received }]).flagged).toHaveLength(times);
  });

  it('shows when schools counted differently', () => {
    expect(giveAndTakeOf([{ school: '1', given: 3, received: 2 }]).agrees).toBe(false);
  });
});
