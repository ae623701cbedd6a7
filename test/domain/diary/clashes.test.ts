import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../../functions/domain/calendar.ts';
import { clashesOf, type Planned, worstOf } from '../../../functions/domain/diary/clashes.ts';
import { rotaFor } from '../../../functions/domain/diary/rota.ts';
import { seriesOf } from '../../../functions/domain/diary/series.ts';
import { suggestDates } from '../../../functions/domain/diary/suggestions.ts';
import { travelOf } from '../../../functions/domain/diary/travel.ts';
import { type FileRead, fileOf, meetingsOf, worldOf } from './files.ts';

let wendle: FileRead;
beforeAll(async () => {
  wendle = await fileOf('wendle-valley');
});

const meetingOn = (date: string): Planned => {
  const found = meetingsOf(wendle).find((meeting) => meeting.date === date);
  if (!found) throw new Error(date);
  return found;
};
const clashesOn = (date: string) => clashesOf(meetingOn(date), worldOf(wendle, meetingOn(date)));

const labs = (changes: Partial<Planned> = {}): Planned => ({
  kind: 'session',
  date: '2026-05-14',
  start: '10:00',
  end: '12:00',
  held: 'in-person',
  host: '999001',
  schools: ['999001', '999002', '999003'],
  years: ['6'],
  ...changes,
});

describe('a session near an end of term', () => {
  const edges = (date: string): string[] => {
    const planned = labs({ date, host: '999002', schools: ['999002'] });
    return clashesOf(planned, worldOf(wendle, planned)).flatMap(({ kind, words }) =>
      kind === 'edge-of-term' ? [words] : [],
    );
  };
  test('is noted on the first two days and on the last two, and on no other', () => {
    const [term] = wendle.partnership.schools.find(({ urn }) => urn === '999002')?.terms ?? [];
    if (!term) throw new Error('the school has no term');
    const noted = (day: string, by: number): boolean => edges(addDays(day, by)).length > 0;
    expect([0, 1, 2].map((by) => noted(term.start, by))).toEqual([true, true, false]);
    expect([0, -1, -2].map((by) => noted(term.end, by))).toEqual([true, true, false]);
    expect(edges(term.start)).toEqual(["It is in Harrowbeck Primary School's first two days of term."]);
  });
});

describe('the meetings of Wendle Valley’s plan', () => {
  test('nothing stops, four ask, three are worth a note, fourteen are clear', () => {
    const worst = meetingsOf(wendle).map(({ date }) => [date, worstOf(clashesOn(date))] as const);
    const with_ = (level?: string) => worst.filter(([, found]) => found === level).map(([date]) => date);
    expect(with_('stop')).toEqual([]);
    expect(with_('ask')).toEqual(['2025-12-18', '2026-03-26', '2026-05-14', '2026-07-16']);
    expect(with_('note')).toEqual(['2025-10-09', '2026-02-05', '2026-07-02']);
    expect(with_()).toHaveLength(14);
  });

  test('each says which school and why', () => {
    expect(clashesOn('2025-12-18').map(({ words }) => words)).toEqual(['Wendle Park School is closed that day.']);
    expect(clashesOn('2026-05-14').map(({ words }) => words)).toEqual([
      "Year 6 tests (key stage 2) at Harrowbeck Primary School and St Aldwyn's CofE Junior Academy.",
    ]);
    expect(clashesOn('2025-10-09').map(({ words }) => words)).toEqual([
      'Trustees of Kestrel Learning Trust meets that day.',
    ]);
  });

  test('instead of 14 May: Friday 15, Thursday 7, Friday 8, but not the 21st, when two boards meet', () => {
    const meeting = meetingOn('2026-05-14');
    const offered = suggestDates(meeting, worldOf(wendle, meeting));
    expect(offered.map(({ date, cost }) => [date, cost])).toEqual([
      ['2026-05-15', 5],
      ['2026-05-07', 10],
      ['2026-05-08', 12],
    ]);
  });

  test('every fortnight from 11 September gives all 21 of them; with all schools open, 18', () => {
    const asked = { from: '2025-09-11', until: '2026-07-21', everyWeeks: 2, open: 'most' } as const;
    const { schools } = wendle.partnership;
    expect(seriesOf(asked, schools)).toEqual({ ok: true, value: meetingsOf(wendle).map(({ date }) => date) });
    const all = seriesOf({ ...asked, open: 'all' }, schools);
    expect(all.ok && all.value).toHaveLength(18);
  });

  test('the rota gives 20 of their 21 hosts, and Harrowbeck the one on which Wendle Park is closed', () => {
    const meetings = meetingsOf(wendle);
    const rota = rotaFor(
      meetings.map(({ date }) => date),
      wendle.partnership.schools,
    );
    const other = rota.filter(({ host }, at) => host !== meetings[at]?.host);
    expect(other.map(({ date, host }) => [date, host])).toEqual([['2026-07-16', '999002']]);
    const counts = (of: 'host' | 'thinkPiece') =>
      wendle.partnership.schools.map(({ urn }) => rota.filter((place) => place[of] === urn).length);
    expect(counts('host')).toEqual([5, 6, 5, 5]);
    expect(counts('thinkPiece')).toEqual([5, 5, 5, 6]);
    expect(rota.every(({ host, thinkPiece }) => host !== thinkPiece)).toBe(true);
  });

  test('how far each school travels for all of them', () => {
    const travelled = travelOf(meetingsOf(wendle), wendle.partnership.schools);
    expect([...travelled.values()].map((kilometres) => kilometres.toFixed(1))).toEqual([
      '102.5',
      '112.1',
      '84.1',
      '140.5',
    ]);
  });
});

