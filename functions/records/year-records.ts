/** The report of a year with its decisions, sealed when the year was concluded: nothing that is changed later changes it. */
import * as z from 'zod';
import { MouDocument } from '../domain/agreement/mou-document.ts';
import { Words } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { decode, type RecordKind } from './kind.ts';

export const YearContent = z.strictObject({
  year: z.string(),
  partnership: z.string(),
  /** The lead's words. */
  words: Words,
  sections: MouDocument.shape.sections,
  outcome: z.string(),
  /** What each party decided, how and when. */
  decisions: z.array(
    z.strictObject({ party: z.string(), decided: z.string(), on: z.string(), reference: z.string().optional() }),
  ),
});
export type YearContent = z.infer<typeof YearContent>;

const YearRecord = z.object({
  year: z.string(),
  /** SHA-256, hex, of the canonical JSON of `content`. */
  seal: z.string(),
  content: YearContent,
  madeAt: z.string(),
});
export type YearRecord = z.infer<typeof YearRecord>;

/** Id: the academic year. */
export const yearRecords: RecordKind<typeof YearRecord, 'year-record'> = {
  name: 'year-record',
  schema: YearRecord,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `year-record#${id}` }),
};

export const readYearRecord = async (
  outside: Outside,
  partnership: string,
  year: string,
): Promise<YearRecord | undefined> => {
  const item = await outside.store.get(yearRecords.key(partnership, year));
  return item && decode(yearRecords, item);
};
