/**
 * Figures about groups of pupils, apart from the returns: what a school sent is read for that school alone, and what is
 * published is what everybody else may see.
 */
import * as z from 'zod';
import { CohortTable } from '../domain/numbers/cohort.ts';
import { PublishedCohort } from '../domain/numbers/published-cohort.ts';
import { PlainDate, Urn } from '../domain/words.ts';
import type { Outside } from '../ports.ts';
import { decode, type RecordKind } from './kind.ts';
import { returnId } from './kinds.ts';

const StoredCohort = z.object({ review: z.string(), school: Urn, table: CohortTable, by: z.string(), at: z.string() });
export type StoredCohort = z.infer<typeof StoredCohort>;

/** What one school sent for one review. Id: as of its return. */
export const cohorts: RecordKind<typeof StoredCohort> = {
  name: 'cohort',
  schema: StoredCohort,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `cohort#${id}` }),
};

const StoredPublication = z.object({ review: z.string(), publishedOn: PlainDate, published: PublishedCohort });
export type StoredPublication = z.infer<typeof StoredPublication>;

/** What is published of a review, frozen when it closed. Id: the review. */
export const publications: RecordKind<typeof StoredPublication> = {
  name: 'publication',
  schema: StoredPublication,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `publication#${id}` }),
};

export const readCohortOf = async (
  outside: Outside,
  partnership: string,
  review: string,
  school: string,
): Promise<StoredCohort | undefined> => {
  const item = await outside.store.get(cohorts.key(partnership, returnId(review, school)));
  return item && decode(cohorts, item);
};

export const readPublication = async (
  outside: Outside,
  partnership: string,
  review: string,
): Promise<StoredPublication | undefined> => {
  const item = await outside.store.get(publications.key(partnership, review));
  return item && decode(publications, item);
};
