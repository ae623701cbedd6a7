/**
 * When a review closes: the figures of all schools, with what is too small hidden, become what everybody may see. They are
 * made before the commit that closes it, a little at a time, so that nobody waits for them; the commit takes them only if
 * no school has sent others meanwhile.
 */
import { setImmediate } from 'node:timers/promises';
import { addDays } from '../domain/calendar.ts';
import { hiddenTogether } from '../domain/cohort/earlier-reviews.ts';
import { type EarlierReview, type PublishedCohort, publishing } from '../domain/cohort/published-cohort.ts';
import { londonDate } from '../domain/london.ts';
import { monthsOfFigures, type Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import { cohorts, keptPublication, openedPublication, publications, type StoredCohort } from '../records/cohorts.ts';
import { decode } from '../records/kind.ts';
import { partnerships, scheduled, theOne } from '../records/kinds.ts';
import { readEvery } from '../records/read-every.ts';
import type { Work } from '../records/work.ts';
import { type Review, returnId } from '../records/year-kinds.ts';

/**
 * Who knows the figures of which schools: each party those of its own (a trust and a federation are one party), and whoever
 * is head of several schools those of all of them, whatever parties they are in.
 */
export const whoKnowTogether = ({
  parties,
  schools,
}: {
  readonly parties: readonly { readonly schools: readonly string[] }[];
  readonly schools: readonly { readonly urn: string; readonly head: string }[];
}): string[][] => {
  const byHead = [...Map.groupBy(schools, ({ head }) => head).values()].filter((own) => own.length > 1);
  return [...parties.map((party) => [...party.schools]), ...byHead.map((own) => own.map(({ urn }) => urn))];
};

/** Whom a table says nothing of may change what is hidden in it: the parties, and the threshold. */
type Made = { readonly from: string; readonly published: PublishedCohort };

const inputOf = (
  sent: readonly StoredCohort[],
  { suppressBelow, parties, schools }: Partnership,
  review: string,
): string =>
  JSON.stringify([
    review,
    suppressBelow,
    whoKnowTogether({ parties, schools }),
    schools.map(({ urn, formerUrns = [] }) => [urn, formerUrns]),
    sent.map(({ school, at, table }) => [school, at, table]).toSorted(),
  ]);

/** So many figures are proven before others may go on: some milliseconds. */
const atATime = 20;

const make = async (
  sent: readonly StoredCohort[],
  earlier: readonly EarlierReview[],
  partnership: Partnership,
  review: string,
): Promise<Made> => {
  const order = partnership.schools.map(({ urn }) => urn);
  const figures = sent.toSorted((one, other) => order.indexOf(one.school) - order.indexOf(other.school));
  const steps = publishing(figures, {
    threshold: partnership.suppressBelow,
    parties: whoKnowTogether(partnership),
    before: hiddenTogether(
      earlier.filter(({ yearsAgo = 0 }) => yearsAgo === 0).map(({ published }) => published.hidden),
    ),
    earlier,
    successors: new Map(partnership.schools.flatMap(({ urn, formerUrns = [] }) => formerUrns.map((one) => [one, urn]))),
  });
  for (let step = 1; ; step += 1) {
    const { done, value } = steps.next();
    if (done) return { from: inputOf(sent, partnership, review), published: value };
    if (step % atATime === 0) await setImmediate();
  }
};

/** Academic years from one review to another. */
const yearsBetween = (one: string, other: string): number => Number(other.slice(0, 4)) - Number(one.slice(0, 4));

/** The reviews of this year and of the years before that are published, with what the schools had sent: `all`, of every review of the year. */
const earlierOf = (
  review: string,
  kept: readonly Parameters<typeof openedPublication>[0][],
  all: readonly StoredCohort[],
): EarlierReview[] =>
  kept
    .filter((one) => one.review !== review && yearsBetween(one.review, review) >= 0)
    .map((one) => ({
      published: openedPublication(one).published,
      yearsAgo: yearsBetween(one.review, review),
      figures: all.filter((sent) => sent.review === one.review),
    }));

/** Makes what is to be published of a review, outside any commit; nothing where no school has sent figures. */
export const prepareFigures = async (
  outside: Outside,
  partnership: string,
  review: string,
): Promise<Made | undefined> => {
  const [all, kept, item] = await Promise.all([
    readEvery(outside.store, cohorts, partnership),
    readEvery(outside.store, publications, partnership),
    outside.store.get(partnerships.key(partnership, theOne)),
  ]);
  const sent = all.filter((one) => one.review === review);
  if (!item || sent.length === 0) return undefined;
  return make(sent, earlierOf(review, kept, all), decode(partnerships, item), review);
};

/** Somebody sent others meanwhile. */
const makeAgain = async (
  tx: Work,
  review: string,
  sent: readonly StoredCohort[],
  partnership: Partnership,
): Promise<Made> => {
  const earlier = earlierOf(review, await tx.list(publications, ''), await tx.list(cohorts, ''));
  return make(sent, earlier, partnership, review);
};

/** Publishes once; a review that nobody sent figures for has nothing to publish. `made`: what was prepared. */
export const publishFigures = async (
  tx: Work,
  review: Review,
  partnership: Partnership,
  made: Made | undefined,
): Promise<void> => {
  if (await tx.read(publications, review.id)) return;
  const sent = await tx.list(cohorts, returnId(review.id, ''));
  if (sent.length === 0) return;
  const isStill = made?.from === inputOf(sent, partnership, review.id);
  const { published } = isStill ? made : await makeAgain(tx, review.id, sent, partnership);
  const publication = { review: review.id, publishedOn: londonDate(tx.now), published };
  tx.write(publications, review.id, keptPublication(publication));
  tx.event('figures-published', 'system', { review: review.id, tables: published.tables.length });
  await scheduleDeletion(tx, review.id, monthsOfFigures(partnership));
};

/** The daily sweep deletes what the schools sent, on the day that is fixed now: nobody has to remember it. */
const scheduleDeletion = async (tx: Work, review: string, months: number): Promise<void> => {
  const id = `delete-figures-${review}`;
  if (await tx.read(scheduled, id)) return;
  const on = addDays(londonDate(tx.now), Math.round((months * 365) / 12));
  const input = { partnership: tx.partnership, review };
  tx.write(scheduled, id, { id, on, effect: { kind: 'task', task: 'delete-figures', input } });
};
