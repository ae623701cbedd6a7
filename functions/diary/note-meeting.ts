/** A meeting is noted whole: who was not there, notes, actions, one line of good work from each school (R22). */
import type { Action, GoodWork } from '../domain/diary/action.ts';
import { ownersIn } from '../domain/diary/meeting.ts';
import { isMeetingOn } from '../domain/diary/occasion.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { heldMeetings } from '../records/between-reviews.ts';
import { readDiary } from '../records/diary.ts';

export type NoteMeetingInput = {
  readonly partnership: string;
  readonly by: string;
  /** The occasion's id. */
  readonly id: string;
  readonly held: boolean;
  /** URNs of schools that were not there. */
  readonly missing: readonly string[];
  readonly notes: string;
  /** In the order of the form. Whose `id` is known keeps what was said of it; an empty one is new. */
  readonly actions: readonly Pick<Action, 'id' | 'what' | 'who' | 'by'>[];
  readonly good: readonly GoodWork[];
  /** How often it had been noted when whoever notes it read it. */
  readonly round: number;
};
export type NoteMeetingRefusal = 'not-allowed' | 'no-meeting' | 'to-come' | 'changed-meanwhile' | 'unknown-owner';

/** A new action gets a number that none of this meeting has; a known one keeps its own, and what was said of it, once. */
const numbered = (before: readonly Action[], actions: NoteMeetingInput['actions']): Action[] => {
  const known = new Map(before.map((action) => [action.id, action]));
  let next = Math.max(0, ...before.map(({ id }) => Number(id.slice(1)))) + 1;
  return actions.map(({ id, what, who, by }) => {
    const action = known.get(id);
    known.delete(id);
    if (!action) return { id: `a${next++}`, what, who, by };
    return { id, what, who, by, ...(action.done === undefined ? {} : { done: action.done }) };
  });
};

export const noteMeeting = (
  outside: Outside,
  input: NoteMeetingInput,
): Promise<Result<{ date: PlainDate }, NoteMeetingRefusal>> =>
  asUseCase('note-facts', outside, input, async (tx, partnership) => {
    const { by, held, id } = input;
    const { occasions } = await readDiary(outside, partnership);
    const occasion = occasions.find((one) => one.id === id);
    if (!occasion || !isMeetingOn(occasion, occasion.date)) return refuse('no-meeting');
    const { date } = occasion;
    const today = londonDate(tx.now);
    if (date > today) return refuse('to-come');
    const before = await tx.read(heldMeetings, date);
    if ((before?.round ?? 0) !== input.round) return refuse('changed-meanwhile');
    const known = before?.actions ?? [];
    const owners = new Set([...ownersIn(partnership), ...known.map(({ who }) => who)]);
    if (input.actions.some(({ who }) => !owners.has(who))) return refuse('unknown-owner');
    const urns = new Set(activeSchools(partnership).map(({ urn }) => urn));
    const missing = held ? [...new Set(input.missing)].filter((urn) => urns.has(urn)) : [];
    const actions = numbered(known, input.actions);
    tx.write(heldMeetings, date, {
      ...before,
      date,
      held,
      missing,
      notes: input.notes,
      actions,
      good: input.good.filter(({ school }) => urns.has(school)),
      round: input.round + 1,
      by,
      on: today,
    });
    tx.event('meeting-noted', by, { meetingOn: date, held, missing, actions: actions.length });
    return accept({ date });
  });
