/** What came out of a review, for boards: what was promised and done, by purpose and by school, and what was decided. */

import type { NameOf } from '../asking/names.ts';
import { boardReport } from '../domain/board-report.ts';
import { schoolByUrn } from '../domain/partnership.ts';
import { longDate } from '../domain/wording.ts';
import { BarPicture } from '../pages/components/bar-picture.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Table } from '../pages/components/table.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { Paragraphs } from '../pages/paragraphs.tsx';
import type { ReviewDecision } from '../records/kinds.ts';
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

/** Hours given and received by school. The table of what was promised says the same in numbers. */
function GiveAndTakePicture({ reported }: { reported: Reported }) {
  const groups = reported.sent.map(({ content: { school, hoursGiven = 0, hoursReceived = 0 } }) => ({
    label: schoolByUrn(reported.partnership, school)?.name ?? school,
    bars: [
      { label: 'hours given', value: hoursGiven, said: String(hoursGiven) },
      { label: 'hours received', value: hoursReceived, said: String(hoursReceived) },
    ],
  }));
  return (
    <section aria-labelledby="give-and-take">
      <h2 class="govuk-heading-m" id="give-and-take">
        Give and take at a glance
      </h2>
      <BarPicture title="Staff hours given and received by each school" groups={groups} />
    </section>
  );
}

/** The whole report. What was decided stands first: it is what most readers come for. */
export function ReviewReport({ reported }: { reported: Reported }) {
  const { review, publication } = reported;
  const sections = reportSections(reported);
  return (
    <>
      {review.state === 'open' && (
        <InsetText>
          The review is still open. More returns may come until it closes on {longDate(review.closesOn)}.
        </InsetText>
      )}
      <Decisions review={review} nameOf={reported.nameOf} />
      {reported.sent.length > 0 && sections.length > 0 && <GiveAndTakePicture reported={reported} />}
      <DocumentSections sections={sections} />
      {publication && <PupilFiguresReport published={publication.published} partnership={reported.partnership} />}
    </>
  );
}
