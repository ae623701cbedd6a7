/**
 * Six reviews over two years, as partnerships live them: pupils come and go and move up a year group, a measure gets another
 * name, a school becomes an academy, raw figures are deleted when their time is up, two schools are one trust.
 */
import fc from 'fast-check';
import type { CohortRow, YearGroup } from '../../../functions/domain/cohort/cohort.ts';
import type { SchoolFigures } from '../../../functions/domain/cohort/cohort-slices.ts';
import { hiddenTogether } from '../../../functions/domain/cohort/earlier-reviews.ts';
import { type EarlierReview, publishCohort } from '../../../functions/domain/cohort/published-cohort.ts';
import type { Published } from './attack.ts';

const reviewsInAll = 6;
const reviewsAYear = 3;

/** Pupils of one school by free meals and by who is at the standard. */
const aSchool = fc.record({
  free: fc.integer({ min: 0, max: 16 }),
  others: fc.integer({ min: 4, max: 44 }),
  freeRate: fc.integer({ min: 0, max: 100 }),
  otherRate: fc.integer({ min: 0, max: 100 }),
  /** By review: how many come or go of either group, and by how much the rate moves. */
  moves: fc.array(
    fc.tuple(fc.constantFrom(0, 0, 0, 1, -1, 2), fc.constantFrom(0, 0, 1, -2), fc.integer({ min: -9, max: 12 })),
    {
      minLength: reviewsInAll,
      maxLength: reviewsInAll,
    },
  ),
});

export const aSequence = fc.record({
  schools: fc.array(aSchool, { minLength: 3, maxLength: 5 }),
  threshold: fc.integer({ min: 5, max: 8 }),
  /** The first two schools are one trust. */
  pair: fc.boolean(),
  /** From this review on the first school has a new number; 6: never. `told`: its file says so. */
  convertedAt: fc.integer({ min: 1, max: 6 }),
  told: fc.boolean(),
  /** From this review on the measure has another name. */
  renamedAt: fc.integer({ min: 1, max: 6 }),
  /** Reviews for which raw figures are kept. */
  kept: fc.integer({ min: 1, max: 6 }),
});
export type Sequence = typeof aSequence extends fc.Arbitrary<infer One> ? One : never;

const [formerUrn, newUrn] = ['900000', '950000'];
const yearOf = (review: number): number => Math.floor(review / reviewsAYear);

const rowsOf = (school: Sequence['schools'][number], review: number, subject: string): CohortRow[] => {
  let { free, others } = school;
  let shift = 0;
  for (const [more, less, rate] of school.moves.slice(0, review)) {
    free = Math.max(0, free + more);
    others = Math.max(1, others + less);
    shift += rate;
  }
  const at = (pupils: number, rate: number): number =>
    Math.round((pupils * Math.min(100, Math.max(0, rate + shift))) / 100);
  const [freeAt, othersAt] = [at(free, school.freeRate), at(others, school.otherRate)];
  const year: YearGroup = yearOf(review) === 0 ? '5' : '6';
  const row = (characteristic: 'All pupils' | 'FSM', group: string, number: number, expected: number): CohortRow => ({
    year,
    subject,
    characteristic,
    group,
    number,
    expected,
  });
  return [
    row('All pupils', 'All pupils', free + others, freeAt + othersAt),
    row('FSM', 'FSM', free, freeAt),
    row('FSM', 'Not FSM', others, othersAt),
  ];
};

const sentIn = (sequence: Sequence, review: number): SchoolFigures[] =>
  sequence.schools.map((school, at) => ({
    school: at === 0 && review >= sequence.convertedAt ? newUrn : `90000${at}`,
    table: { rows: rowsOf(school, review, review >= sequence.renamedAt ? 'Investigations' : 'Science') },
  }));

export const partiesOf = ({ schools, pair }: Sequence): string[][] => {
  const urns = schools.map((_, at) => (at === 0 ? [formerUrn, newUrn] : [`90000${at}`]));
  return pair ? [[...(urns[0] ?? []), ...(urns[1] ?? [])], ...urns.slice(2)] : urns;
};

/** Every review as it would be published, one after the other. */
export const publishedIn = (sequence: Sequence): Published[] => {
  const all: Published[] = [];
  for (let review = 0; review < reviewsInAll; review += 1) {
    const sent = sentIn(sequence, review);
    const earlier = all.map(
      ({ published, sent: then }, before): EarlierReview => ({
        published,
        figures: review - before > sequence.kept ? [] : then,
        yearsAgo: yearOf(review) - yearOf(before),
      }),
    );
    const published = publishCohort(sent, {
      threshold: sequence.threshold,
      parties: partiesOf(sequence).map((urns) =>
        urns.filter((urn) => urn !== (review >= sequence.convertedAt ? formerUrn : newUrn)),
      ),
      before: hiddenTogether(earlier.filter(({ yearsAgo }) => yearsAgo === 0).map((one) => one.published.hidden)),
      earlier,
      ...(sequence.told && { successors: new Map([[formerUrn, newUrn]]) }),
    });
    all.push({ published, sent });
  }
  return all;
};

/** As somebody reads them who knows that pupils moved up, and which number became which. */
export const asOnePerson = (reviews: readonly Published[]): Published[] =>
  reviews.map(({ published, sent }) => ({
    sent: sent.map(({ school, table }) => ({
      school: school === newUrn ? formerUrn : school,
      table: { rows: table.rows.map((row) => ({ ...row, year: '5' as const })) },
    })),
    published: {
      ...published,
      tables: published.tables.map((table) => ({
        ...table,
        year: '5' as const,
        rows: table.rows.map((row) => ({
          ...row,
          figures: row.figures.map((one) => (one.school === newUrn ? { ...one, school: formerUrn } : one)),
        })),
      })),
    },
  }));
