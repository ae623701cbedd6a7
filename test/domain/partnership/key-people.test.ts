import { describe, expect, it } from 'vitest';
import { endingSoon, withoutDeputy } from '../../../functions/domain/partnership/key-people.ts';
import { aPartnership, aPerson } from '../../builders/partnership.ts';
import { aPlan } from '../../builders/year.ts';

const partnership = aPartnership();

describe('parts that end soon', () => {
  it('are told 60 days before, soonest first, and until somebody follows', () => {
    const people = [aPerson('chaser', { until: '2027-06-30' }), aPerson('head-birch', { until: '2027-12-31' })];
    expect(endingSoon(partnership, people, '2027-05-21').map(({ person }) => person)).toEqual(['chaser']);
    expect(endingSoon(partnership, people, '2027-05-22').map(({ person }) => person)).toEqual(['chaser', 'head-alder']);
    expect(endingSoon(partnership, people, '2027-08-01').map(({ on }) => on)).toEqual(['2027-06-30', '2027-07-21']);
  });

  it('are not those of people who have left or have no part', () => {
    const gone = { ...aPerson('chaser', { until: '2027-06-30' }), left: '2027-05-01' };
    const stranger = aPerson('stranger', { until: '2027-06-30' });
    expect(
      endingSoon(
        { ...partnership, roles: { ...partnership.roles, chairUntil: undefined } },
        [gone, stranger],
        '2027-06-01',
      ),
    ).toEqual([]);
  });
});

describe('parts with nobody behind them', () => {
  it('are the lead without a deputy, and each purpose without one', () => {
    const alone = { ...partnership.roles, deputyLead: undefined };
    expect(withoutDeputy({ roles: alone }, undefined)).toEqual([
      { person: 'lead-alder', what: 'leads the partnership' },
    ]);
    expect(withoutDeputy(partnership, aPlan()).map(({ person }) => person)).toEqual(['lead-cedar', 'lead-dell']);
  });
});
