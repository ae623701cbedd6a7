/**
 * What the outside must offer to the use cases. Two sets of adapters keep these promises: `adapters/aws` and
 * `adapters/local`; one contract suite (`test/contract`) holds both to them.
 */
import type { Effect } from './domain/effect.ts';
import type { Paper } from './domain/paper.ts';
import type { PartnershipFile } from './domain/partnership/partnership-file.ts';
import type { Schools } from './domain/register/register.ts';
import type { WorkflowName } from './domain/work-names.ts';

/** Where an item lives. Partitions: `p#<partnership>`, `link#<id>`, `effect#<id>`, `session#<hash>`, … */
export type Key = { readonly partition: string; readonly sort: string };

/** The sparse indexes: `person` finds what waits for somebody, `due` finds what a date has come for. */
export type IndexName = 'person' | 'due';
export type IndexEntry = { readonly partition: string; readonly sort: string };
export type Indexes = { readonly [N in IndexName]?: IndexEntry };

/** A stored item. `version` counts from 1 and rises by 1 with every put. */
export type Item = Key & {
  readonly version: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly indexes?: Indexes;
};

/** Writes a whole item. `expect` says what must stand there now: nothing, or this version. */
export type Put = Key & {
  readonly body: Readonly<Record<string, unknown>>;
  readonly expect: 'absent' | number;
  readonly indexes?: Indexes;
  /** Housekeeping only, epoch seconds: an expired item may still be read, so readers check expiry themselves. */
  readonly expiresAt?: number;
};
export type Delete = Key & { readonly expect: number };
/** Changes nothing, but the commit fails unless this still holds. */
export type Expect = Key & { readonly expect: 'absent' | number };

export type Commit = {
  readonly put?: readonly Put[];
  readonly delete?: readonly Delete[];
  readonly expect?: readonly Expect[];
  /** Written to the outbox in the same transaction, each as one item (see `domain/effect.ts`). */
  readonly effects?: readonly Effect[];
};
/** `conflicts` names every key whose expectation did not hold; then nothing was written. */
export type CommitResult = { readonly ok: true } | { readonly ok: false; readonly conflicts: readonly Key[] };

export type Query = {
  readonly partition: string;
  /** Only sort keys (of the item, or of the index entry) that begin with this. */
  readonly prefix?: string;
  /** Only sort keys up to and including this. */
  readonly upTo?: string;
  readonly index?: IndexName;
  /** Continue after this cursor, as returned by the page before. */
  readonly from?: string;
  readonly limit?: number;
  readonly newestFirst?: boolean;
};
export type QueryPage = { readonly items: readonly Item[]; readonly next?: string };

/** What a transaction refuses on either adapter: a fault of the caller, so it is thrown. */
export class CommitRefused extends Error {
  /** `not-storable`: an empty key, or a body that is more than JSON can say or nested over 31 levels. */
  readonly reason: 'too-many-actions' | 'too-large' | 'item-too-large' | 'same-item-twice' | 'not-storable';
  constructor(reason: CommitRefused['reason'], detail: string) {
    super(`${reason}: ${detail}`);
    this.name = 'CommitRefused';
    this.reason = reason;
  }
}

export type Store = {
  get(key: Key): Promise<Item | undefined>;
  query(query: Query): Promise<QueryPage>;
  commit(commit: Commit): Promise<CommitResult>;
};

export type Clock = { now(): Date };

export type Ids = {
  /** A new unguessable id, 20 characters of [0-9a-z]. */
  id(): string;
};

