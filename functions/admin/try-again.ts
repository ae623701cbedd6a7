/** Whoever runs the system puts back what was given up, one thing or all of it; the trail of its partnership says so. */
import * as z from 'zod';
import { type ReplayWanted, replay, type SetAside } from '../delivery/replay.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
import { readPosted } from '../web/posted.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { type AdminContext, whoeverRunsIt } from './admin-frame.tsx';
import { asPersonOf } from './operator.ts';

const AgainForm = z.union([
  z.strictObject({ effect: z.string().min(1).max(200) }),
  z.strictObject({ all: z.literal('yes') }),
]);

/** In one press: what is left goes with the next. */
const mostAtOnce = 500;

const tellTrails = async ({ outside, operator }: AdminContext, put: readonly SetAside[]): Promise<void> => {
  const counts = new Map<string, number>();
  for (const { partnership } of put) {
    if (partnership !== undefined) counts.set(partnership, (counts.get(partnership) ?? 0) + 1);
  }
  for (const [partnership, count] of counts) {
    const by = await asPersonOf(outside, operator, partnership);
    await work(outside, partnership, async (tx) => {
      if (await tx.read(partnerships, theOne))
        tx.event('mail-tried-again', by, {
          operator: operator.operator,
          count,
        });
    });
  }
};

const take = async (here: AdminContext): Promise<WebResponse> => {
  const { outside, web } = here;
  const posted = readPosted(AgainForm, web.form);
  if (!posted.ok) return problem(outside, 'unreadable');
  const wanted: ReplayWanted =
    'effect' in posted.value ? { which: 'effect', effect: posted.value.effect } : { which: 'all' };
  const put: SetAside[] = [];
  await replay(outside, wanted, {
    dryRun: false,
    most: mostAtOnce,
    tell: (aside, ended) => {
      if (ended === 'replayed') put.push(aside);
    },
  });
  await tellTrails(here, put);
  return redirect(`/admin?done=again-${put.length}`);
};

export const takeAgain = whoeverRunsIt(take);
