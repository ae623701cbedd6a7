import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, openAt, weekday } from '../../functions/domain/calendar.ts';
import { nextPostDay, postTime, readingDay, whenItGoes } from '../../functions/domain/mail-day.ts';
import { hasteOf, rhythmOf, rhythms } from '../../functions/domain/mail-haste.ts';
import { withoutReplaced } from '../../functions/domain/mail-parts.ts';
import { hearsDirectly } from '../../functions/domain/mail-to-boards.ts';
import { aPartnership, aSchool } from '../builders/partnership.ts';

const schools = [aSchool('alder', '100001')];
const thursday = '2027-01-14';
const at = { today: thursday, time: '09:00', schools, rhythm: 'week' as const };

describe('one email a person and day', () => {
  it('goes at once when it is the first of the day, and the next school morning when it is the second', () => {
    expect(whenItGoes({ ...at, haste: 'day' })).toBe('now');
    expect(whenItGoes({ ...at, haste: 'day', lastOn: '2027-01-13' })).toBe('now');
    expect(whenItGoes({ ...at, haste: 'day', lastOn: thursday })).toBe('2027-01-15');
  });

  it('passes over a weekend and half-term to the morning on which a school is open, but never over a whole holiday', () => {
    expect(nextPostDay('2027-01-15', schools)).toBe('2027-01-18');
    expect(nextPostDay('2027-07-21', schools)).toBe('2027-07-22');
    expect(weekday(nextPostDay('2027-07-23', schools))).toBe('Monday');
  });

  it('puts what comes of the morning’s sweep into the post of that morning', () => {
    expect(whenItGoes({ ...at, time: '07:00', haste: 'day' })).toBe(thursday);
    expect(whenItGoes({ ...at, time: '07:00', haste: 'day', lastOn: thursday })).toBe('2027-01-15');
  });

  it('does not wait past the day on which it has to be read: a meeting tomorrow', () => {
    expect(whenItGoes({ ...at, haste: 'day', lastOn: thursday, before: '2027-01-15' })).toBe('now');
    expect(whenItGoes({ ...at, haste: 'day', lastOn: thursday, before: '2027-01-16' })).toBe('2027-01-15');
    // What is long overdue hurries nobody.
    expect(whenItGoes({ ...at, haste: 'day', lastOn: thursday, before: '2027-01-02' })).toBe('2027-01-15');
  });

  it('always lets a code, a receipt and a stopped activity through', () => {
    for (const template of ['sign-code', 'sign-in', 'signed-copy', 'activity-suspended', 'change-told'] as const) {
      expect(hasteOf(template, { asks: false, knowEachOther: true }), template).toBe('apart');
    }
    expect(whenItGoes({ ...at, haste: 'apart', lastOn: thursday })).toBe('now');
  });

  it('keeps what is only to be read for the next week, fortnight or month, unless its day comes before', () => {
    const reading = { ...at, haste: 'reading' as const };
    expect(whenItGoes({ ...reading, rhythm: 'week' })).toBe('2027-01-18');
    expect(whenItGoes({ ...reading, rhythm: 'month' })).toBe('2027-02-01');
    expect(whenItGoes({ ...reading, rhythm: 'month', before: '2027-01-27' })).toBe('2027-01-25');
    expect(whenItGoes({ ...reading, rhythm: 'month', before: '2027-01-18' })).toBe('2027-01-15');
    expect(whenItGoes({ ...reading, rhythm: 'month', before: '2027-01-15' })).toBe('now');
  });

  it('never lets a day pass in which it had to be read, and never picks a weekend or a day gone by', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.constantFrom('day' as const, 'reading' as const),
        fc.constantFrom(...rhythms),
        fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
        fc.boolean(),
        fc.constantFrom('06:59', postTime, '23:59'),
        (days, haste, rhythm, until, wrote, time) => {
          const today = addDays('2026-09-01', days);
          const before = until === undefined ? undefined : addDays(today, until);
          const when = whenItGoes({ haste, rhythm, today, time, schools, before, lastOn: wrote ? today : undefined });
          if (when === 'now') return;
          expect(when >= today).toBe(true);
          if (before !== undefined && when !== today) expect(when < before).toBe(true);
          if (when !== today) expect(['Saturday', 'Sunday']).not.toContain(weekday(when));
        },
      ),
    );
  });

  it('ends every search, also where nobody knows a term', () => {
    for (const rhythm of rhythms) {
      const day = readingDay(rhythm, { today: '2030-07-25', schools: [], isBeforePost: false });
      expect(openAt(day, []) || day > '2030-07-25').toBe(true);
    }
  });
});

describe('what waits in one letter', () => {
  const mail = (template: 'ask' | 'remind' | 'meeting-dated' | 'meeting-off' | 'renewed', request?: string) => ({
    mail: { partnership: 'valley', template, to: 'sam', request },
  });

  it('is said once: the newest of a request, its date or its end', () => {
    const waiting = [
      mail('ask', 'one'),
      mail('meeting-dated', 'two'),
      mail('remind', 'one'),
      mail('ask', 'three'),
      mail('meeting-off', 'two'),
      mail('renewed'),
      mail('renewed'),
    ];
    expect(withoutReplaced(waiting)).toEqual([waiting[2], waiting[3], waiting[4], waiting[5], waiting[6]]);
  });
});

describe('what members of a board hear', () => {
  const partnership = aPartnership();
  const [party] = partnership.parties;
  const board = party?.boards[0];
  const chair = board?.members.find(({ office }) => office === 'chair')?.person ?? '';
  const member = board?.members.find(
    ({ person, office }) => office === 'member' && !party?.signatories.includes(person),
  );

  it('is what they are asked, what they read before a meeting, and, where the board chose so, all of it', () => {
    const person = member?.person ?? '';
    expect(hearsDirectly(partnership, person, 'review-report')).toBe(false);
    expect(hearsDirectly(partnership, person, 'ask')).toBe(true);
    expect(hearsDirectly(partnership, person, 'meeting-dated')).toBe(true);
    expect(hearsDirectly(partnership, chair, 'review-report')).toBe(true);
    expect(hearsDirectly(partnership, board?.clerk ?? '', 'review-report')).toBe(true);
    const everybody = {
      ...partnership,
      parties: partnership.parties.map((one) => ({
        ...one,
        boards: one.boards.map((each) => ({ ...each, tells: 'everybody' as const })),
      })),
    };
    expect(hearsDirectly(everybody, person, 'review-report')).toBe(true);
  });

  it('comes in a rhythm that fits what somebody does', () => {
    expect(rhythmOf(new Set(['lead', 'board-member']))).toBe('week');
    expect(rhythmOf(new Set(['clerk']))).toBe('fortnight');
    expect(rhythmOf(new Set(['board-member', 'signatory']))).toBe('month');
  });
});
