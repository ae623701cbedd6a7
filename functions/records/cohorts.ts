/**
 * Figures about groups of pupils, apart from the returns: what a school sent is read for that school alone, and what is
 * published is what everybody else may see.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod';
import { CohortTable } from '../domain/cohort/cohort.ts';
import { PublishedCohort } from '../domain/cohort/published-cohort.ts';
import { PlainDate, Urn } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { decode, type RecordKind } from './kind.ts';
import { returnId } from './year-kinds.ts';

const StoredCohort = z.object({
  review: z.string(),
  school: Urn,
  table: CohortTable,
  by: z.string(),
  at: z.string(),
  /** What was changed as the table was read, such as rounding, each as a sentence. */
  said: z.array(z.string()).optional(),
});
export type StoredCohort = z.infer<typeof StoredCohort>;

/** What one school sent for one review. Id: as of its return. */
export const cohorts: RecordKind<typeof StoredCohort, 'cohort'> = {
  name: 'cohort',
  schema: StoredCohort,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `cohort#${id}` }),
};

const KeptPublication = z.object({
  review: z.string(),
  publishedOn: PlainDate,
  published: PublishedCohort.optional(),
  /** The same, where it is so large that an item would not hold it: JSON, gzip, base64. */
  packed: z.string().optional(),
});
type KeptPublication = z.infer<typeof KeptPublication>;
export type StoredPublication = {
  readonly review: string;
  readonly publishedOn: PlainDate;
  readonly published: PublishedCohort;
};

/** An item holds 400 KB: from here on it is packed. Characters of JSON. */
const mostPlain = 150_000;

export const keptPublication = ({ published, ...rest }: StoredPublication): KeptPublication => {
  const text = JSON.stringify(published);
  return text.length <= mostPlain ? { ...rest, published } : { ...rest, packed: gzipSync(text).toString('base64') };
};

/** What many pages of one report ask for is unpacked once. */
const opened = new WeakMap<KeptPublication, StoredPublication>();

export const openedPublication = (kept: KeptPublication): StoredPublication => {
  const before = opened.get(kept);
  if (before) return before;
  const { published, packed = '', ...rest } = kept;
  const whole = published ?? PublishedCohort.parse(JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()));
  const stored = { ...rest, published: whole };
  opened.set(kept, stored);
  return stored;
};

/** What is published of a review, frozen when it closed. Id: the review. */
export const publications: RecordKind<typeof KeptPublication, 'publication'> = {
  name: 'publication',
  schema: KeptPublication,
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
  return item && openedPublication(decode(publications, item));
};
