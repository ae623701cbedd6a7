/** What is kept of the partnership file that was applied last: digests, so that it is no second copy of people's data. */
import * as z from 'zod';
import { canonicalJson } from '../domain/canonical.ts';
import type { Digested } from '../domain/partnership/file-changes.ts';
import type { Outside } from '../ports.ts';
import { sha256 } from '../records/digest.ts';
import { decode, type RecordKind } from '../records/kind.ts';

const DigestedFields: z.ZodType<Digested> = z.lazy(() => z.union([z.string(), z.record(z.string(), DigestedFields)]));

export const AppliedFile = z.object({
  file: DigestedFields.optional(),
  /** The proposal that the file brings is a start only: the lead goes on with it in the browser. */
  proposal: z.string().optional(),
  /** Since when the partnership is put away. */
  archivedAt: z.string().optional(),
  /** What CloudFormation asked, and which of its stacks has applied the file. Nothing on one machine. */
  deploys: z.object({ stack: z.string().optional(), requests: z.array(z.string()) }).optional(),
});
export type AppliedFile = z.infer<typeof AppliedFile>;

export const appliedFiles: RecordKind<typeof AppliedFile, 'applied-file'> = {
  name: 'applied-file',
  schema: AppliedFile,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `applied-file#${id}` }),
};

/** Half of a SHA-256 tells two answers apart well enough. */
export const digestOf = (leaf: unknown): string => sha256(leaf === undefined ? '' : canonicalJson(leaf)).slice(0, 32);

export const isArchived = async (outside: Outside, partnership: string): Promise<boolean> => {
  const item = await outside.store.get(appliedFiles.key(partnership, 'it'));
  return item !== undefined && decode(appliedFiles, item).archivedAt !== undefined;
};
