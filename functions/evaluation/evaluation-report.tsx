/** The year's report: the lead's words, the figures, and what the boards are asked. */

import { theoryOf } from '../domain/evaluation/theory-of-change.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { longDate, pounds } from '../domain/wording.ts';
import { BudgetChart } from '../pages/charts/budget-chart.tsx';
import { GapChart } from '../pages/charts/gap-chart.tsx';
import { ProgressChart } from '../pages/charts/progress-chart.tsx';
import { ShareChart } from '../pages/charts/share-chart.tsx';
import { SurveyChart } from '../pages/charts/survey-chart.tsx';
import { TheoryOfChange } from '../pages/charts/theory-picture.tsx';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Table } from '../pages/components/table.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { Bullets, Paragraphs } from '../pages/paragraphs.tsx';
import type { Evaluation } from '../records/year-kinds.ts';
import { decidedWords } from './decided-words.ts';
import type { Evaluated } from './read-evaluation.ts';
import { sectionsOf } from './year-sections.ts';

/** `202526` as "2025 to 2026". */
export const yearInWords = (year: string): string => `${year.slice(0, 4)} to ${Number(year.slice(0, 4)) + 1}`;

const outcomeWords: Readonly<Record<NonNullable<Evaluation['outcome']>, string>> = {
  renewed: 'Every board decided to carry on.',
  'renewed-with-changes': 'The boards decided to carry on, with changes.',
  continues: 'Some go on without the others, and agreed to do so.',
  'goes-on': 'The agreement lasts longer than the year, so no board was asked. It goes on',
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

/** Only the figures, as they come from the returns: nobody can edit them. */
export function YearFigures({ evaluated }: { evaluated: Evaluated }) {
  const { content, inAll, spent, reviews, publications, partnership, surveys } = evaluated;
  const held = reviews.filter((review) => review.held);
  const schoolName = (urn: string): string => schoolByUrn(partnership, urn)?.name ?? urn;
  const lastReturns = held.findLast(({ returns }) => returns.length > 0)?.returns ?? [];
  return (
    <>
      {content && <TheoryOfChange theory={theoryOf(content)} />}
      {content && held.length > 0 && (
        <section aria-labelledby="glance">
          <h2 class="govuk-heading-m" id="glance">
            The year at a glance
          </h2>
          <ProgressChart
            caption="How each purpose stood at the last review, in number of schools"
            purposes={content.purposes.map(({ id, title }) => ({
              title,
              ratings: lastReturns.flatMap(
                ({ purposes }) => purposes.find(({ purpose }) => purpose === id)?.rating ?? [],
              ),
            }))}
          />
          <ShareChart
            caption="Staff hours that each school gave and got over the year"
            {...{ shares: inAll.hours, schoolName, say: String, unit: 'hours' }}
          />
          <ShareChart
            caption="Money that each school gave and got over the year"
            {...{ shares: inAll.money, schoolName, say: pounds, unit: '' }}
          />
          <BudgetChart planned={content.money.spending} spent={spent} />
        </section>
      )}
      <DocumentSections sections={sectionsOf(evaluated)} />
      {surveys.length > 0 && (
        <section aria-labelledby="surveys">
          <h2 class="govuk-heading-m" id="surveys">
            What pupils and staff say
          </h2>
          {surveys.map(({ wave, changes }) => (
            <SurveyChart wave={wave} changes={changes} schoolName={schoolName} />
          ))}
          <p class="govuk-body">
            c: hidden (“suppressed”), because few answered, all said the same, or it could be worked out from others.
          </p>
        </section>
      )}
      <GapChart terms={held.map(({ term }) => ({ term, published: publications.get(term)?.published }))} />
    </>
  );
}

/** Results that came after the summer, each with its seal. */
export function Addenda({ evaluated }: { evaluated: Evaluated }) {
  const { evaluation, nameOf } = evaluated;
  const { addenda = [] } = evaluation;
  if (addenda.length === 0) return null;
  return (
    <section aria-labelledby="addenda">
      <h2 class="govuk-heading-m" id="addenda">
        Results that came later
      </h2>
      {addenda.map(({ words, by, on, seal }) => (
        <>
          <Paragraphs text={words} />
          <p class="govuk-hint">
            Added by {nameOf(by)} on {longDate(on)}. Seal: <span class="sp-seal">{seal}</span>
          </p>
        </>
      ))}
    </section>
  );
}

/** What each party decided, and the seal under which the whole year stands. */
function SealedYear({ evaluated }: { evaluated: Evaluated }) {
  const { record } = evaluated;
  if (!record) return null;
  return (
    <section aria-labelledby="sealed">
      <h2 class="govuk-heading-m" id="sealed">
        What each board decided
      </h2>
      <Table
        columns={[{ head: 'Party' }, { head: 'Decided' }, { head: 'On' }, { head: 'Where it is written down' }]}
        rows={record.content.decisions.map(({ party, decided, on, reference }) => [
          party,
          decidedWords(decided),
          longDate(on),
          reference ?? 'in this system',
        ])}
        firstCellIsHeader
        stacks
      />
      <p class="govuk-body">
        The report and these decisions were sealed together. Nobody can change them. Seal:{' '}
        <span class="sp-seal">{record.seal}</span>
      </p>
    </section>
  );
}

export function EvaluationReport({ evaluated }: { evaluated: Evaluated }) {
  return (
    <>
      <LeadsWords evaluation={evaluated.evaluation} />
      <YearFigures evaluated={evaluated} />
      <WhatIsAsked evaluation={evaluated.evaluation} />
      <SealedYear evaluated={evaluated} />
      <Addenda evaluated={evaluated} />
    </>
  );
}
