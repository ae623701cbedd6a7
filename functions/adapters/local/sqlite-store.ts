/** The store on one machine: a table of items in SQLite, each commit one transaction and one fsync. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Effect } from '../../domain/effect.ts';
import type {
  Commit,
  CommitResult,
  IndexEntry,
  Indexes,
  IndexName,
  Item,
  Key,
  Query,
  QueryPage,
  Store,
} from '../../ports.ts';
import { type Action, actionsOf, type PutAction, versionAfter } from '../commit-actions.ts';
import { cursorFor, lastSort, placeOf, sortRange, usualPage } from '../query-range.ts';
import { StoreUnavailable } from '../store-unavailable.ts';
import { onFile, withinTransaction } from './database.ts';
import { createKnownItems, type ReadRow } from './known-items.ts';

type Row = Record<string, SQLOutputValue>;
type Statements = ReturnType<typeof prepare>;

const columns = 'partition, sort, version, body, person_partition, person_sort, due_partition, due_sort';

const sorts = { items: 'sort', person: 'person_sort', due: 'due_sort' } as const;
type Table = keyof typeof sorts;

/** One page over the items or an index, in either direction, after a place given as (sort, partition, item's sort). */
const pageStatement = (db: DatabaseSync, table: Table, newestFirst: boolean) => {
  const sort = sorts[table];
  const within = table === 'items' ? 'partition' : `${table}_partition`;
  const order = newestFirst ? 'DESC' : 'ASC';
  const place = table === 'items' ? '(sort)' : `(${sort}, partition, sort)`;
  const after = table === 'items' ? '(:afterSort)' : '(:afterSort, :afterPartition, :afterItem)';
  const by = table === 'items' ? `sort ${order}` : `${sort} ${order}, partition ${order}, sort ${order}`;
  const page = db.prepare(
    `SELECT ${columns} FROM items
      WHERE ${within} = :within AND ${sort} >= :low AND ${sort} <= :high AND ${place} ${newestFirst ? '<' : '>'} ${after}
      ORDER BY ${by} LIMIT :limit`,
  );
  page.setAllowUnknownNamedParameters(true);
  return page;
};

const prepare = (db: DatabaseSync) => {
  const bothWays = (table: Table) => ({
    oldest: pageStatement(db, table, false),
    newest: pageStatement(db, table, true),
  });
  return {
    version: db.prepare('SELECT version FROM items WHERE partition = ? AND sort = ?'),
    get: db.prepare(`SELECT ${columns} FROM items WHERE partition = ? AND sort = ?`),
    put: db.prepare(
      `INSERT INTO items (${columns}, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (partition, sort) DO UPDATE SET version = excluded.version, body = excluded.body,
         person_partition = excluded.person_partition, person_sort = excluded.person_sort,
         due_partition = excluded.due_partition, due_sort = excluded.due_sort, expires_at = excluded.expires_at`,
    ),
    delete: db.prepare('DELETE FROM items WHERE partition = ? AND sort = ?'),
    expire: db.prepare('DELETE FROM items WHERE expires_at <= ?'),
    pages: { items: bothWays('items'), person: bothWays('person'), due: bothWays('due') },
  };
};

const entryOf = (row: Row, name: IndexName): IndexEntry | undefined => {
  const partition = row[`${name}_partition`];
  return typeof partition === 'string' ? { partition, sort: String(row[`${name}_sort`]) } : undefined;
};

const indexesOf = (row: Row): Indexes | undefined => {
  const [person, due] = [entryOf(row, 'person'), entryOf(row, 'due')];
  return person || due ? { ...(person && { person }), ...(due && { due }) } : undefined;
};

const readRow = (row: Row): ReadRow => {
  const indexes = indexesOf(row);
  return {
    partition: String(row.partition),
    sort: String(row.sort),
    version: Number(row.version),
    text: String(row.body),
    ...(indexes && { indexes }),
  };
};

type ItemOf = (row: Row) => Item;

const write = (statements: Statements, put: PutAction): void => {
  const { person, due } = put.indexes ?? {};
  statements.put.run(
    put.key.partition,
    put.key.sort,
    versionAfter(put.expect),
    JSON.stringify(put.body),
    person?.partition ?? null,
    person?.sort ?? null,
    due?.partition ?? null,
    due?.sort ?? null,
    put.expiresAt ?? null,
  );
};

const carryOut = (statements: Statements, action: Action): void => {
  if (action.does === 'put') write(statements, action);
  if (action.does === 'delete') statements.delete.run(action.key.partition, action.key.sort);
};

const holds = (statements: Statements, action: Action): boolean => {
  const found = statements.version.get(action.key.partition, action.key.sort);
  return (found ? Number(found.version) : 'absent') === action.expect;
};

