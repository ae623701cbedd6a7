/** An evaluation is planned back from the boards that renew, and is never later than the day after the last review. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/calendar.ts';
import { evaluationOpens } from '../../../functions/domain/evaluation/evaluation-opens.ts';
import type { Party } from '../../../functions/domain/partnership/partnership.ts';
import { aBoard, aParty, aSchool } from '../../builders/partnership.ts';

const schools = [aSchool('alder', '900001')];
const review = { opensOn: '2026-06-05', closesOn: '2026-07-03' };
const until = '2026-08-31';
const meeting = (id: string, meetings: readonly string[], changes: Partial<Party> = {}): Party =>
  aParty(id, {
    schools: ['900001'],
    boards: [{ ...aBoard(`${id}-board`, 9), meetings: [...meetings] }],
    route: [{ role: 'decides', means: 'meeting', board: `${id}-board` }],
    ...changes,
  });
const opens = (...parties: Party[]): string => evaluationOpens({ parties, schools }, { until, review });

describe('an evaluation', () => {
  it('opens seven clear days and five school days before the first board’s last meeting', () => {
    expect(opens(meeting('one', ['2026-03-10', '2026-06-30', '2026-10-06']), meeting('two', ['2026-07-09']))).toBe(
      '2026-06-15',
    );
  });

  it('opens the day after the last review where every board meets late enough, or none is known to meet', () => {
    expect(opens(meeting('one', ['2026-07-20']))).toBe('2026-07-04');
    expect(opens(meeting('one', []))).toBe('2026-07-04');
    expect(opens(meeting('one', ['2026-10-06']))).toBe('2026-07-04');
  });

  it('does not wait for meetings of a board that leaves renewal to somebody, or decides in writing', () => {
    const to = { person: 'executive' };
    const delegated = [{ role: 'decides', means: 'delegated', to, reference: 'Line 4', board: 'one-board' }] as const;
    expect(opens(meeting('one', ['2026-06-16'], { renewalRoute: [...delegated] }))).toBe('2026-07-04');
    const written = [{ role: 'decides', means: 'written-resolution', board: 'one-board', days: 14 }] as const;
    expect(opens(meeting('one', ['2026-06-16'], { route: [...written] }))).toBe('2026-07-04');
  });

  it('does not open before the last review, however early a board meets for the last time', () => {
    expect(opens(meeting('one', ['2026-03-10']))).toBe(review.opensOn);
  });

  it('is planned as usual where nothing is to be renewed', () => {
    const parties = [meeting('one', ['2026-06-30'])];
    expect(evaluationOpens({ parties, schools }, { until: undefined, review })).toBe('2026-07-04');
  });

  it('lies between the opening of the last review and the day after its close, whatever is known', () => {
    const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2025-09-01', days));
    fc.assert(
      fc.property(fc.array(fc.array(day, { maxLength: 6 }), { maxLength: 4 }), (known) => {
        const on = opens(...known.map((meetings, at) => meeting(`party-${at}`, meetings)));
        return on >= review.opensOn && on <= addDays(review.closesOn, 1);
      }),
    );
  });
});
