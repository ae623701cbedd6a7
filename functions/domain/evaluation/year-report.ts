/** What boards read at the end of a year: promises kept, how each purpose went, what the reviews decided (DOMAIN R35, R36). */
import { list, numbered, type Section, section, table, text } from '../agreement/document-source.ts';
import { groupGaps } from '../cohort/group-gap.ts';
import type { PublishedCohort } from '../cohort/published-cohort.ts';
import { balanceSection } from '../ledger/balance-words.ts';
import { isAboutPupils, type ProposalContent, type Purpose } from '../proposal/proposal.ts';
import { askedIn, type Rating, returnComplete, type TermlyReturn, valueWords } from '../review/review.ts';
import type { PlainDate } from '../values.ts';
import { countOf, listOf, longDate, pounds } from '../wording.ts';
import { type GivenInAll, noReturn, promiseScorecard, type Scorecard } from './evaluation.ts';
import { type LimitFacts, limitsOf } from './year-limits.ts';
import { type Figure, impactFigures, processFigures, type ValueFacts, valueFigures } from './year-value.ts';

/** One review of the year, with what schools sent for it. */
export type YearReview = {
  /** `Autumn` */
  readonly term: string;
  readonly held: boolean;
  /** Still open: more returns may come. */
  readonly open?: boolean;
  readonly closedOn?: PlainDate | undefined;
  readonly returns: readonly TermlyReturn[];
  /** Names of the schools whose return did not come. */
  readonly missing: readonly string[];
  /** What it decided, in the lead's words. */
  readonly decided: readonly string[];
};

export type Year = {
  readonly content: Pick<ProposalContent, 'purposes' | 'schools' | 'money' | 'activities'>;
  readonly reviews: readonly YearReview[];
  readonly schoolName: (urn: string) => string;
  /** What each school gave and got over the year; without it, the returns say. */
  readonly inAll?: GivenInAll;
  readonly spent?: ValueFacts['spent'];
  readonly reached?: ValueFacts['reached'];
  readonly meetings?: ValueFacts['meetings'];
  readonly surveys?: ValueFacts['surveys'];
  /** What was published about groups of pupils, review by review. */
  readonly published?: readonly (PublishedCohort | undefined)[];
  readonly addenda?: number;
};

const ratingWords: Readonly<Record<Rating, string>> = {
  ahead: 'ahead',
  'on-track': 'on track',
  behind: 'behind',
  'not-started': 'not started',
};

const keptWords: Readonly<Record<Scorecard['kept'], string>> = {
  more: 'more than promised',
  'as-promised': 'as promised',
  less: 'less than promised',
};

const heldReviews = ({ reviews }: Year): YearReview[] => reviews.filter(({ held }) => held);

const scorecards = (year: Year): Scorecard[] =>
  promiseScorecard(
    year.content,
    year.reviews.flatMap(({ returns }) => returns),
    year.inAll,
  );

/** A school that sent fewer returns than there were reviews may have done more than the figures show. */
const fewerReturns = (year: Year): string => {
  const held = heldReviews(year).length;
  const short = scorecards(year).filter(({ returns }) => returns < held);
  const named = short.map(({ school, returns }) => `${year.schoolName(school)} (${returns} of ${held})`);
  return named.length === 0
    ? ''
    : `Not every return came in: ${listOf(named)}. What was done there may be more than these figures show.`;
};

const promises = (year: Year): Section => {
  const cards = scorecards(year);
  return section(
    'promises',
    'What each school promised, and what it did',
    table(
      'Staff hours over the year',
      ['School', 'Promised for the year', 'Given', 'Received'],
      cards.map((card) => [
        year.schoolName(card.school),
        String(card.hoursPromised),
        ...(card.heard ? [String(card.hoursDone), String(card.hoursReceived)] : [noReturn, noReturn]),
      ]),
    ),
    table(
      'Money over the year',
      ['School', 'Promised for the year', 'Given', 'Received'],
      cards.map((card) => [
        year.schoolName(card.school),
        pounds(card.pencePromised),
        ...(card.heard ? [pounds(card.penceDone), pounds(card.penceReceived)] : [noReturn, noReturn]),
      ]),
    ),
    table(
      'In short',
      ['School', 'What it gave'],
      cards.map(({ school, kept, heard }) => [year.schoolName(school), heard ? keptWords[kept] : noReturn]),
    ),
    text(fewerReturns(year)),
  );
};

const balance = (year: Year): Section =>
  balanceSection(
    scorecards(year)
      .filter(({ heard }) => heard)
      .map((card) => ({ name: year.schoolName(card.school), given: card.hoursDone, received: card.hoursReceived })),
  );

const progressIn = (sent: TermlyReturn | undefined, purpose: string) =>
  sent?.purposes.find((progress) => progress.purpose === purpose);

const sentBy = ({ returns }: YearReview, urn: string): TermlyReturn | undefined =>
  returns.find(({ school }) => school === urn);