const pageOf = (statements: Statements, itemOf: ItemOf, query: Query): QueryPage => {
  const range = sortRange(query);
  const limit = query.limit ?? usualPage;
  if (!range || limit < 1) return { items: [] };
  const table = query.index ?? 'items';
  const start = query.newestFirst ? lastSort : '';
  const after = query.from ? placeOf(query.from) : { sort: start, key: { partition: start, sort: start } };
  const rows = statements.pages[table][query.newestFirst ? 'newest' : 'oldest'].all({
    within: query.partition,
    low: range.low,
    high: range.high,
    afterSort: after.sort,
    afterPartition: after.key.partition,
    afterItem: after.key.sort,
    // One more than asked tells whether another page follows.
    limit: limit + 1,
  });
  const items = rows.slice(0, limit).map(itemOf);
  const last = items.at(-1);
  if (rows.length <= limit || !last) return { items };
  const sort = query.index ? last.indexes?.[query.index]?.sort : last.sort;
  return { items, next: cursorFor({ sort: sort ?? last.sort, key: { partition: last.partition, sort: last.sort } }) };
};

export type SqliteStore = Store & {
  /** `commit` without waiting, so that it can be part of a transaction that is open. */
  commitNow(commit: Commit): CommitResult;
  /** Deletes items whose expiry has passed; says how many. Readers check expiry themselves. */
  deleteExpired(now: Date): number;
};

type Outgoing = { readonly effect: Effect; readonly action: Action };

/** The actions of a commit's effects, which come last. */
const outgoingOf = (actions: readonly Action[], effects: readonly Effect[]): readonly Outgoing[] =>
  actions.slice(actions.length - effects.length).flatMap((action, at) => {
    const effect = effects[at];
    return effect ? [{ effect, action }] : [];
  });

/** What a new outbox item is read back as. */
const asRead = ({ action }: Outgoing): Item[] => {
  if (action.does !== 'put') return [];
  const body: Item['body'] = JSON.parse(JSON.stringify(action.body));
  return [{ ...action.key, version: 1, body, ...(action.indexes && { indexes: action.indexes }) }];
};

type Needs = {
  readonly db: DatabaseSync;
  /**
   * Hears of the outbox items that a commit has written. None are named where the commit is part of a transaction that
   * may yet be undone: then whoever hears it looks for themselves, a moment later.
   */
  readonly onEffects?: (written: readonly Item[]) => void;
  /**
   * Carries an effect out inside the transaction that commits it, where its consequence is kept in the same file. True
   * when that is done: it then needs no place in the outbox.
   */
  readonly atOnce?: (effect: Effect) => boolean;
};

/** The store port on an open database. All throw StoreUnavailable; `commit` throws CommitRefused for what no transaction can hold. */
export const createSqliteStore = ({ db, onEffects, atOnce }: Needs): SqliteStore => {
  const statements = onFile(() => prepare(db));
  const knownItem = createKnownItems();
  const itemOf: ItemOf = (row) => knownItem(readRow(row));

  /** Carries out all or nothing; gives what conflicts, or what was written to the outbox. */
  const attempt = (
    actions: readonly Action[],
    outgoing: readonly Outgoing[],
    isDone: NonNullable<Needs['atOnce']>,
  ): { readonly conflicts: readonly Key[]; readonly written: readonly Outgoing[] } =>
    withinTransaction(db, () => {
      // All expectations are looked at before anything is written: inside somebody else's transaction a conflict must
      // leave nothing behind either.
      const failed = actions.filter((action) => !holds(statements, action));
      if (failed.length > 0) return { conflicts: failed.map(({ key }) => key), written: [] };
      for (const action of actions.slice(0, actions.length - outgoing.length)) carryOut(statements, action);
      const written = outgoing.filter(({ effect }) => !isDone(effect));
      for (const { action } of written) carryOut(statements, action);
      return { conflicts: [], written };
    });

  const attemptAtOnce = (actions: readonly Action[], outgoing: readonly Outgoing[]) => {
    if (!atOnce || outgoing.length === 0) return attempt(actions, outgoing, () => false);
    try {
      return attempt(actions, outgoing, atOnce);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      // Whatever an effect runs into, the facts behind it stand: it waits in the outbox, to be tried by itself.
      return attempt(actions, outgoing, () => false);
    }
  };

  const commitNow = (commit: Commit): CommitResult => {
    const actions = actionsOf(commit);
    if (actions.length === 0) return { ok: true };
    const outgoing = outgoingOf(actions, commit.effects ?? []);
    const joined = db.isTransaction;
    const { conflicts, written } = joined ? attempt(actions, outgoing, () => false) : attemptAtOnce(actions, outgoing);
    if (conflicts.length > 0) return { ok: false, conflicts };
    if (written.length > 0) onEffects?.(joined ? [] : written.flatMap(asRead));
    return { ok: true };
  };

  return {
    get: async ({ partition, sort }) =>
      onFile(() => {
        const row = statements.get.get(partition, sort);
        return row && itemOf(row);
      }),
    query: async (query) => onFile(() => pageOf(statements, itemOf, query)),
    commit: async (commit) => onFile(() => commitNow(commit)),
    commitNow: (commit) => onFile(() => commitNow(commit)),
    deleteExpired: (now) => onFile(() => Number(statements.expire.run(Math.floor(now.getTime() / 1000)).changes)),
  };
};
