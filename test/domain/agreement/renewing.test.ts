import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRenewalAsked } from '../../../functions/domain/agreement/renewing.ts';
import { addDays, addYears } from '../../../functions/domain/calendar.ts';

const inForceFrom = '2026-09-01';

describe('whether renewal is asked', () => {
  it.each([
    ['one that ends with this summer', '2027-08-31', '2027-07-15', true],
    ['one that lasts through the next summer', '2028-08-31', '2027-07-15', false],
    ['one that ends in the middle of the next year', '2028-03-15', '2027-07-15', true],
    ['the same, a year earlier', '2028-03-15', '2026-07-15', false],
  ])('of %s', (_, until, openedOn, asked) => {
    expect(isRenewalAsked({ until, inForceFrom }, openedOn)).toBe(asked);
  });

  it('asks to confirm an agreement without an end in its third year, and three years after that', () => {
    const asked = ['2027-07-15', '2028-07-15', '2029-07-15'].map((on) => isRenewalAsked({ inForceFrom }, on));
    expect(asked).toEqual([false, false, true]);
    expect(isRenewalAsked({ inForceFrom }, '2030-07-15', '2029-07-20')).toBe(false);
    expect(isRenewalAsked({ inForceFrom }, '2032-07-15', '2029-07-20')).toBe(true);
  });

  it('never leaves an agreement to run out between two evaluations without having asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 1500 }), (days) => {
        const until = addDays(inForceFrom, days);
        const openings = [1, 2, 3, 4, 5].map((year) => addYears('2026-07-15', year)).filter((on) => on <= until);
        const last = openings.at(-1);
        if (last === undefined || addDays(until, -28) > addYears(last, 1)) return;
        expect(isRenewalAsked({ until, inForceFrom }, last)).toBe(true);
      }),
    );
  });
});
