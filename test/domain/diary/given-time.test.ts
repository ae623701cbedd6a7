/** What the diary shows of give and take, by the autumn of the Wendle valley, and what it leaves out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notWrittenYet, shownByDiary } from '../../../functions/domain/diary/given-time.ts';
import { Occasion } from '../../../functions/domain/diary/occasion.ts';
import { byLines, entriesOf, LedgerSide } from '../../../functions/domain/ledger/ledger.ts';

const [park, harrow, aldwyn, bridge] = ['900001', '900002', '900003', '900004'] as const;
const schools = [park, harrow, aldwyn, bridge];

type Facts = {
  readonly date: string;
  readonly minutes: number;
  readonly staff: number;
  readonly came: readonly string[];
};
let number = 0;
const held = (
  kind: Occasion['kind'],
  title: string,
  givenBy: string | undefined,
  host: string,
  { date, minutes, staff, came }: Facts,
): Occasion => {
  number += 1;
  return Occasion.parse({
    id: `o-${number}`,
    kind,
    title,
    date,
    start: '09:00',
    end: '12:00',
    host,
    schools,
    state: 'held',
    attendance: {
      came: came.map((school) => ({ school, count: kind === 'visit' ? 1 : 12 })),
      ...(givenBy !== undefined && { givenBy }),
      staff,
      minutes,
      preparation: kind === 'workshop' ? 90 : 0,
      by: 'lead',
      on: date,
    },
  });
};

/** Four labs, eight Latin lessons, four workshops, eight visitors' days. */
const visits = [
  [park, [harrow, aldwyn]],
  [harrow, [park, bridge]],
  [aldwyn, [harrow, bridge]],
  [bridge, [park, aldwyn]],
] as const;
const autumn: Occasion[] = [
  ...['2025-10-02', '2025-10-16', '2025-11-06', '2025-11-20'].map((date) =>
    held('session', 'Laboratory morning', park, park, { date, minutes: 120, staff: 2, came: [park, harrow, aldwyn] }),
  ),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((day) =>
    held('session', 'Latin', bridge, park, { date: `2025-10-0${day}`, minutes: 60, staff: 1, came: [park] }),
  ),
  ...['2025-10-15', '2025-11-19'].map((date) =>
    held('workshop', 'Art workshop', bridge, harrow, { date, minutes: 90, staff: 1, came: [park, harrow, aldwyn] }),
  ),
  ...visits.map(([host, visitors]) =>
    held('visit', 'Visit', undefined, host, { date: '2025-11-12', minutes: 390, staff: 0, came: visitors }),
  ),
];
const period = { until: '2025-12-12' };

const sidesOf = (occasions: readonly Occasion[]): LedgerSide[] =>
  schools.map((school) => ({
    ...LedgerSide.parse({ school }),
    lines: shownByDiary(occasions, school, period).map((line, at) => ({ ...line, id: `${school}-${at}` })),
  }));

describe('what the diary shows', () => {
  it('is what each school gave and got in the autumn of the Wendle valley: 82 hours both ways', () => {
    const entries = entriesOf(sidesOf(autumn));
    const shares = schools.map((school) => byLines(entries, 'hours', school));
    expect(shares.map(({ given }) => given)).toEqual([29, 13, 13, 27]);
    expect(shares.map(({ received }) => received)).toEqual([23, 23, 23, 13]);
  });

  it('counts half a day of each visitor below four hours', () => {
    const half = held('visit', 'Visit', undefined, park, {
      date: '2025-11-12',
      minutes: 239,
      staff: 0,
      came: [harrow],
    });
    expect(shownByDiary([half], harrow, period)).toEqual([
      { kind: 'hours', what: 'Visit', amount: 3.25, side: 'gave', with: [park], host: park },
    ]);
  });

  it('tells of a room that was lent, once for all dates with the same schools', () => {
    const rooms = shownByDiary(autumn, harrow, period).filter(({ kind }) => kind === 'rooms');
    expect(rooms).toEqual([
      {
        kind: 'rooms',
        what: 'A room for dates of the diary',
        amount: 2,
        side: 'gave',
        with: [park, aldwyn],
        host: harrow,
      },
    ]);
  });

  it('leaves out what is outside the time, was not held, or was noted by nobody, and never gives more than ten lines', () => {
    const [lab] = autumn as [Occasion];
    const { attendance: _, ...unnoted } = lab;
    expect(shownByDiary([lab], park, { after: lab.date, until: '2025-12-12' })).toEqual([]);
    expect(shownByDiary([lab], park, { until: '2025-10-01' })).toEqual([]);
    expect(shownByDiary([{ ...lab, state: 'not-held' }], park, period)).toEqual([]);
    expect(shownByDiary([unnoted], park, period)).toEqual([]);
    const many = Array.from({ length: 30 }, (_one, at) => ({ ...lab, id: `o-many-${at}`, title: `Lab ${at}` }));
    expect(shownByDiary(many, park, period)).toHaveLength(10);
  });

  it('gives as much as it gets over all schools, whatever was noted', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            givenBy: fc.constantFrom(...schools),
            came: fc.subarray(schools),
            staff: fc.integer({ min: 0, max: 50 }),
            minutes: fc.integer({ min: 1, max: 600 }),
          }),
          { maxLength: 9 },
        ),
        (all) => {
          const dates = all.map(({ givenBy, ...facts }, at) =>
            held('session', `Session ${at % 3}`, givenBy, givenBy, { date: '2025-11-12', ...facts }),
          );
          const entries = entriesOf(sidesOf(dates));
          const shares = schools.map((school) => byLines(entries, 'hours', school));
          const sum = (of: 'given' | 'received') => shares.reduce((total, one) => total + Math.round(one[of] * 100), 0);
          expect(sum('given')).toBe(sum('received'));
        },
      ),
    );
  });

  it('is not shown again once the school has it', () => {
    const shown = shownByDiary(autumn, bridge, period);
    expect(notWrittenYet(shown, [])).toEqual(shown);
    expect(
      notWrittenYet(
        shown,
        shown.map((line, at) => ({ ...line, amount: line.amount + 1, id: String(at) })),
      ),
    ).toEqual([]);
  });
});
