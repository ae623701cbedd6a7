/** When a review closes: the figures of all schools, with what is too small hidden, become what everybody may see. */
import { londonDate } from '../domain/london.ts';
import { type PublishedCohort, publishCohort } from '../domain/numbers/published-cohort.ts';
import type { Partnership } from '../domain/partnership.ts';
import { cohorts, publications } from '../records/cohorts.ts';
import { type Review, returnId } from '../records/kinds.ts';
import type { Work } from '../records/work.ts';

/** The year of `202627-autumn`: what was hidden in it stays hidden until it ends. */
const yearOf = (review: string): string => review.slice(0, 6);

const hiddenBefore = async (tx: Work, review: string): Promise<PublishedCohort['hidden']> => {
  const earlier = await tx.list(publications, `${yearOf(review)}-`);
  const all: PublishedCohort['hidden'] = {};
  for (const { published } of earlier.filter((one) => one.review !== review)) {
    for (const [year, { numbers, results }] of Object.entries(published.hidden)) {
      const known = all[year] ?? { numbers: [], results: {} };
      const keys = new Set([...Object.keys(known.results), ...Object.keys(results)]);
      all[year] = {
        numbers: [...new Set([...known.numbers, ...numbers])],
        results: Object.fromEntries(
          [...keys].map((key) => [key, [...new Set([...(known.results[key] ?? []), ...(results[key] ?? [])])]]),
        ),
      };
    }
  }
  return all;
};

/** Publishes once; a review that nobody sent figures for has nothing to publish. */
export const publishFigures = async (tx: Work, review: Review, partnership: Partnership): Promise<void> => {
  if (await tx.read(publications, review.id)) return;
  const sent = await tx.list(cohorts, returnId(review.id, ''));
  if (sent.length === 0) return;
  const order = partnership.schools.map(({ urn }) => urn);
  const figures = sent.toSorted((one, other) => order.indexOf(one.school) - order.indexOf(other.school));
  const published = publishCohort(figures, {
    threshold: partnership.suppressBelow,
    parties: partnership.parties.map(({ schools }) => schools),
    before: await hiddenBefore(tx, review.id),
  });
  tx.write(publications, review.id, { review: review.id, publishedOn: londonDate(tx.now), published });
  tx.event('figures-published', 'system', { review: review.id, tables: published.tables.length });
};
