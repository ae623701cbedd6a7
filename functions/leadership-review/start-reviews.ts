/**
 * The year's reviews between heads start: one for each school, each its own workflow. Who visits whom is as it was last worked
 * out, and stays. A year past the agreement what was written goes.
 */
import { addYears } from '../domain/calendar.ts';
import { leadershipReviewId } from '../domain/leadership-review/leadership-review.ts';
import { reviewersOf } from '../domain/leadership-review/reviewers.ts';
import type { LeadershipRound } from '../domain/leadership-review/round.ts';
import { askOfStage } from '../domain/leadership-review/stage-asks.ts';
import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { scheduled } from '../records/kinds.ts';
import { leadershipReviews, leadershipRounds } from '../records/leadership-reviews.ts';
import { roundIn } from './pair-up.ts';

/** A commit holds at most 100 writes: a record and a start for each school. */
const mostAtOnce = 40;

export type StartRefusal = 'not-allowed' | 'nothing-signed' | 'started' | 'no-pairs' | 'too-many';

/** `no-pairs`: it has to be worked out first who visits whom. */
export const startLeadershipReviews = (
  outside: Outside,
  input: { readonly partnership: string; readonly by: string },
): Promise<Result<LeadershipRound, StartRefusal>> =>
  asUseCase('pair-reviews', outside, input, async (tx, partnership): Promise<Result<LeadershipRound, StartRefusal>> => {
    const today = londonDate(tx.now);
    if (partnership.mou?.signedOn === undefined) return refuse('nothing-signed');
    const round = await roundIn(tx, partnership);
    if (round.started) return refuse('started');
    if (!round.pairs) return refuse('no-pairs');
    const reviewers = reviewersOf(partnership, round.named);
    const hosts = [...new Set(round.pairs.visits.map(({ to }) => to))];
    if (hosts.length > mostAtOnce) return refuse('too-many');
    for (const host of hosts) {
      const id = leadershipReviewId(round.id, host);
      const visitors = round.pairs.visits
        .filter(({ to }) => to === host)
        .map(({ from }) => ({ school: from, person: reviewers.find(({ school }) => school === from)?.person ?? '' }));
      const review = { id, year: round.id, host, visitors, stage: 'focus' as const, offered: [], can: [] };
      tx.write(leadershipReviews, id, review);
      const request = askOfStage(partnership, review, 'focus', today);
      tx.effect({
        kind: 'start',
        workflow: 'leadership-review',
        name: `${tx.partnership.slice(0, 40)}-visit-${id}`,
        input: { partnership: tx.partnership, review: id, request },
      });
    }
    const next = { ...round, started: { on: today, by: input.by } };
    tx.write(leadershipRounds, next.id, next);
    const due = `visits-over-${round.id}`;
    tx.write(scheduled, due, {
      id: due,
      on: addYears(partnership.mou.until ?? addYears(today, 1), 1),
      effect: { kind: 'task', task: 'delete-visit-words', input: { partnership: tx.partnership, year: round.id } },
    });
    tx.event('leadership-reviews-started', input.by, { year: round.id, schools: hosts });
    return accept(next);
  });