const ratingsTable = (year: Year, { id, title }: Purpose) => {
  const held = heldReviews(year);
  const rows = year.content.schools.map(({ urn }) => [
    year.schoolName(urn),
    ...held.map((review) => {
      const rating = progressIn(sentBy(review, urn), id)?.rating;
      return rating ? ratingWords[rating] : 'not said';
    }),
  ]);
  const said = rows.filter((row) => row.slice(1).some((cell) => cell !== 'not said'));
  return table(title, ['School', ...held.map(({ term }) => term)], said);
};

const numberOr = (value: number | undefined): string => (value === undefined ? 'not said' : String(value));

const measuresTable = (year: Year, { id, title, measures }: Purpose) => {
  const held = heldReviews(year);
  const rows = measures
    .filter((measure) => !isAboutPupils(measure))
    .flatMap(({ name, baseline, target, source }) =>
      year.content.schools.flatMap(({ urn }) => {
        const values = held.map((review) =>
          progressIn(sentBy(review, urn), id)?.values.find(({ measure }) => measure === name),
        );
        if (values.every((value) => value === undefined)) return [];
        const end = values.findLast((value) => value !== undefined);
        const said = (one: (typeof values)[number]): string => (one ? valueWords(one) : 'not said');
        const row = [name, year.schoolName(urn), numberOr(baseline), ...values.map(said)];
        return [[...row, said(end), numberOr(target), source]];
      }),
    );
  return table(
    `Measures of “${title}”`,
    ['Measure', 'School', 'At the start', ...held.map(({ term }) => term), 'At the end', 'Target', 'Source'],
    rows,
  );
};

/** What schools wrote last about each purpose, each with its term. */
const lastWords = (year: Year, { id }: Purpose): string[] =>
  year.content.schools.flatMap(({ urn }) => {
    const told = heldReviews(year)
      .toReversed()
      .map((review) => ({ term: review.term, words: progressIn(sentBy(review, urn), id)?.words.trim() ?? '' }))
      .find(({ words }) => words !== '');
    return told ? [`${year.schoolName(urn)}, ${told.term.toLowerCase()}: ${told.words}`] : [];
  });

const purposes = (year: Year): Section =>
  section(
    'purposes',
    'How each purpose went',
    ...year.content.purposes.flatMap((purpose) => [
      ratingsTable(year, purpose),
      measuresTable(year, purpose),
      list(lastWords(year, purpose)),
    ]),
  );

const inOneLine = (year: Year, { term, held, open, closedOn, returns, missing }: YearReview): string => {
  if (open) return `${term}: still open, ${countOf(returns.length, 'return')} so far.`;
  if (!held) return `${term}: not held.`;
  const complete = returns.filter(
    (sent) => returnComplete(sent, askedIn(sent, year.content.purposes)).state === 'complete',
  ).length;
  const came = `${countOf(returns.length, 'return')}, ${complete} with words`;
  const without = missing.length === 0 ? '' : ` Missing: ${listOf(missing)}.`;
  return `${term}: ${closedOn ? `closed on ${longDate(closedOn)}, ` : ''}${came}.${without}`;
};

const reviewsHeld = (year: Year): Section =>
  section(
    'reviews',
    'The reviews, and what they decided',
    list(year.reviews.map((review) => inOneLine(year, review))),
    list(year.reviews.flatMap(({ term, decided }) => decided.map((what) => `${term}: ${what}`))),
  );

const factsOf = (year: Year): LimitFacts => {
  const held = heldReviews(year).filter(({ open }) => !open);
  const cards = scorecards(year);
  const published = year.published ?? [];
  return {
    content: year.content,
    terms: held.map(({ term, returns, missing }) => ({ term, returns, asked: returns.length + missing.length })),
    reviews: year.reviews.length,
    inAll: year.inAll ?? {
      hours: cards.map(({ school, hoursDone, hoursReceived }) => ({
        school,
        given: hoursDone,
        received: hoursReceived,
      })),
      money: cards.map(({ school, penceDone, penceReceived }) => ({
        school,
        given: penceDone,
        received: penceReceived,
      })),
    },
    spent: year.spent ?? [],
    reached: year.reached ?? {},
    gaps: groupGaps(published),
    meetings: year.meetings ?? { held: 0, noted: 0 },
    ...(year.surveys && { surveys: year.surveys }),
    published: published.filter((one) => one !== undefined),
    addenda: year.addenda ?? 0,
  };
};

const figureTable = (caption: string, figures: readonly Figure[]) =>
  table(
    caption,
    ['Figure', 'Value', 'Where it comes from'],
    figures.map(({ what, value, source }) => [what, value, source]),
  );

/** How it was done, what changed, what it cost: each figure with its source. */
const worth = (year: Year): Section => {
  const facts = factsOf(year);
  return section(
    'worth',
    'Was it worth it?',
    figureTable('How the work was done', processFigures(facts)),
    figureTable('What changed', impactFigures(facts)),
    figureTable('What it cost for what it did', valueFigures(facts)),
  );
};

const limits = (year: Year): Section =>
  section('limits', 'What these figures cannot show', list(limitsOf(factsOf(year))));

/** The sections of the year's report. The same reviews and returns give the same report. */
export const yearReport = (year: Year): Section[] =>
  numbered([promises(year), balance(year), purposes(year), worth(year), limits(year), reviewsHeld(year)]);
