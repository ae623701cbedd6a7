/** How a kind of record is stored, read back, and brought up to date. */
import type * as z from 'zod';
import type { Indexes, Item, Key } from '../ports.ts';
import type { RecordKindName } from './kind-names.ts';

type Shape = z.ZodObject;

export type RecordKind<S extends Shape = Shape, N extends RecordKindName = RecordKindName> = {
  readonly name: N;
  readonly schema: S;
  /** Rises when the stored shape changes; `upgrade` then brings older items to the newest shape as they are read. */
  readonly schemaVersion: number;
  readonly upgrade?: (body: Record<string, unknown>, from: number) => Record<string, unknown>;
  readonly key: (partnership: string, id: string) => Key;
  readonly indexes?: (value: z.infer<S>, partnership: string) => Indexes | undefined;
  /** When the item may be tidied away. Whoever reads it checks expiry all the same. */
  readonly expires?: (value: z.infer<S>) => Date;
};

/** When an item may be tidied away, epoch seconds, for kinds that expire. */
export const expiryOf = <S extends Shape>(kind: RecordKind<S>, value: z.infer<S>): { expiresAt?: number } =>
  kind.expires ? { expiresAt: Math.ceil(kind.expires(value).getTime() / 1000) } : {};

/** A stored item that is not what its kind says it must be. */
export class UnreadableItem extends Error {
  constructor(key: Key, kind: string, problem: string) {
    super(`${key.partition} ${key.sort} is not a readable ${kind}: ${problem}`);
    this.name = 'UnreadableItem';
  }
}

/** Fields that a newer version of the product wrote: kept as they are, so that an older one loses nothing. */
export const unknownFields = (kind: RecordKind, body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).filter(
      ([name]) => name !== '_kind' && name !== '_schema' && name !== '_salt' && !(name in kind.schema.shape),
    ),
  );

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
};

/** What was made of an item's body before, while that body is kept. */
const decoded = new WeakMap<Item['body'], { readonly kind: RecordKind; readonly value: unknown }>();

/** The record, which nobody may change: the same item again gives the same one. */
export const decode = <S extends Shape>(kind: RecordKind<S>, item: Item): z.infer<S> => {
  const before = decoded.get(item.body);
  if (before?.kind === kind) return before.value as z.infer<S>;
  const value = frozen(read(kind, item));
  decoded.set(item.body, { kind, value });
  return value;
};

const read = <S extends Shape>(kind: RecordKind<S>, item: Item): z.infer<S> => {
  const { _kind: name, _schema: stored, _salt: _, ...fields } = item.body;
  if (name !== kind.name) throw new UnreadableItem(item, kind.name, `it is a ${String(name)}`);
  const from = typeof stored === 'number' ? stored : 1;
  const current = from < kind.schemaVersion && kind.upgrade ? kind.upgrade(fields, from) : fields;
  const parsed = kind.schema.safeParse(current);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new UnreadableItem(item, kind.name, `${first?.path.join('.') ?? ''} ${first?.message ?? ''}`);
  }
  return parsed.data;
};

export const encode = <S extends Shape>(
  kind: RecordKind<S>,
  value: z.infer<S>,
  kept: Record<string, unknown> = {},
): Record<string, unknown> => ({ ...kept, ...value, _kind: kind.name, _schema: kind.schemaVersion });

/**
 * A kind of record in its partnership's partition. Its sort key begins with its name, so that a prefix finds all of them;
 * `more` says what is otherwise.
 */
export const kindInPartnership = <S extends Shape, N extends RecordKindName>(
  name: N,
  schema: S,
  more: Partial<Pick<RecordKind<S>, 'key' | 'indexes' | 'upgrade' | 'schemaVersion'>> = {},
): RecordKind<S, N> => ({
  name,
  schema,
  schemaVersion: 1,
  key: (partnership, id) => ({ partition: `p#${partnership}`, sort: `${name}#${id}` }),
  ...more,
});
