/**
 * Task, when what a stage asked is over: where the review stands now, and what is asked next. Called again for a stage that is
 * over, it changes nothing and says the same.
 */
import * as z from 'zod';
import { letRead } from '../asking/reading-links.ts';
import { tell } from '../asking/tell-people.ts';
import type { RequestSpec } from '../domain/asking/kinds.ts';
import { clearDays, visitHours, visitPlanned } from '../domain/leadership-review/clear-days.ts';
import {
  askedStages,
  dayForAll,
  isOver,
  type LeadershipReview,
  type LeadershipStage,
  stageAfter,
} from '../domain/leadership-review/leadership-review.ts';
import { askOfStage } from '../domain/leadership-review/stage-asks.ts';
import { londonDate } from '../domain/london.ts';
import { type Partnership, partyOfSchool, schoolByUrn } from '../domain/partnership/partnership.ts';
import { shortSchoolName } from '../domain/partnership/short-names.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { diaryChanged, occasions, readDiary } from '../records/diary.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { leadershipReviews } from '../records/leadership-reviews.ts';
import { type Work, work } from '../records/work.ts';
import { worldOfVisits } from './visit-world.ts';

export const LeadershipStepInput = z.strictObject({
  partnership: z.string(),
  review: z.string(),
  after: z.enum(askedStages),
  /** How what was asked ended. */
  result: z.string(),
});

export type Step = { readonly stage: LeadershipStage; readonly request?: RequestSpec };

export const leadershipStep = async (outside: Outside, payload: unknown): Promise<Step> => {
  const input = LeadershipStepInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const partnership = await tx.readNeeded(partnerships, theOne);
    const review = await tx.readNeeded(leadershipReviews, input.review);
    const today = londonDate(tx.now);
    if (review.stage !== input.after) return stepAt(partnership, review, today);
    const ended = input.result === 'done' ? 'done' : 'no-answer';
    const weighed =
      review.stage === 'focus' && review.focus
        ? { ...review, offered: await daysFor(outside, tx, partnership, review, today) }
        : review;
    const stage = partnership.stage === 'ended' ? 'not-held' : stageAfter(weighed, ended);
    const next = await entered(outside, tx, partnership, { ...weighed, stage }, today);
    tx.write(leadershipReviews, next.id, next);
    tx.event('leadership-review-moved', 'system', { review: next.id, stage });
    return stepAt(partnership, next, today);
  });
};

const stepAt = (partnership: Partnership, review: LeadershipReview, today: PlainDate): Step => {
  const { stage } = review;
  return stage === 'done' || stage === 'not-held'
    ? { stage }
    : { stage, request: askOfStage(partnership, review, stage, today) };
};

const daysFor = async (
  outside: Outside,
  tx: Work,
  partnership: Partnership,
  review: LeadershipReview,
  today: PlainDate,
): Promise<PlainDate[]> => {
  const diary = await readDiary(outside, partnership);
  const concerned = [review.host, ...review.visitors.map(({ school }) => school)];
  return clearDays(review, worldOfVisits(partnership, diary, today), {
    schools: partnership.schools.filter(({ urn }) => concerned.includes(urn)),
    others: await tx.list(leadershipReviews),
    today,
  });
};

/** What happens as a stage begins. */
const entered = async (
  outside: Outside,
  tx: Work,
  partnership: Partnership,
  review: LeadershipReview,
  today: PlainDate,
): Promise<LeadershipReview> => {
  const details = { what: review.id, school: review.host, path: `/leadership-reviews/${review.id}` };
  const school = schoolByUrn(partnership, review.host);
  switch (review.stage) {
    case 'report': {
      const visitOn = review.visitOn ?? dayForAll(review) ?? today;
      await intoDiary(tx, partnership, review, visitOn);
      tell(tx, 'date-added', [school?.head, school?.lead], {
        details: { path: details.path, what: visitTitle(partnership, review), on: visitOn, time: visitHours.start },
      });
      return { ...review, visitOn };
    }
    case 'board': {
      await letRead(tx, `leadership:${review.id}`, outside.linkKeys.current);
      const board = partyOfSchool(partnership, review.host)?.boards[0];
      const members = board?.members.map(({ person }) => person) ?? [];
      tell(tx, 'leadership-report', members, { details: { school: review.host, reads: `leadership:${review.id}` } });
      return { ...review, facts: review.facts ?? { on: today } };
    }
    case 'not-held':
      tell(tx, 'leadership-not-held', [partnership.roles.lead, school?.head], { details });
      return { ...review, endedOn: today };
    default:
      return isOver(review) ? { ...review, endedOn: today } : review;
  }
};

const visitTitle = (partnership: Partnership, { host }: LeadershipReview): string => {
  const school = schoolByUrn(partnership, host);
  return `Two heads visit ${school ? shortSchoolName(school, partnership) : host}`;
};

const intoDiary = async (
  tx: Work,
  partnership: Partnership,
  review: LeadershipReview,
  date: PlainDate,
): Promise<void> => {
  const id = `v-${review.id}`;
  if (await tx.read(occasions, id)) return;
  const planned = visitPlanned(review, date);
  tx.write(occasions, id, {
    ...planned,
    id,
    schools: [...planned.schools],
    years: [],
    title: visitTitle(partnership, review),
    state: 'locked',
    moved: [],
    accepted: [],
    sequence: 0,
  });
  await diaryChanged(tx);
  tx.event('occasion-added', 'system', { occasion: id, on: date });
};
