/** Somebody notes who came to a date, or that it did not take place (R24). A later note replaces the earlier. */
import { type Attendance, mayNoteAttendance } from '../domain/diary/attendance.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { diaryChanged, occasions, readDiary } from '../records/diary.ts';

export type NoteAttendanceInput = {
  readonly partnership: string;
  readonly by: string;
  readonly id: string;
  /** Without it: it did not take place. */
  readonly attendance?: Omit<Attendance, 'by' | 'on'> | undefined;
};
export type NoteRefusal =
  | 'not-allowed'
  | 'unknown-occasion'
  | 'not-yours'
  | 'still-to-come'
  | 'called-off'
  | 'unknown-school';

export const noteAttendance = (
  outside: Outside,
  { partnership: id, by, id: occasionId, attendance }: NoteAttendanceInput,
): Promise<Result<{ occasion: Occasion }, NoteRefusal>> =>
  asUseCase('note-attendance', outside, { partnership: id, by }, async (tx, partnership) => {
    const stored = await tx.read(occasions, occasionId);
    const { occasions: all } = await readDiary(outside, partnership);
    const occasion = stored ?? all.find((one) => one.id === occasionId);
    // Whether a meeting took place is noted with who was missing, on the page of the meeting.
    if (!occasion || occasion.kind === 'meeting') return refuse('unknown-occasion');
    if (!mayNoteAttendance(partnership, by, occasion)) return refuse('not-yours');
    if (occasion.state === 'cancelled') return refuse('called-off');
    const today = londonDate(tx.now);
    if (occasion.date > today) return refuse('still-to-come');
    const known = new Set([...occasion.schools, ...(occasion.host === undefined ? [] : [occasion.host])]);
    const named = attendance
      ? [...attendance.came.map(({ school }) => school), ...(attendance.givenBy ? [attendance.givenBy] : [])]
      : [];
    if (named.some((urn) => !known.has(urn))) return refuse('unknown-school');
    const { attendance: _, ...before } = occasion;
    const next: Occasion = attendance
      ? { ...before, state: 'held', attendance: { ...attendance, by, on: today } }
      : { ...before, state: 'not-held' };
    tx.write(occasions, next.id, next);
    await diaryChanged(tx);
    tx.event('attendance-noted', by, { occasion: next.id, held: next.state === 'held' });
    return accept({ occasion: next });
  });
