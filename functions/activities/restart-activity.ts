/** Restarting is decided, not just done: every head is asked, and only when all agree does the activity go on. */
import { giveWordIn } from '../asking/give-answer.ts';
import { startRequest } from '../asking/start-request.ts';
import { tell } from '../asking/tell-people.ts';
import type { Answer } from '../domain/asking/answer.ts';
import { type RequestSpec, requestId } from '../domain/asking/kinds.ts';
import { isOpen } from '../domain/asking/request.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { londonDate } from '../domain/london.ts';
import { activeSchools } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { requests, suspensions } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type AskRestartInput = { readonly partnership: string; readonly by: string; readonly suspension: string };

/** Asks every head. Asking again while they are being asked changes nothing. */
export const askToRestart = (
  outside: Outside,
  input: AskRestartInput,
): Promise<Result<{ asked: string }, 'not-allowed' | 'not-suspended'>> =>
  asUseCase('restart-activity', outside, input, async (tx) => {
    const suspension = await tx.read(suspensions, input.suspension);
    if (!suspension || suspension.restartedOn) return refuse('not-suspended');
    const asking = (attempt: number): RequestSpec => ({
      kind: 'restart-activity',
      about: { kind: 'activity', id: suspension.id, version: attempt },
    });
    const last = suspension.asked > 0 ? await tx.read(requests, requestId(asking(suspension.asked))) : undefined;
    if (last && isOpen(last)) return accept({ asked: suspension.id });
    const attempt = suspension.asked + 1;
    tx.write(suspensions, suspension.id, { ...suspension, asked: attempt });
    startRequest(tx, asking(attempt));
    return accept({ asked: suspension.id });
  });

/** A head's answer. The last one that agrees restarts the activity in the same commit. */
export const answerRestart = (
  outside: Outside,
  partnership: string,
  asked: string,
  answer: Extract<Answer, { does: 'agree' | 'decline' }>,
): Promise<Result<{ restarted: boolean }, TakeRefusal>> =>
  work(outside, partnership, async (tx) => {
    const given = await giveWordIn(tx, asked, answer);
    if (!given.ok) return given;
    const { request, partnership: whole } = given.value;
    if (request.outcome?.result !== 'agreed') return accept({ restarted: false });
    const suspension = await tx.readNeeded(suspensions, request.about.id);
    if (suspension.restartedOn) return accept({ restarted: true });
    tx.write(suspensions, suspension.id, { ...suspension, restartedOn: londonDate(tx.now) });
    tx.event('activity-restarted', answer.person, { activity: suspension.activity });
    const { lead, chair, progressChaser } = whole.roles;
    const schools = activeSchools(whole).flatMap((school) => [school.head, school.lead]);
    tell(tx, 'activity-restarted', [lead, chair, progressChaser, ...schools], {
      details: { suspension: suspension.id },
    });
    return accept({ restarted: true });
  });
