/** The gap between groups of pupils from term to term: from what was published, so nothing hidden can be seen. */
import { groupGaps } from '../../domain/cohort/group-gap.ts';
import type { PublishedCohort } from '../../domain/cohort/published-cohort.ts';
import { yearName } from '../../domain/review/year-groups.ts';
import { countOf } from '../../domain/wording.ts';
import { Table } from '../components/table.tsx';
import { LinePicture, mostLines } from './line-picture.tsx';

const inWords = (points: number | undefined): string => {
  if (points === undefined) return 'hidden, or not known';
  if (points === 0) return 'no gap';
  return `${countOf(Math.abs(points), 'point')} ${points > 0 ? 'behind' : 'ahead'}`;
};

export type TermPublished = { readonly term: string; readonly published: PublishedCohort | undefined };

export function GapChart({ terms }: { terms: readonly TermPublished[] }) {
  const gaps = groupGaps(terms.map(({ published }) => published)).map(({ year, subject, group, others, points }) => ({
    label: `${subject}, ${yearName(year)}: ${group} beside ${others}`,
    points,
  }));
  if (gaps.length === 0) return null;
  return (
    <section aria-labelledby="gaps">
      <h2 class="govuk-heading-m" id="gaps">
        The gap between groups of pupils
      </h2>
      <p class="govuk-body">
        How many percentage points fewer, or more, of a group are at the expected standard, in all schools together.
        Where few pupils are meant, the figure is hidden (“suppressed”) so that no child can be told apart. A change
        from one term to the next can be chance.
      </p>
      <LinePicture
        title="Percentage points behind, term by term"
        times={terms.map(({ term }) => term)}
        series={gaps.map(({ label, points }) => ({ label, values: points }))}
      />
      {gaps.length > mostLines && (
        <p class="govuk-body">The picture shows the first {mostLines} of them. The table has them all.</p>
      )}
      <Table
        caption="Gaps, term by term"
        captionSize="s"
        columns={[{ head: 'Groups' }, ...terms.map(({ term }) => ({ head: term }))]}
        rows={gaps.map(({ label, points }) => [label, ...points.map(inWords)])}
        firstCellIsHeader
        stacks
      />
    </section>
  );
}
