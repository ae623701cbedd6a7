/** The gap between groups of pupils over the year's reviews: from what was published, so nothing hidden can be seen. */
import { groupGaps } from '../domain/numbers/group-gap.ts';
import { countOf } from '../domain/wording.ts';
import { Table } from '../pages/components/table.tsx';
import type { Evaluated } from './read-evaluation.ts';

const inWords = (points: number | undefined): string => {
  if (points === undefined) return 'hidden, or not known';
  if (points === 0) return 'no gap';
  return `${countOf(Math.abs(points), 'point')} ${points > 0 ? 'behind' : 'ahead'}`;
};

export function GroupGaps({ evaluated }: { evaluated: Evaluated }) {
  const terms = evaluated.reviews.filter(({ held }) => held);
  const gaps = groupGaps(terms.map(({ term }) => evaluated.publications.get(term)?.published));
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
      <Table
        caption="Gaps, term by term"
        captionSize="s"
        columns={[{ head: 'Groups' }, ...terms.map(({ term }) => ({ head: term }))]}
        rows={gaps.map(({ year, subject, group, others, points }) => [
          `${subject}, ${/^\d/.test(year) ? `Year ${year}` : year}: ${group} beside ${others}`,
          ...points.map(inWords),
        ])}
        firstCellIsHeader
        stacks
      />
    </section>
  );
}
