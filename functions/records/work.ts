/**
 * One commit per use case. A use case reads, calls rules, and says what is to be written, told to the audit trail and
 * sent out; all of it is committed together, or, when somebody else was faster, the use case is run again on what
 * stands now.
 */
import { randomInt } from 'node:crypto';
import type * as z from 'zod';
import type { AuditEventName, AuditFacts, NewEvent } from '../domain/audit.ts';
import type { EffectPayload } from '../domain/effect.ts';
import type { Expect, Item, Key, Outside, Put } from '../ports.ts';
import { auditPuts, isAuditHead, readAuditHead } from './audit-chain.ts';
import { decode, encode, expiryOf, type RecordKind, unknownFields } from './kind.ts';
import { goneMark, isProved, proved } from './proof.ts';
import { TooBusy } from './too-busy.ts';

/** How often a use case is run again because another commit came first. */
const maxRuns = 12;
/** How often a commit is repeated because only the head of the audit chain moved. */
const maxRechains = 25;

const crowded = (partnership: string): TooBusy => new TooBusy(`Too many commits at once in ${partnership}`);

type Planned = { key: Key; put?: Put; remove?: true };

export class Work {
  readonly #outside: Outside;
  readonly partnership: string;
  /** The same moment for everything in this commit. */
  readonly now: Date;
  readonly #seen = new Map<string, Item | undefined>();
  /** What was read by its id: the use case relies on it, so the commit expects it as it was. */
  readonly #relied = new Map<string, Expect>();
  readonly #planned = new Map<string, Planned>();
  readonly #events: NewEvent[] = [];
  /** Digests of the facts that are to be written, by their keys. */
  readonly #proofs = new Map<string, string>();
  readonly #effects: { id: string; payload: EffectPayload }[] = [];

  constructor(outside: Outside, partnership: string) {
    this.#outside = outside;
    this.partnership = partnership;
    this.now = outside.clock.now();
  }

  /** The record as it stands, or nothing. The commit fails over to another run if it has changed by then. */
  async read<S extends z.ZodObject>(kind: RecordKind<S>, id: string): Promise<z.infer<S> | undefined> {
    const key = kind.key(this.partnership, id);
    const item = await this.#outside.store.get(key);
    const seen = this.#firstSeen(key, item);
    this.#relied.set(nameOf(key), { ...key, expect: seen?.version ?? 'absent' });
    return item ? decode(kind, item) : undefined;
  }

  /**
   * What was seen first counts, however often it is read: a rule may have been given the older of two, so the commit must fail
   * when they differ.
   */
  #firstSeen(key: Key, item: Item | undefined): Item | undefined {
    const name = nameOf(key);
    if (!this.#seen.has(name)) this.#seen.set(name, item);
    return this.#seen.get(name);
  }

  async readNeeded<S extends z.ZodObject>(kind: RecordKind<S>, id: string): Promise<z.infer<S>> {
    const found = await this.read(kind, id);
    if (!found) throw new MissingRecord(kind.name, id);
    return found;
  }

  /**
   * Every record of a kind whose id begins with `prefix`. Only those that are written again are expected unchanged: a
   * commit has no room for more, so rules that rely on a record read it by its id.
   */
  async list<S extends z.ZodObject>(kind: RecordKind<S>, prefix = ''): Promise<z.infer<S>[]> {
    const { partition, sort } = kind.key(this.partnership, prefix);
    const found: z.infer<S>[] = [];
    let from: string | undefined;
    do {
      const page = await this.#outside.store.query({ partition, prefix: sort, ...(from ? { from } : {}) });
      for (const item of page.items) {
        this.#firstSeen(item, item);
        found.push(decode(kind, item));
      }
      from = page.next;
    } while (from);
    return found;
  }

