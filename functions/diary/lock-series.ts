/** A series of meetings goes into the diary in one commit, with a fair host and think piece for each (R22). */
import { tell } from '../asking/tell-people.ts';
import { clashesOf } from '../domain/diary/clashes.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import { laterBy, meetingMinutes } from '../domain/diary/plan-occasions.ts';
import { type RotaPlace, rotaFor } from '../domain/diary/rota.ts';
import { type SeriesAsked, type SeriesRefusal, seriesOf } from '../domain/diary/series.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { pauseOfWhole } from '../domain/partnership/pause.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { type Diary, diaryChanged, occasions, readDiary } from '../records/diary.ts';
import { worldWithout } from './weighing.ts';

export type SeriesInput = SeriesAsked & {
  readonly start: string;
  readonly held: Occasion['held'];
  /** Where people join, for telephone and video. */
  readonly joining?: string | undefined;
};

/** What the series would put into the diary: dates on which there already is a meeting are left as they are. */
export const seriesIn = (
  partnership: Partnership,
  diary: Diary,
  { start, held, joining, ...asked }: SeriesInput,
): Result<Occasion[], SeriesRefusal> => {
  const schools = activeSchools(partnership);
  const dates = seriesOf(asked, schools);
  if (!dates.ok) return dates;
  const taken = new Set(diary.occasions.filter(({ kind }) => kind === 'meeting').map(({ date }) => date));
  const free = dates.value.filter((date) => !taken.has(date));
  const places: RotaPlace[] = held === 'in-person' ? rotaFor(free, schools) : free.map((date) => ({ date }));
  return accept(
    places.map(({ date, host, thinkPiece }) => ({
      id: `m-${date}-${start.replace(':', '')}`,
      kind: 'meeting',
      title: 'Partnership meeting',
      date,
      start,
      end: laterBy(start, meetingMinutes),
      held,
      schools: schools.map(({ urn }) => urn),
      years: [],
      ...(host !== undefined && { host }),
      ...(thinkPiece !== undefined && { thinkPiece }),
      ...(joining !== undefined && { joining }),
      state: 'locked',
      moved: [],
      accepted: [],
      sequence: 0,
    })),
  );
};

export type LockSeriesInput = SeriesInput & {
  readonly partnership: string;
  readonly by: string;
  /** Why those dates are right against which something stands. */
  readonly reason: string;
};

/** `needs-reason` names in its detail how many dates something stands against. */
export const lockSeries = (
  outside: Outside,
  { partnership: id, by, reason, ...asked }: LockSeriesInput,
): Promise<
  Result<{ count: number }, SeriesRefusal | 'not-allowed' | 'clash-stops' | 'needs-reason' | 'none' | 'paused'>
> =>
  asUseCase('plan-series', outside, { partnership: id, by }, async (tx, partnership) => {
    if (pauseOfWhole(partnership, londonDate(tx.now))) return refuse('paused');
    const diary = await readDiary(outside, partnership);
    const series = seriesIn(partnership, diary, asked);
    if (!series.ok) return series;
    const [first] = series.value;
    const last = series.value.at(-1);
    if (!first || !last) return refuse('none');
    const weighed = series.value.map((occasion) => ({
      occasion,
      clashes: clashesOf(occasion, worldWithout(partnership, diary, occasion.id, londonDate(tx.now))),
    }));
    const stopped = weighed.flatMap(({ clashes }) => clashes.filter(({ level }) => level === 'stop'));
    if (stopped[0]) return refuse('clash-stops', stopped[0].words);
    const asking = weighed.filter(({ clashes }) => clashes.some(({ level }) => level === 'ask'));
    if (asking.length > 0 && reason === '') return refuse('needs-reason', String(asking.length));
    for (const { occasion, clashes } of weighed) {
      await tx.read(occasions, occasion.id);
      const asks = clashes.filter(({ level }) => level === 'ask');
      tx.write(occasions, occasion.id, {
        ...occasion,
        accepted: asks.map((clash) => ({ clash: clash.words, reason })),
      });
    }
    await diaryChanged(tx);
    const count = series.value.length;
    tx.event('series-locked', by, { count, from: first.date, until: last.date });
    tell(tx, 'dates-fixed', [...activeSchools(partnership).map(({ lead }) => lead)], {
      details: { path: '/diary', count, from: first.date, on: last.date },
    });
    return accept({ count });
  });