/** One mail, complete, as it leaves us. */
export type Message = {
  /** Stable for one effect, so that a second copy carries the same Message-ID. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly replyTo?: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendars?: readonly CalendarFile[];
};
export type CalendarFile = { readonly filename: string; readonly content: string };
/** No mail reaches this address, says its own mail server: another try would come to the same. */
export class AddressRefused extends Error {
  readonly address: string;
  /** What the server answered, such as `550`. */
  readonly code: string;
  constructor(address: string, code: string) {
    super(`refused for good: ${code}`);
    this.name = 'AddressRefused';
    this.address = address;
    this.code = code;
  }
}

/** Not taken now. `address`: where the server's word was about this one address, and not about us or about itself. */
export class MailDeferred extends Error {
  readonly address: string | undefined;
  constructor(message: string, address?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MailDeferred';
    this.address = address;
  }
}

export type Mailer = {
  /**
   * Accepts the message for delivery. Throws when it could not be handed over: AddressRefused is for good, anything
   * else is tried again, and MailDeferred says whether it was about the address.
   */
  send(message: Message): Promise<void>;
};

/** One text message, complete: at most two segments of the telephone networks. */
export type TextMessage = {
  /** Stable for one effect, as a mail's is. */
  readonly id: string;
  /** `number` as telephone networks write it: `+447700900114`. The address is that of the mail it stands in for. */
  readonly to: { readonly name: string; readonly number: string; readonly address: string };
  readonly text: string;
};
export type Texter = {
  /** Accepts the message for delivery. Throws when it could not be handed over: it will be tried again. */
  send(message: TextMessage): Promise<void>;
};

export type Workflows = {
  /** Starts an execution; the same name again does nothing. */
  start(execution: { workflow: WorkflowName; name: string; input: Readonly<Record<string, unknown>> }): Promise<void>;
  /** Rings a waiting execution's doorbell. `gone` when nobody waits behind that token any more. */
  ring(token: string, output: Readonly<Record<string, unknown>>): Promise<'rung' | 'gone'>;
};

/** Makes and recognises the secret part of links. Keys are numbered, so that a new key breaks no open link. */
export type LinkKeys = {
  readonly current: number;
  /** HMAC-SHA-256 of the text under that key, base64url; undefined when there is no such key. */
  sign(keyNumber: number, text: string): string | undefined;
};

/** Keeps the head of an audit chain somewhere other than the table, so that a cut tail shows. */
export type AuditAnchor = {
  keep(head: { partnership: string; sequence: number; hash: string }): Promise<void>;
};

/** Makes PDFs, and keeps those that must stay byte for byte what they were. */
export type Papers = {
  /** Made anew. */
  render(paper: Paper): Promise<Uint8Array>;
  /**
   * Kept under this name (`<seal>/signed.pdf`: small letters, digits, hyphens): whoever asks again gets the bytes that
   * were made first, whatever the paper says by then.
   */
  kept(name: string, paper: Paper): Promise<Uint8Array>;
};

/**
 * A place of its own for reading what strangers send: it ends every job after some seconds, and holds it to some megabytes.
 * `busy`: more wait there already than would be read in time.
 */
export type Apart = {
  /** `job`: the name of one of `functions/reading-jobs.ts`. Rejects with what the job throws. */
  run(job: string, input: unknown): Promise<{ readonly gives: unknown } | 'too-long' | 'busy'>;
};

/** Structured log lines: never a name, an address, a token or a comment. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  detail?: Readonly<Record<string, string | number | boolean | undefined>>,
) => void;

/** What runs, for whoever looks after it. */
export type Running = {
  /** `0.1.0`, with the commit that it was built from where that is known. */
  readonly version: string;
  /**
   * `continuous`: any second up to `until` can be had back. `copy`: the last one was made then. `none`: nobody has made one.
   * `unknown`: it could not be asked.
   */
  readonly backup:
    | { readonly kind: 'continuous'; readonly until: Date }
    | { readonly kind: 'copy'; readonly at: Date }
    | { readonly kind: 'none' }
    | { readonly kind: 'unknown' };
};

/** Everything a use case may reach. One object wires it in the cloud, another on one machine. */
export type Outside = {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly mailer: Mailer;
  /** Where text messages can be sent. Without one, whoever prefers them gets mails. */
  readonly texter?: Texter | undefined;
  readonly workflows: Workflows;
  readonly linkKeys: LinkKeys;
  readonly auditAnchor: AuditAnchor;
  readonly papers: Papers;
  /** The government's register of schools, once somebody has brought it; undefined where nobody has. */
  readonly schools?: (() => Promise<Schools | undefined>) | undefined;
  /**
   * Keeps a new partnership's file where its admin finds it, and brings it in; only on one machine. Again is nothing new.
   * `text`: the file as it is to be kept.
   */
  readonly bringInFile?: ((file: PartnershipFile, text: string) => Promise<void>) | undefined;
  /** Only where pages are shown. */
  readonly running?: (() => Promise<Running>) | undefined;
  /** Without one, files are read where they come in. */
  readonly apart?: Apart | undefined;
  readonly log: Log;
  readonly settings: Settings;
};

export type Settings = {
  /** Address that links in mails begin with, without a slash at the end. Never taken from a request. */
  readonly publicUrl: string;
  readonly sender: { readonly name: string; readonly address: string };
  /** Whether text messages can be sent, which only some functions do. */
  readonly sendsTexts?: boolean;
  /** True only where cookies travel over TLS. */
  readonly secureCookies: boolean;
  /** Address of the stylesheet, with its hash. */
  readonly stylesheet: string;
};