  /** Plans the record's new state. A record that was not read before must not exist yet. */
  write<S extends z.ZodObject>(kind: RecordKind<S>, id: string, value: z.infer<S>): void {
    const key = kind.key(this.partnership, id);
    const seen = this.#seen.get(nameOf(key));
    const indexes = kind.indexes?.(value, this.partnership);
    const encoded = encode(kind, value, seen ? unknownFields(kind, seen.body) : {});
    const { body, digest } = isProved(key) ? proved(key.sort, encoded, seen?.body) : { body: encoded };
    if (digest === undefined) this.#proofs.delete(key.sort);
    else this.#proofs.set(key.sort, digest);
    this.#planned.set(nameOf(key), {
      key,
      put: {
        ...key,
        body,
        expect: seen?.version ?? 'absent',
        ...(indexes ? { indexes } : {}),
        ...expiryOf(kind, value),
      },
    });
  }

  remove<S extends z.ZodObject>(kind: RecordKind<S>, id: string): void {
    const key = kind.key(this.partnership, id);
    const seen = this.#seen.get(nameOf(key));
    if (seen) this.#planned.set(nameOf(key), { key, remove: true });
    else this.#planned.delete(nameOf(key));
    if (seen && isProved(key)) this.#proofs.set(key.sort, goneMark);
    else this.#proofs.delete(key.sort);
  }

  event(event: AuditEventName, by: string, facts: AuditFacts = {}): void {
    this.#events.push({ event, by, facts });
  }

  /**
   * An outgoing effect of this commit: it is carried out if, and only if, the commit holds. Give an id where later news
   * must be matched to it; an id does not keep an effect from being sent again once the first was delivered.
   */
  effect(payload: EffectPayload, id: string = this.#outside.ids.id()): void {
    this.#effects.push({ id, payload });
  }

  newId(): string {
    return this.#outside.ids.id();
  }

  get isEmpty(): boolean {
    return this.#planned.size === 0 && this.#events.length === 0 && this.#effects.length === 0;
  }

  /** The events, the last of which vouches for every fact that this commit writes. */
  #provedEvents(): readonly NewEvent[] {
    if (this.#proofs.size === 0) return this.#events;
    const records = Object.fromEntries(this.#proofs);
    const last = this.#events.at(-1) ?? { event: 'records-kept', by: 'system', facts: {} };
    return [...this.#events.slice(0, -1), { ...last, records }];
  }

  /** Commits what was planned. `again`: something that was read has changed, so the use case must be run again. */
  async commit(): Promise<'done' | 'again'> {
    if (this.isEmpty) return 'done';
    const { store } = this.#outside;
    const at = this.now.toISOString();
    const put: Put[] = [];
    const remove: { partition: string; sort: string; expect: number }[] = [];
    for (const planned of this.#planned.values()) {
      if (planned.put) put.push(planned.put);
      const seen = this.#seen.get(nameOf(planned.key));
      if (planned.remove && seen) remove.push({ ...planned.key, expect: seen.version });
    }
    const expect = [...this.#relied].flatMap(([name, relied]) => (this.#planned.has(name) ? [] : [relied]));
    const events = this.#provedEvents();
    const effects = this.#effects.map(({ id, payload }) => ({ id, at, payload }));
    for (let tries = 0; tries < maxRechains; tries += 1) {
      const chain =
        events.length === 0
          ? []
          : auditPuts(await readAuditHead(store, this.partnership), this.partnership, events, at);
      const result = await store.commit({ put: [...put, ...chain], delete: remove, expect, effects });
      if (result.ok) return 'done';
      if (!result.conflicts.every((key) => isAuditHead(this.partnership, key))) return 'again';
    }
    throw crowded(this.partnership);
  }
}

export class MissingRecord extends Error {
  constructor(kind: string, id: string) {
    super(`There is no ${kind} ${id}`);
    this.name = 'MissingRecord';
  }
}

const nameOf = (key: Key): string => `${key.partition}\u0000${key.sort}`;

/**
 * Where many are welcome to press in the same moment: each waits a little before the next run, longer each time and none as
 * long as another, so that one after the other gets through.
 */
const runsInACrowd = 60;
const longestPauseMs = 1500;
const pauseBefore = (run: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, randomInt(1, Math.min(longestPauseMs, 8 * 2 ** Math.min(run, 10)) + 1));
  });

/** Runs a use case until what it read still stands when it commits. A refusal it returns is returned uncommitted. */
export const work = async <T>(
  outside: Outside,
  partnership: string,
  useCase: (work: Work) => Promise<T>,
  { crowd = false }: { readonly crowd?: boolean } = {},
): Promise<T> => {
  for (let run = 0; run < (crowd ? runsInACrowd : maxRuns); run += 1) {
    if (crowd && run > 0) await pauseBefore(run);
    const attempt = new Work(outside, partnership);
    const result = await useCase(attempt);
    if (isRefusal(result)) return result;
    if ((await attempt.commit()) === 'done') return result;
  }
  throw crowded(partnership);
};

const isRefusal = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
