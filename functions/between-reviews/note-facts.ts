/** Facts that nobody is asked for: whether a meeting took place, and work that goes on beside the plan. */
import { tell } from '../asking/tell-people.ts';
import { isMeetingOn } from '../domain/diary/occasion.ts';
import { creepIn } from '../domain/health/creep.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { extraWork, heldMeetings } from '../records/between-reviews.ts';
import { readDiary } from '../records/diary.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { readPlanOfYear } from '../records/reviews.ts';
import { work } from '../records/work.ts';

export type NoteMeetingInput = {
  readonly partnership: string;
  readonly by: string;
  readonly date: string;
  readonly held: boolean;
  /** URNs of schools that were not there. */
  readonly missing: readonly string[];
};

/** It can be put right by writing it down again. Refuses a date on which the diary has no meeting, or that is to come. */
export const noteMeeting = async (
  outside: Outside,
  input: NoteMeetingInput,
): Promise<Result<{ date: string }, 'no-meeting' | 'to-come'>> =>
  work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const today = londonDate(tx.now);
    const { occasions } = await readDiary(outside, partnership);
    if (!occasions.some((one) => isMeetingOn(one, input.date))) return refuse('no-meeting');
    if (input.date > today) return refuse('to-come');
    const { date, held, by } = input;
    const urns = new Set(activeSchools(partnership).map(({ urn }) => urn));
    const missing = held ? [...new Set(input.missing)].filter((urn) => urns.has(urn)) : [];
    const before = await tx.read(heldMeetings, date);
    const round = (before?.round ?? 0) + 1;
    tx.write(heldMeetings, date, { ...before, date, held, missing, round, by, on: today });
    tx.event('meeting-noted', by, { meetingOn: date, held, missing });
    return accept({ date });
  });

export type NoteWorkInput = {
  readonly partnership: string;
  readonly by: string;
  readonly title: string;
  /** "4", "5": none where it is not for year groups. */
  readonly years: readonly string[];
};

/** Work that the signed agreement covers is not kept: there is nothing to do about it. */
export const noteWork = (outside: Outside, input: NoteWorkInput): Promise<Result<{ covered: boolean }, 'not-signed'>> =>
  work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const content = await readPlanOfYear(outside, partnership, partnership.year);
    if (!content || partnership.mou === undefined) return refuse('not-signed');
    const { title, by } = input;
    if (creepIn([{ title, years: input.years }], content.activities).length === 0) return accept({ covered: true });
    const all = await tx.list(extraWork);
    if (all.some((one) => one.title === title && !one.stopped)) return accept({ covered: false });
    const id = String(all.length + 1).padStart(4, '0');
    tx.write(extraWork, id, { id, title, years: [...input.years], by, on: londonDate(tx.now) });
    tx.event('work-noted', by, { work: id });
    const { lead, deputyLead, chair } = partnership.roles;
    tell(tx, 'work-outside', [lead, deputyLead, chair], { details: { path: '/standing', what: title } });
    return accept({ covered: false });
  });

export type StopWorkInput = { readonly partnership: string; readonly by: string; readonly id: string };

export const stopWork = (outside: Outside, input: StopWorkInput): Promise<Result<{ id: string }, 'unknown-work'>> =>
  work(outside, input.partnership, async (tx) => {
    const found = await tx.read(extraWork, input.id);
    if (!found) return refuse('unknown-work');
    if (found.stopped) return accept({ id: found.id });
    tx.write(extraWork, found.id, { ...found, stopped: { by: input.by, on: londonDate(tx.now) } });
    tx.event('work-stopped', input.by, { work: found.id });
    return accept({ id: found.id });
  });
