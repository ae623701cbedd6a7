/** Task, once the agreement is signed: the year's reviews, and the evaluation get their dates, and so do the ends of parts. */
import * as z from 'zod';
import { inForceOn } from '../domain/agreement/agreement-chain.ts';
import { isRenewalAsked } from '../domain/agreement/renewing.ts';
import { addDays } from '../domain/calendar.ts';
import type { EffectPayload } from '../domain/effect.ts';
import { evaluationOpens } from '../domain/evaluation/evaluation-opens.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { reviewPlan } from '../domain/review/review-plan.ts';
import { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { agreementsIn } from '../records/agreements.ts';
import { partnerships, scheduled, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { reviews } from '../records/year-kinds.ts';

export const PlanYearInput = z.strictObject({ partnership: z.string(), signedOn: PlainDate });

/** Days from the signing to the evaluation, for a year that has no review left. */
const evaluationWithoutReviews = 180;

export const planYear = async (outside: Outside, payload: unknown): Promise<{ reviews: number }> => {
  const input = PlanYearInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const plan = reviewPlan(partnership, input.signedOn);
    for (const review of plan.reviews) {
      if (await tx.read(reviews, review.id)) continue;
      tx.write(reviews, review.id, {
        ...review,
        returns: [...review.returns],
        state: 'planned',
        missing: [],
        decisions: [],
      });
      await schedule(tx, `review-${review.id}`, review.opensOn, {
        kind: 'start',
        workflow: 'termly-review',
        name: `${tx.partnership}-review-${review.id}`.slice(0, 80),
        input: {
          partnership: tx.partnership,
          review: review.id,
          // A week of school days to start it; it is given up when the review would have closed.
          dueOn: startBy(review.opensOn, review.dueOn),
          closesOn: review.closesOn,
        },
      });
    }
    const last = plan.reviews.at(-1);
    const evaluationOn = last
      ? evaluationOpens(partnership, { until: await renewedBy(tx, partnership, last.closesOn), review: last })
      : addDays(input.signedOn, evaluationWithoutReviews);
    await schedule(tx, `evaluation-${partnership.year}`, evaluationOn, {
      kind: 'start',
      workflow: 'annual-evaluation',
      name: `${tx.partnership}-evaluation-${partnership.year}`.slice(0, 80),
      input: { partnership: tx.partnership, evaluation: partnership.year },
    });
    tx.effect({ kind: 'task', task: 'plan-parts', input: { partnership: tx.partnership } });
    return { reviews: plan.reviews.length };
  });
};

/** The last day of the agreement of that day, where boards are asked to renew it then. */
const renewedBy = async (tx: Work, partnership: Partnership, on: string): Promise<string | undefined> => {
  const agreement = inForceOn(await agreementsIn(tx, partnership), on);
  return agreement && isRenewalAsked(agreement, on) ? agreement.until : undefined;
};

const startBy = (opensOn: string, dueOn: string): string => {
  const aWeek = addDays(opensOn, 7);
  return aWeek < dueOn ? aWeek : dueOn;
};

const schedule = async (tx: Work, id: string, on: string, effect: EffectPayload): Promise<void> => {
  if (await tx.read(scheduled, id)) return;
  tx.write(scheduled, id, { id, on, effect });
};