describe('what stops a session with pupils', () => {
  test('Year 6 at ten on a day of their tests; not Year 5, not after school', () => {
    const kinds = (changes: Partial<Planned>) =>
      clashesOf(labs(changes), worldOf(wendle)).map(({ level, kind }) => `${level} ${kind}`);
    expect(kinds({})).toContain('stop test-day');
    expect(kinds({ years: ['Year 5'] })).not.toContain('stop test-day');
    expect(kinds({ start: '15:45', end: '16:45' })).not.toContain('stop test-day');
  });

  test('a closed school, where a meeting of staff only asks', () => {
    const closed = labs({ date: '2025-12-18', years: ['5'] });
    expect(worstOf(clashesOf(closed, worldOf(wendle)))).toBe('stop');
    expect(worstOf(clashesOf({ ...closed, years: [] }, worldOf(wendle)))).toBe('ask');
  });

  test('a school that has not confirmed its safeguarding checks', () => {
    const world = { ...worldOf(wendle), unconfirmed: () => ['999002'] };
    expect(clashesOf(labs({ date: '2026-03-04', years: ['5'] }), world)[0]).toEqual({
      level: 'stop',
      kind: 'checks-missing',
      words: 'Harrowbeck Primary School has not confirmed its safeguarding checks for that day.',
    });
    expect(clashesOf(labs({ date: '2026-03-04', years: [] }), world)).toEqual([]);
  });

  test('a room or a leader that is taken at that time, and not one taken before or after', () => {
    const booked = {
      ...labs({ date: '2026-03-04', years: ['5'], room: 'Lab 1' }),
      id: 'one',
      state: 'locked',
    } as const;
    const world = { ...worldOf(wendle), others: [booked] };
    const at = (start: string, end: string) => worstOf(clashesOf({ ...booked, start, end }, world));
    expect(at('11:00', '13:00')).toBe('stop');
    expect(at('12:00', '13:00')).toBeUndefined();
    expect(worstOf(clashesOf(booked, { ...world, others: [{ ...booked, state: 'cancelled' }] }))).toBeUndefined();
  });

  test('the past, and days outside the agreement', () => {
    expect(clashesOf(labs({ date: '2025-08-20' }), worldOf(wendle))[0]?.kind).toBe('outside-agreement');
    expect(clashesOf(labs({ date: '2026-03-04' }), { ...worldOf(wendle), today: '2026-03-05' })[0]?.kind).toBe('past');
  });
});

describe('a school’s own date', () => {
  const trip = { urn: '999002', from: '2026-03-02', until: '2026-03-06', what: 'Year 5 camp', years: ['Year 5'] };
  test('asks when it is for these years or for all, not when it is for others', () => {
    const asks = (years: string[], of = trip) =>
      clashesOf(labs({ date: '2026-03-04', years }), { ...worldOf(wendle), schoolDates: [of] }).map(
        ({ words }) => words,
      );
    expect(asks(['5'])).toEqual(['Harrowbeck Primary School: Year 5 camp.']);
    expect(asks(['4'])).toEqual([]);
    expect(asks(['4'], { ...trip, years: [] })).toEqual(['Harrowbeck Primary School: Year 5 camp.']);
  });
});

describe('other partnerships', () => {
  test('two schools take turns', async () => {
    const tarn = await fileOf('examples/tarn');
    const rota = rotaFor(['2026-09-10', '2026-09-24', '2026-10-08', '2026-11-05'], tarn.partnership.schools);
    expect(rota.map(({ host }) => host)).toEqual(['999011', '999012', '999011', '999012']);
  });

  test('a school that joins in January need not catch up with the autumn', async () => {
    const calder = await fileOf('examples/calder-edge');
    const schools = calder.partnership.schools
      .slice(0, 3)
      .map((school, at) => (at === 2 ? { ...school, joined: '2027-01-04' } : school));
    const dates = ['2026-09-10', '2026-09-24', '2026-10-08', '2026-10-22', '2027-01-14', '2027-01-28', '2027-02-04'];
    const hosts = rotaFor(dates, schools).map(({ host }) => host);
    expect(hosts.slice(0, 4)).not.toContain('999023');
    expect(hosts.slice(4).filter((host) => host === '999023')).toHaveLength(1);
  });
});

describe('a series', () => {
  test('refuses more than forty dates, an end before its beginning, and weeks that are none', () => {
    const { schools } = wendle.partnership;
    const asked = { from: '2025-09-02', until: '2026-07-21', everyWeeks: 1, open: 'most' } as const;
    expect(seriesOf({ ...asked, until: '2025-09-01' }, schools)).toMatchObject({ refusal: 'ends-before-it-begins' });
    expect(seriesOf({ ...asked, everyWeeks: 0 }, schools)).toMatchObject({ refusal: 'weeks-out-of-range' });
    expect(seriesOf({ ...asked, until: '2027-07-21' }, schools)).toMatchObject({ refusal: 'too-many-dates' });
  });
});
