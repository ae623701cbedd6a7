import { describe, expect, it } from 'vitest';
import { hours } from '../../../functions/domain/amount.ts';
import { giveAndTakeOf, imbalanceWords, type Share } from '../../../functions/domain/ledger/give-and-take.ts';

/** Wendle Valley, autumn 2025: hours. */
const wendleValley: Share[] = [
  { school: '999001', given: hours(64), received: hours(22), feltFair: 3 },
  { school: '999002', given: hours(18), received: hours(41), feltFair: 5 },
  { school: '999003', given: hours(22), received: hours(34), feltFair: 4 },
  { school: '999004', given: hours(30), received: hours(37), feltFair: 4 },
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
    [5, 0, 1],
    [4, 0, 0],
    [1, 0, 0],
    [0, 0, 0],
  ])('of %d to %d is flagged %d times', (given, received, times) => {
    expect(giveAndTakeOf([{ school: '1', given: hours(given), received: hours(received) }]).flagged).toHaveLength(
      times,
    );
  });

  it('shows when schools counted differently', () => {
    expect(giveAndTakeOf([{ school: '1', given: hours(3), received: hours(2) }]).agrees).toBe(false);
  });
});
