/** The evaluation of a year with all that its figures are worked out from. */
import { type NameOf, readNames } from '../asking/names.ts';
import { mayReadFigures } from '../domain/agreement/sharing.ts';
import type { GivenInAll } from '../domain/evaluation/evaluation.ts';
import type { YearReview } from '../domain/evaluation/year-report.ts';
import { type LedgerShare, ledgerShares, sharesTogether } from '../domain/ledger/ledger.ts';
import { londonDate } from '../domain/london.ts';
import { type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { Outside } from '../ports.ts';
import { readHeldMeetings } from '../records/between-reviews.ts';
import { readPublication, type StoredPublication } from '../records/cohorts.ts';
import { decode } from '../records/kind.ts';
import { readSides } from '../records/ledgers.ts';
import { readPlanOfYear, readReviews, readSentReturns, yearOfReview } from '../records/reviews.ts';
import { type Evaluation, evaluations, type Review } from '../records/year-kinds.ts';
import { readYearRecord, type YearRecord } from '../records/year-records.ts';
import { readSurveys, type SurveyedYear } from './read-surveys.ts';

export type Evaluated = {
  readonly partnership: Partnership;
  readonly evaluation: Evaluation;
  readonly content: ProposalContent | undefined;
  readonly reviews: readonly YearReview[];
  readonly nameOf: NameOf;
  /** Figures about groups of pupils, by term, of the reviews that had any. */
  readonly publications: ReadonlyMap<string, StoredPublication>;
  /** What each school gave and got over the year. */
  readonly inAll: GivenInAll;
  /** Pence, by line of the budget, at the last review that said. */
  readonly spent: NonNullable<Review['spent']>;
  readonly meetings: { readonly held: number; readonly noted: number };
  readonly surveys: readonly SurveyedYear[];
  /** The report as it was sealed; nothing before the year was concluded. */
  readonly record: YearRecord | undefined;
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

type Term = {
  readonly told: YearReview;
  readonly hours: readonly LedgerShare[];
  readonly money: readonly LedgerShare[];
};

const termOf = async (outside: Outside, partnership: Partnership, review: Review): Promise<Term> => {
  const [sent, sides] = await Promise.all([
    readSentReturns(outside, partnership.id, review.id),
    readSides(outside, partnership.id, review.id),
  ]);
  const returns = sent.map(({ content }) => content);
  const facts = { schools: partnership.schools.map(({ urn }) => urn), sides, returns };
  const known = (kind: 'hours' | 'money') => ledgerShares(facts, kind).filter(({ basis }) => basis !== 'nothing');
  const told = {
    term: review.term,
    held: review.state !== 'not-held',
    open: review.state === 'open',
    closedOn: review.closedOn,
    returns,
    missing: review.missing.map((urn) => schoolByUrn(partnership, urn)?.name ?? urn),
    decided: review.decisions.map(({ what }) => what),
  };
  return { told, hours: known('hours'), money: known('money') };
};

/** Meetings of the academic year that somebody noted. */
const meetingsOf = async (outside: Outside, partnership: string, year: string): Promise<Evaluated['meetings']> => {
  const from = `${year.slice(0, 4)}-08-01`;
  const to = `20${year.slice(4)}-07-31`;
  const noted = (await readHeldMeetings(outside, partnership)).filter(({ date }) => date >= from && date <= to);
  return { held: noted.filter(({ held }) => held).length, noted: noted.length };
};

/** `reader`: who reads it. Figures stay closed to whoever did not share when they were published. */
export const readEvaluated = async (
  outside: Outside,
  partnership: Partnership,
  evaluation: Evaluation,
  reader?: string,
): Promise<Evaluated> => {
  const { id } = partnership;
  const [content, all, nameOf, meetings, surveys, record] = await Promise.all([
    readPlanOfYear(outside, partnership, evaluation.id),
    readReviews(outside, id),
    readNames(outside, id),
    meetingsOf(outside, id, evaluation.id),
    readSurveys(outside, partnership, evaluation.id, londonDate(outside.clock.now())),
    evaluation.sealed ? readYearRecord(outside, id, evaluation.id) : undefined,
  ]);
  // One that is still to come has nothing to tell.
  const ofYear = all.filter((review) => yearOfReview(review) === evaluation.id && review.state !== 'planned');
  const [terms, found] = await Promise.all([
    Promise.all(ofYear.map((review) => termOf(outside, partnership, review))),
    Promise.all(ofYear.map((review) => readPublication(outside, id, review.id))),
  ]);
  const publications = new Map(
    ofYear.flatMap(({ term }, at): [string, StoredPublication][] => {
      const one = found[at];
      const isOpen = one && (reader === undefined || mayReadFigures(partnership, reader, one.publishedOn));
      return isOpen ? [[term, one]] : [];
    }),
  );
  return {
    partnership,
    evaluation,
    content,
    reviews: terms.map(({ told }) => told),
    nameOf,
    publications,
    inAll: {
      hours: sharesTogether(terms.map(({ hours }) => hours)),
      money: sharesTogether(terms.map(({ money }) => money)),
    },
    spent: ofYear.findLast(({ spent }) => (spent ?? []).length > 0)?.spent ?? [],
    meetings,
    surveys,
    record,
  };
};
