/** The clock of the demonstration, for people and for scripts. */
import * as z from 'zod';
import { PlainDate } from '../../../functions/domain/values.ts';
import type { Wired } from '../wire.ts';
import { lookAhead } from './ahead.ts';
import { clockPage } from './clock-page.tsx';
import type { Move, MoveRefusal, Moving } from './moving.ts';
import { htmlAnswer, jsonAnswer, onTo, type Tool, type ToolRequest } from './tool.ts';

const MoveFields = z.union([
  z.strictObject({ days: z.coerce.number().int().min(1).max(800) }),
  z.strictObject({ to: PlainDate }),
  z.strictObject({ next: z.enum(['chase', 'due']) }),
]);

const words: Readonly<Record<MoveRefusal | 'not-a-move', string>> = {
  'moving-already': 'The clock is being moved already. Wait until it has arrived.',
  'not-forward': 'The clock only goes forward: choose a day after today.',
  'too-far': 'That is more than two years away. Go there in smaller steps.',
  'nothing-ahead': 'Nothing lies ahead: nobody is asked anything, and nothing is planned.',
  'not-a-move': 'Choose how far to go: days, a date as YYYY-MM-DD, or the next chase or due date.',
};

const statuses: Readonly<Record<MoveRefusal | 'not-a-move', number>> = {
  'moving-already': 409,
  'not-forward': 400,
  'too-far': 400,
  'nothing-ahead': 409,
  'not-a-move': 400,
};

const moveIn = ({ fields }: ToolRequest): Move | undefined => {
  const read = MoveFields.safeParse(fields);
  return read.success ? read.data : undefined;
};

export const createClockTool = (wired: Wired, moving: Moving): Tool => {
  const { outside } = wired;
  const show = async (fault?: MoveRefusal | 'not-a-move') => {
    const ahead = await lookAhead(wired);
    const html = clockPage({
      now: outside.clock.now(),
      ahead,
      progress: moving.progress(),
      fault: fault && words[fault],
    });
    return htmlAnswer(html, fault ? statuses[fault] : 200);
  };
  const onError = (error: unknown) =>
    outside.log('error', 'clock-stopped', { error: error instanceof Error ? error.name : typeof error });

  const move = async (request: ToolRequest) => {
    const asked = moveIn(request);
    if (!asked) return show('not-a-move');
    const begun = await moving.begin(asked);
    if (!begun.ok) return show(begun.refusal);
    // The page shows how far it is; nobody waits here for its end.
    begun.value.ended.catch(onError);
    return onTo('/demo/clock');
  };
  const refusedJson = (refusal: MoveRefusal | 'not-a-move') =>
    jsonAnswer({ refusal, message: words[refusal] }, statuses[refusal]);
  const moveForScript = async (request: ToolRequest) => {
    const asked = moveIn(request);
    if (!asked) return refusedJson('not-a-move');
    const begun = await moving.begin(asked);
    return begun.ok ? jsonAnswer(await begun.value.ended) : refusedJson(begun.refusal);
  };
  const showForScript = async () =>
    jsonAnswer({ now: outside.clock.now().toISOString(), ahead: await lookAhead(wired), moving: moving.progress() });

  return async (request) => {
    const [tool] = request.segments;
    if (request.segments.length !== 1) return undefined;
    if (tool === 'clock') return request.method === 'POST' ? move(request) : show();
    if (tool === 'clock.json') return request.method === 'POST' ? moveForScript(request) : showForScript();
    return undefined;
  };
};
