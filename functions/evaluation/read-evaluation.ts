/** The evaluation of a year with all that its figures are worked out from. */
import { type NameOf, readNames } from '../asking/names.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership.ts';
import type { ProposalContent } from '../domain/proposal.ts';
import type { YearReview } from '../domain/year-report.ts';
import type { Outside } from '../ports.ts';
import { readPublication, type StoredPublication } from '../records/cohorts.ts';
import { decode } from '../records/kind.ts';
import { type Evaluation, evaluations, type Review } from '../records/kinds.ts';
import { readPlanOfYear, readReviews, readSentReturns, yearOfReview } from '../records/reviews.ts';

export type Evaluated = {
  readonly partnership: Partnership;
  readonly evaluation: Evaluation;
  readonly content: ProposalContent | undefined;
  readonly reviews: readonly YearReview[];
  readonly nameOf: NameOf;
  /** Figures about groups of pupils, by term, of the reviews that had any. */
  readonly publications: ReadonlyMap<string, StoredPublication>;
};

export const readEvaluation = async (
  outside: Outside,
  partnership: string,
  year: string,
): Promise<Evaluation | undefined> => {
  const item = await outside.store.get(evaluations.key(partnership, year));
  return item && decode(evaluations, item);
};

/** Every evaluation there was, newest first. */
export const readEvaluations = async (outside: Outside, partnership: string): Promise<Evaluation[]> => {
  const { partition, sort: prefix } = evaluations.key(partnership, '');
  const page = await outside.store.query({ partition, prefix, newestFirst: true });
  return page.items.map((item) => decode(evaluations, item));
};

const yearReviewOf = async (outside: Outside, partnership: Partnership, review: Review): Promise<YearReview> => {
  const sent = await readSentReturns(outside, partnership.id, review.id);
  return {
    term: review.term,
    held: review.state !== 'not-held',
    open: review.state === 'open',
    closedOn: review.closedOn,
    returns: sent.map(({ content }) => content),
    missing: review.missing.map((urn) => schoolByUrn(partnership, urn)?.name ?? urn),
    decided: review.decisions.map(({ what }) => what),
  };
};

export const readEvaluated = async (
  outside: Outside,
  partnership: Partnership,
  evaluation: Evaluation,
): Promise<Evaluated> => {
  const [content, all, nameOf] = await Promise.all([
    readPlanOfYear(outside, partnership, evaluation.id),
    readReviews(outside, partnership.id),
    readNames(outside, partnership.id),
  ]);
  // One that is still to come has nothing to tell.
  const ofYear = all.filter((review) => yearOfReview(review) === evaluation.id && review.state !== 'planned');
  const reviews = await Promise.all(ofYear.map((review) => yearReviewOf(outside, partnership, review)));
  const found = await Promise.all(ofYear.map(({ id }) => readPublication(outside, partnership.id, id)));
  const publications = new Map(
    ofYear.flatMap(({ term }, at): [string, StoredPublication][] => {
      const one = found[at];
      return one ? [[term, one]] : [];
    }),
  );
  return { partnership, evaluation, content, reviews, nameOf, publications };
};
