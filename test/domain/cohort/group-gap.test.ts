import { describe, expect, it } from 'vitest';
import { groupGaps } from '../../../functions/domain/cohort/group-gap.ts';
import type { Figure, PublishedCohort } from '../../../functions/domain/cohort/published-cohort.ts';

const published = (free: readonly [Figure, Figure], others: readonly [Figure, Figure]): PublishedCohort => ({
  threshold: 6,
  hidden: {},
  tables: [
    {
      year: '5',
      subject: 'Science',
      kind: 'expected',
      rows: [
        { characteristic: 'FSM', group: 'FSM', figures: [{ number: free[0], expected: free[1] }] },
        { characteristic: 'FSM', group: 'Not FSM', figures: [{ number: others[0], expected: others[1] }] },
      ],
    },
  ],
});

describe('the gap between groups', () => {
  it('is how many points one is behind the other, term by term', () => {
    const terms = [published([20, 8], [60, 42]), published([20, 11], [60, 42])];
    expect(groupGaps(terms)).toEqual([
      { year: '5', subject: 'Science', group: 'FSM', others: 'Not FSM', points: [30, 15] },
    ]);
  });

  it('is not worked out where a figure is hidden, or a term has none', () => {
    const terms = [published([20, 'c'], [60, 42]), undefined, published([20, 11], [60, 42])];
    expect(groupGaps(terms)[0]?.points).toEqual([undefined, undefined, 15]);
    expect(groupGaps([published(['c', 'c'], [60, 42])])).toEqual([]);
  });

  it('is below zero where the group is ahead', () => {
    expect(groupGaps([published([20, 18], [60, 42])])[0]?.points).toEqual([-20]);
  });
});
