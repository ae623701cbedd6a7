/** Somebody says that an action of a meeting, or a step of a shared plan, is done. */
import { mayFinish } from '../domain/diary/meeting.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { heldMeetings } from '../records/between-reviews.ts';
import { occasions, readDiary } from '../records/diary.ts';

export type FinishInput = {
  readonly partnership: string;
  readonly by: string;
  /** The occasion that it was agreed at. */
  readonly id: string;
  readonly action: string;
};

/** Saying it twice is nothing. */
export const finishAction = (
  outside: Outside,
  { id, action, ...asked }: FinishInput,
): Promise<Result<{ id: string }, 'not-allowed' | 'unknown-action' | 'not-yours'>> =>
  asUseCase('note-facts', outside, asked, async (tx, partnership) => {
    const stored = await tx.read(occasions, id);
    const { occasions: all } = await readDiary(outside, partnership);
    const occasion = all.find((one) => one.id === id);
    const noted = occasion?.kind === 'meeting' ? await tx.read(heldMeetings, occasion.date) : undefined;
    const known = [...(noted?.actions ?? []), ...(stored?.plan ?? [])].find((one) => one.id === action);
    if (!known) return refuse('unknown-action');
    if (!mayFinish(partnership, asked.by, known)) return refuse('not-yours');
    if (known.done) return accept({ id });
    const done = { ...known, done: { by: asked.by, on: londonDate(tx.now) } };
    const marked = <T extends { id: string }>(list: readonly T[]) =>
      list.map((one) => (one.id === action ? { ...one, ...done } : one));
    if (noted?.actions?.includes(known)) {
      tx.write(heldMeetings, noted.date, { ...noted, actions: marked(noted.actions), round: (noted.round ?? 0) + 1 });
    } else if (stored?.plan) {
      tx.write(occasions, id, { ...stored, plan: marked(stored.plan) });
    }
    tx.event('action-done', asked.by, { occasion: id, action });
    return accept({ id });
  });
