/** What the table's stream names: it carries keys only. */
import * as z from 'zod';
import { table } from './table.ts';

const Text = z.object({ S: z.string() });
const StreamEvent = z.object({ Records: z.array(z.unknown()) });
const StreamRecord = z.object({
  dynamodb: z.object({ Keys: z.object({ [table.partitionKey]: Text, [table.sortKey]: Text }) }),
});

type Named = { readonly partition: string; readonly sort: string };

/** Undefined for an event that is none of the stream's. A record that cannot be read stops none of the others. */
const keysIn = (event: unknown): readonly Named[] | undefined =>
  StreamEvent.safeParse(event).data?.Records.flatMap((record) => {
    const Keys = StreamRecord.safeParse(record).data?.dynamodb.Keys;
    return Keys ? [{ partition: Keys[table.partitionKey]?.S ?? '', sort: Keys[table.sortKey]?.S ?? '' }] : [];
  });

const namedAfter = (prefix: string, names: readonly Named[]): string[] => [
  ...new Set(
    names.filter(({ partition }) => partition.startsWith(prefix)).map((key) => key.partition.slice(prefix.length)),
  ),
];

/** Ids of the effects that are new, each once. */
export const effectIdsIn = (event: unknown): readonly string[] | undefined => {
  const keys = keysIn(event);
  return keys && namedAfter('effect#', keys);
};

/** How many of its records cannot be read: what they rang for, the five-minute round finds. */
export const unreadableIn = (event: unknown): number =>
  (StreamEvent.safeParse(event).data?.Records ?? []).filter((record) => !StreamRecord.safeParse(record).success).length;

/** Partnerships whose audit chain has grown, each once. */
export const grownChainsIn = (event: unknown): readonly string[] =>
  namedAfter(
    'p#',
    (keysIn(event) ?? []).filter(({ sort }) => sort === 'audit-head'),
  );
