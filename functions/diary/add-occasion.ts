/** One date goes into the diary: a session, a workshop, a visit, a showcase, or one more meeting (R21). */
import { tell } from '../asking/tell-people.ts';
import { clashesOf } from '../domain/diary/clashes.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import { mayPlan } from '../domain/diary/who-plans.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { pauseOfPlanning } from '../domain/partnership/pause.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { diaryChanged, occasions, readDiary } from '../records/diary.ts';
import { worldWithout } from './weighing.ts';

export type NewOccasion = Pick<
  Occasion,
  | 'kind'
  | 'activity'
  | 'title'
  | 'date'
  | 'start'
  | 'end'
  | 'held'
  | 'host'
  | 'place'
  | 'room'
  | 'joining'
  | 'schools'
  | 'years'
  | 'leader'
>;
export type AddInput = {
  readonly partnership: string;
  readonly by: string;
  readonly occasion: NewOccasion;
  /** Why it is right although something stands against it; empty where nothing does. */
  readonly reason: string;
};
export type AddRefusal =
  | 'not-allowed'
  | 'not-yours'
  | 'unknown-school'
  | 'unknown-activity'
  | 'ends-before-it-begins'
  | 'clash-stops'
  | 'needs-reason'
  /** An objection has paused it: `detail` is what. */
  | 'paused';

/** `clash-stops` and `needs-reason` name in their detail what stands against it. */
export const addOccasion = (
  outside: Outside,
  { partnership: id, by, occasion: wanted, reason }: AddInput,
): Promise<Result<{ occasion: Occasion }, AddRefusal>> =>
  asUseCase('plan-dates', outside, { partnership: id, by }, async (tx, partnership) => {
    if (!mayPlan(partnership, by, wanted)) return refuse('not-yours');
    const known = new Set(activeSchools(partnership).map(({ urn }) => urn));
    const named = [...wanted.schools, ...(wanted.host === undefined ? [] : [wanted.host])];
    if (wanted.schools.length === 0 || named.some((urn) => !known.has(urn))) return refuse('unknown-school');
    if (wanted.end <= wanted.start) return refuse('ends-before-it-begins');
    const paused = pauseOfPlanning(partnership, wanted.activity, londonDate(tx.now));
    if (paused) return refuse('paused', paused.title);
    const diary = await readDiary(outside, partnership);
    if (wanted.activity !== undefined && !diary.content?.activities.some((one) => one.id === wanted.activity))
      return refuse('unknown-activity');
    const clashes = clashesOf(wanted, worldWithout(partnership, diary, undefined, londonDate(tx.now)));
    const stops = clashes.filter(({ level }) => level === 'stop');
    if (stops.length > 0) return refuse('clash-stops', stops.map(({ words }) => words).join(' '));
    const asks = clashes.filter(({ level }) => level === 'ask');
    if (asks.length > 0 && reason === '') return refuse('needs-reason', asks.map(({ words }) => words).join(' '));
    const occasion: Occasion = {
      ...wanted,
      id: `o-${outside.ids.id()}`,
      state: 'locked',
      moved: [],
      accepted: asks.map((clash) => ({ clash: clash.words, reason })),
      sequence: 0,
    };
    tx.write(occasions, occasion.id, occasion);
    await diaryChanged(tx);
    tx.event('occasion-added', by, { occasion: occasion.id, on: occasion.date });
    const leads = partnership.schools.filter(({ urn }) => named.includes(urn)).map(({ lead }) => lead);
    tell(tx, 'date-added', [...leads, occasion.leader], {
      details: { path: `/diary/${occasion.id}`, what: occasion.title, on: occasion.date, time: occasion.start },
    });
    return accept({ occasion });
  });
