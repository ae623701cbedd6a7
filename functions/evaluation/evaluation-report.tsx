/** The year's report: the lead's words, the figures, and what the boards are asked. */
import { schoolByUrn } from '../domain/partnership.ts';
import { longDate } from '../domain/wording.ts';
import { yearReport } from '../domain/year-report.ts';
import { GapChart } from '../pages/charts/gap-chart.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { Bullets, Paragraphs } from '../pages/paragraphs.tsx';
import type { Evaluation } from '../records/kinds.ts';
import type { Evaluated } from './read-evaluation.ts';

/** `202526` as "2025 to 2026". */
export const yearInWords = (year: string): string => `${year.slice(0, 4)} to ${Number(year.slice(0, 4)) + 1}`;

const outcomeWords: Readonly<Record<NonNullable<Evaluation['outcome']>, string>> = {
  renewed: 'Every board decided to carry on.',
  'renewed-with-changes': 'The boards decided to carry on, with changes.',
  continues: 'Some go on without the others, and agreed to do so.',
  ended: 'It was decided to end the partnership.',
};

/** How it ended; while it is open, what each board is asked. */
export function WhatIsAsked({ evaluation }: Pick<Evaluated, 'evaluation'>) {
  const { outcome, concludedOn } = evaluation;
  if (outcome)
    return (
      <InsetText>
        {outcomeWords[outcome]} {concludedOn && `Settled on ${longDate(concludedOn)}.`}
      </InsetText>
    );
  return (
    <section aria-labelledby="asked">
      <h2 class="govuk-heading-m" id="asked">
        What each board is asked
      </h2>
      <p class="govuk-body">Each board decides in its own way about next year:</p>
      <Bullets items={['carry on as it is', 'carry on with changes', 'stop after this year']} />
      <p class="govuk-body">Silence is never taken for a yes.</p>
    </section>
  );
}

export function LeadsWords({ evaluation }: Pick<Evaluated, 'evaluation'>) {
  if (evaluation.words === '') return null;
  return (
    <section aria-labelledby="words">
      <h2 class="govuk-heading-m" id="words">
        In the lead’s words
      </h2>
      <Paragraphs text={evaluation.words} />
    </section>
  );
}

export const sectionsOf = ({ content, reviews, partnership }: Evaluated) =>
  content ? yearReport({ content, reviews, schoolName: (urn) => schoolByUrn(partnership, urn)?.name ?? urn }) : [];

/** Only the figures, as they come from the returns: nobody can edit them. */
export function YearFigures({ evaluated }: { evaluated: Evaluated }) {
  const held = evaluated.reviews.filter((review) => review.held);
  return (
    <>
      <DocumentSections sections={sectionsOf(evaluated)} />
      <GapChart terms={held.map(({ term }) => ({ term, published: evaluated.publications.get(term)?.published }))} />
    </>
  );
}

export function EvaluationReport({ evaluated }: { evaluated: Evaluated }) {
  return (
    <>
      <LeadsWords evaluation={evaluated.evaluation} />
      <YearFigures evaluated={evaluated} />
      <WhatIsAsked evaluation={evaluated.evaluation} />
    </>
  );
}
