/** A date is moved, called off, or kept in spite of what stands against it. The sealed agreement stays as it is (R21). */
import { tell } from '../asking/tell-people.ts';
import { type Clash, clashesOf } from '../domain/diary/clashes.ts';
import { isStillOn, type Occasion } from '../domain/diary/occasion.ts';
import { mayPlan } from '../domain/diary/who-plans.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { diaryChanged, occasions, readDiary } from '../records/diary.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { worldWithout } from './weighing.ts';

type About = {
  readonly partnership: string;
  readonly by: string;
  readonly id: string;
  /** How often its entry had changed when whoever acts read it: if somebody was faster, they hear that. */
  readonly sequence: number;
};
export type OccasionRefusal = 'unknown-occasion' | 'not-yours' | 'changed-meanwhile' | 'over';

/** The occasion as it stands, which this commit then relies on. */
const standing = async (
  outside: Outside,
  tx: Work,
  about: About,
): Promise<Result<{ partnership: Partnership; occasion: Occasion }, OccasionRefusal>> => {
  const partnership = await tx.readNeeded(partnerships, theOne);
  const stored = await tx.read(occasions, about.id);
  const found = (await readDiary(outside, partnership)).occasions.find(({ id }) => id === about.id);
  const occasion = stored ?? found;
  if (!occasion) return refuse('unknown-occasion');
  if (!mayPlan(partnership, about.by, occasion)) return refuse('not-yours');
  if (!isStillOn(found ?? occasion)) return refuse('over');
  if (occasion.sequence !== about.sequence) return refuse('changed-meanwhile');
  return accept({ partnership, occasion });
};

/** Whoever has it in their calendar: the schools' leads, those who run the partnership, and whoever leads it. */
const concernedBy = ({ roles, schools }: Partnership, occasion: Occasion): (string | undefined)[] => [
  ...schools.filter(({ urn }) => occasion.schools.includes(urn) || urn === occasion.host).map(({ lead }) => lead),
  roles.lead,
  roles.deputyLead,
  roles.chair,
  roles.progressChaser,
  occasion.leader,
];

/** Whoever has signed up for workshops hears of it too: they have no part here, so another room writes to them. */
const tellTeachers = (tx: Work, { id, kind }: Occasion): void => {
  if (kind !== 'workshop') return;
  tx.effect({ kind: 'task', task: 'workshop-due', input: { partnership: tx.partnership, workshop: id } });
};

export type MoveInput = About & {
  readonly date: PlainDate;
  readonly start: string;
  readonly end: string;
  /** URN; the same host where nothing is said. */
  readonly host?: string | undefined;
  /** Why it moves, and why what stands against the new date does not matter. */
  readonly reason: string;
};
export type MoveRefusal = OccasionRefusal | 'clash-stops' | 'needs-reason' | 'ends-before-it-begins' | 'same-date';

const words = (clashes: readonly Clash[]): string => clashes.map((clash) => clash.words).join(' ');

/** `clash-stops` and `needs-reason` name in their detail what stands against the new date. */
export const moveOccasion = (
  outside: Outside,
  input: MoveInput,
): Promise<Result<{ occasion: Occasion }, MoveRefusal>> =>
  work(outside, input.partnership, async (tx) => {
    const stands = await standing(outside, tx, input);
    if (!stands.ok) return stands;
    const { partnership, occasion } = stands.value;
    const { date, start, end, host = occasion.host, reason, by } = input;
    if (end <= start) return refuse('ends-before-it-begins');
    if (date === occasion.date && start === occasion.start && host === occasion.host) return refuse('same-date');
    const diary = await readDiary(outside, partnership);
    const moved: Occasion = { ...occasion, date, start, end, ...(host !== undefined && { host }) };
    const clashes = clashesOf(moved, worldWithout(partnership, diary, occasion.id, londonDate(tx.now)));
    const stops = clashes.filter(({ level }) => level === 'stop');
    if (stops.length > 0) return refuse('clash-stops', words(stops));
    const asks = clashes.filter(({ level }) => level === 'ask');
    if (reason === '') return refuse('needs-reason', words(asks));
    const next: Occasion = {
      ...moved,
      state: 'locked',
      moved: [...occasion.moved, { from: occasion.date, start: occasion.start, at: tx.now.toISOString(), by, reason }],
      accepted: asks.map((clash) => ({ clash: clash.words, reason })),
      sequence: occasion.sequence + 1,
    };
    tx.write(occasions, next.id, next);
    await diaryChanged(tx);
    tellTeachers(tx, next);
    tx.event('occasion-moved', by, { occasion: next.id, from: occasion.date, to: date });
    tell(tx, 'date-moved', concernedBy(partnership, next), {
      details: { path: `/diary/${next.id}`, what: next.title, from: occasion.date, on: date, time: start, reason },
    });
    return accept({ occasion: next });
  });

export type KeepInput = About & { readonly reason: string };

/** What stands against the date was seen, and it stays: the reason is there for every school to read. */
export const keepOccasion = (
  outside: Outside,
  input: KeepInput,
): Promise<Result<{ occasion: Occasion }, OccasionRefusal | 'clash-stops' | 'nothing-to-accept'>> =>
  work(outside, input.partnership, async (tx) => {
    const stands = await standing(outside, tx, input);
    if (!stands.ok) return stands;
    const { partnership, occasion } = stands.value;
    const diary = await readDiary(outside, partnership);
    const clashes = clashesOf(occasion, worldWithout(partnership, diary, occasion.id));
    const stops = clashes.filter(({ level }) => level === 'stop');
    if (stops.length > 0) return refuse('clash-stops', words(stops));
    const asks = clashes.filter(({ level }) => level === 'ask');
    if (asks.length === 0) return refuse('nothing-to-accept');
    const next: Occasion = {
      ...occasion,
      state: 'locked',
      accepted: asks.map((clash) => ({ clash: clash.words, reason: input.reason })),
    };
    tx.write(occasions, next.id, next);
    tx.event('occasion-kept', input.by, { occasion: next.id });
    return accept({ occasion: next });
  });

export type CancelInput = About & { readonly reason: string };

export const cancelOccasion = (
  outside: Outside,
  input: CancelInput,
): Promise<Result<{ occasion: Occasion }, OccasionRefusal>> =>
  work(outside, input.partnership, async (tx) => {
    const stands = await standing(outside, tx, input);
    if (!stands.ok) return stands;
    const { partnership, occasion } = stands.value;
    const { by, reason } = input;
    const next: Occasion = {
      ...occasion,
      state: 'cancelled',
      cancelled: { at: tx.now.toISOString(), by, reason },
      sequence: occasion.sequence + 1,
    };
    tx.write(occasions, next.id, next);
    await diaryChanged(tx);
    tellTeachers(tx, next);
    tx.event('occasion-cancelled', by, { occasion: next.id });
    tell(tx, 'date-cancelled', concernedBy(partnership, next), {
      details: { path: `/diary/${next.id}`, what: next.title, on: next.date, reason },
    });
    return accept({ occasion: next });
  });
