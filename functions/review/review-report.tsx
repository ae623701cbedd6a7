/** What came out of a review, for boards: what was promised and done, by purpose and by school, and what was decided. */

import type { NameOf } from '../asking/names.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { boardReport } from '../domain/review/board-report.ts';
import { longDate, pounds } from '../domain/wording.ts';
import { BudgetChart } from '../pages/charts/budget-chart.tsx';
import { GapChart } from '../pages/charts/gap-chart.tsx';
import { ProgressChart } from '../pages/charts/progress-chart.tsx';
import { ShareChart } from '../pages/charts/share-chart.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Table } from '../pages/components/table.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import type { ReviewDecision } from '../records/year-kinds.ts';
import { PupilFiguresReport } from './cohort-report.tsx';
import { type Reported, schoolsAsked } from './read-reported.ts';

/** The report's sections; none before there is anything to report on. */
export const reportSections = (reported: Reported) => {
  const { review, content, sent, hours, money } = reported;
  if (!content || review.state === 'planned' || review.state === 'not-held') return [];
  const { label, term } = review;
  return boardReport(
    { label, term, content, schools: schoolsAsked(reported), hours, money },
    sent.map((one) => one.content),
  );
};

const whenWords: Readonly<Record<ReviewDecision['when'], string>> = { now: 'Now', next: 'Next' };

type Listed = { readonly decisions: readonly ReviewDecision[]; readonly nameOf: NameOf };

export function DecisionTable({ decisions, nameOf }: Listed) {
  if (decisions.length === 0) return null;
  return (
    <Table
      columns={[{ head: 'What' }, { head: 'When' }, { head: 'Who' }, { head: 'By' }]}
      rows={decisions.map(({ what, when, who, by }) => [
        what,
        whenWords[when],
        who === undefined ? 'not said' : nameOf(who),
        by === undefined ? 'not said' : longDate(by),
      ])}
      firstCellIsHeader
      stacks
    />
  );
}

export function Decisions({ review, nameOf }: Pick<Reported, 'review' | 'nameOf'>) {
  if (review.state !== 'decided') return null;
  const { decisions, note } = review;
  return (
    <section aria-labelledby="decided">
      <h2 class="govuk-heading-m" id="decided">
        What was decided
      </h2>
      {decisions.length === 0 && <p class="govuk-body">Nothing changes this time.</p>}
      <DecisionTable decisions={decisions} nameOf={nameOf} />
      {note && <Paragraphs text={note} />}
    </section>
  );
}

/** What most readers would rather look at, each with its table. */
function AtAGlance({ reported }: { reported: Reported }) {
  const { content, sent, hours, money, partnership, review, spentBefore } = reported;
  if (!content || sent.length === 0) return null;
  const schoolName = (urn: string): string => schoolByUrn(partnership, urn)?.name ?? urn;
  const purposes = content.purposes.map(({ id, title }) => ({
    title,
    ratings: sent.flatMap((one) => one.content.purposes.find(({ purpose }) => purpose === id)?.rating ?? []),
  }));
  return (
    <section aria-labelledby="glance">
      <h2 class="govuk-heading-m" id="glance">
        At a glance
      </h2>
      <ProgressChart purposes={purposes} caption="How each purpose is going, in number of schools" />
      <ShareChart
        caption="Staff hours that each school gave and got this term"
        {...{ shares: hours, schoolName, say: String, unit: 'hours' }}
      />
      <ShareChart
        caption="Money that each school gave and got this term"
        {...{ shares: money, schoolName, say: pounds, unit: '' }}
      />
      <BudgetChart planned={content.money.spending} spent={review.spent ?? spentBefore} />
    </section>
  );
}

/** The reviews of the year up to this one, with what was published of each. */
const termsOf = ({ before, review, publication }: Reported) => [
  ...before.map((one) => ({ term: one.review.term, published: one.publication?.published })),
  { term: review.term, published: publication?.published },
];

/** The whole report. What was decided stands first: it is what most readers come for. */
export function ReviewReport({ reported }: { reported: Reported }) {
  const { review, publication } = reported;
  const sections = reportSections(reported);
  return (
    <>
      {review.state === 'open' && (
        <InsetText>
          The review is still open. More returns may come until it closes, on {longDate(review.closesOn)} at the latest.
        </InsetText>
      )}
      <Decisions review={review} nameOf={reported.nameOf} />
      {sections.length > 0 && <AtAGlance reported={reported} />}
      <DocumentSections sections={sections} />
      <GapChart terms={termsOf(reported)} />
      {publication && <PupilFiguresReport published={publication.published} partnership={reported.partnership} />}
    </>
  );
}
