/** The log of decisions: what the reviews decided, whether schools say that it was done, and who helps whom. */
import { type NameOf, readNames } from '../asking/names.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import { decisionLog, type Logged, plansInLog } from '../domain/review/decision-log.ts';
import type { Outside } from '../ports.ts';
import { type HelpOffer, readHelpOffers } from '../records/between-reviews.ts';
import { readDiary } from '../records/diary.ts';
import { readReviews, readSentReturns } from '../records/reviews.ts';

export type DecisionLog = {
  readonly logged: readonly Logged[];
  readonly offers: readonly HelpOffer[];
  /** What schools said that they would like help with, in their last returns. */
  readonly wanted: readonly { readonly school: string; readonly words: string }[];
  readonly nameOf: NameOf;
};

export const readLog = async (outside: Outside, partnership: Partnership): Promise<DecisionLog> => {
  const { id } = partnership;
  const [all, offers, nameOf, diary] = await Promise.all([
    readReviews(outside, id),
    readHelpOffers(outside, id),
    readNames(outside, id),
    readDiary(outside, partnership),
  ]);
  const held = all.filter(({ state }) => state !== 'planned' && state !== 'not-held');
  const sent = await Promise.all(held.map((review) => readSentReturns(outside, id, review.id)));
  const logged = held.map((review, at) => ({
    id: review.id,
    title: `${review.term} ${review.label.slice(0, 4)} to ${Number(review.label.slice(0, 4)) + 1}`,
    decisions: review.decisions,
    told: (sent[at + 1] ?? []).flatMap(({ content }) =>
      (content.decided ?? []).map((one) => ({ school: content.school, ...one })),
    ),
  }));
  const last = sent.at(-1) ?? [];
  return {
    logged: [...plansInLog(diary.occasions), ...decisionLog(logged)],
    offers: offers.toReversed(),
    wanted: last.flatMap(({ content }) =>
      content.helpWanted.trim() === ''
        ? []
        : [{ school: schoolByUrn(partnership, content.school)?.name ?? content.school, words: content.helpWanted }],
    ),
    nameOf,
  };
};
