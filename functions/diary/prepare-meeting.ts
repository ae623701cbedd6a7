/** The agenda and the think piece of a meeting are written, and a think piece becomes a shared plan (R22). */
import { type Action, mostActions, type ThinkPiece } from '../domain/diary/action.ts';
import { mayPrepare, ownersIn } from '../domain/diary/meeting.ts';
import type { Occasion } from '../domain/diary/occasion.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { occasions, readDiary } from '../records/diary.ts';
import type { Work } from '../records/work.ts';

type About = { readonly partnership: string; readonly by: string; readonly id: string };

/** The meeting as it is stored, or as the plan has it; and as it stands, with what was noted. */
const meetingFor = async (outside: Outside, tx: Work, partnership: Partnership, id: string) => {
  const stored = await tx.read(occasions, id);
  const found = (await readDiary(outside, partnership)).occasions.find((one) => one.id === id);
  if (found?.kind !== 'meeting' || found.state === 'cancelled') return undefined;
  // Whether one took place is noted by its date, never in the occasion itself.
  return { stands: found, kept: stored ?? { ...found, state: 'locked' as const } };
};

export type PrepareInput = About & { readonly agenda: string; readonly piece: ThinkPiece | undefined };
export type PrepareRefusal = 'not-allowed' | 'no-meeting' | 'not-yours';

/** Also after the meeting, so that the archive can be made complete. A piece that became a plan stays. */
export const prepareMeeting = (
  outside: Outside,
  { agenda, piece, ...about }: PrepareInput,
): Promise<Result<{ occasion: Occasion }, PrepareRefusal>> =>
  asUseCase('note-facts', outside, about, async (tx, partnership) => {
    const found = await meetingFor(outside, tx, partnership, about.id);
    if (!found) return refuse('no-meeting');
    if (!mayPrepare(partnership, about.by, found.stands)) return refuse('not-yours');
    const { agenda: _agenda, piece: before, ...rest } = found.kept;
    const keeps = piece ?? (rest.plan === undefined ? undefined : before);
    const next: Occasion = {
      ...rest,
      ...(agenda !== '' && { agenda }),
      ...(keeps !== undefined && { piece: keeps }),
    };
    tx.write(occasions, next.id, next);
    tx.event('meeting-prepared', about.by, { occasion: next.id });
    return accept({ occasion: next });
  });

export type SharePlanInput = About & { readonly step: Pick<Action, 'what' | 'who' | 'by'> };
export type SharePlanRefusal = 'not-allowed' | 'no-meeting' | 'no-think-piece' | 'unknown-owner' | 'too-many';

/** One step of the plan at a time: what, who, by when. It stands in the log of decisions from then on. */
export const sharePlan = (
  outside: Outside,
  { step, ...about }: SharePlanInput,
): Promise<Result<{ occasion: Occasion }, SharePlanRefusal>> =>
  asUseCase('note-facts', outside, about, async (tx, partnership) => {
    const found = await meetingFor(outside, tx, partnership, about.id);
    if (!found) return refuse('no-meeting');
    if (found.kept.piece === undefined) return refuse('no-think-piece');
    if (!ownersIn(partnership).includes(step.who)) return refuse('unknown-owner');
    const plan = found.kept.plan ?? [];
    if (plan.length >= mostActions) return refuse('too-many');
    const again = plan.some(({ what, who, by }) => what === step.what && who === step.who && by === step.by);
    const { id } = about;
    const next: Occasion = again
      ? found.kept
      : { ...found.kept, plan: [...plan, { ...step, id: `p${plan.length + 1}` }] };
    if (again) return accept({ occasion: next });
    tx.write(occasions, id, next);
    tx.event('plan-shared', about.by, { occasion: id, steps: next.plan?.length ?? 0 });
    return accept({ occasion: next });
  });
