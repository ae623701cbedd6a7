/** The kinds of record that the stages share. Sort keys begin with the kind, so that a prefix finds them all. */
import * as z from 'zod';
import { MouDocument } from '../domain/agreement/mou-document.ts';
import { DecisionStep, Request, results } from '../domain/asking/request.ts';
import { EffectPayload } from '../domain/effect.ts';
import { Partnership, Person } from '../domain/partnership/partnership.ts';
import { Proposal, ProposalVersion } from '../domain/proposal/proposal.ts';
import { PlainDate } from '../domain/values.ts';
import { kindInPartnership as kind } from './kind.ts';

/** The one partnership of a partition; its id is `it`. */
export const theOne = 'it';
/** Index partition of every partnership, for whoever runs the system. Those of earlier versions come into it as they are written again. */
export const everyPartnership = 'partnerships';
export const partnerships = kind('partnership', Partnership, {
  indexes: (_, partnership) => ({ due: { partition: everyPartnership, sort: partnership } }),
});

/** A person with the salt of their digests: erasing the item erases both. */
export const StoredPerson = z.object({
  ...Person.shape,
  salt: z.string(),
  left: PlainDate.optional(),
  /** Whose parts they took over, by id. */
  succeeds: z.string().optional(),
  noMail: z.enum(['bounced', 'complained']).optional(),
  /** How often their links to read were made anew. */
  readingRound: z.number().int().min(0).max(1000).optional(),
  /** Their address or place was changed: codes and signing wait until that day, or, without one, until two have agreed. */
  held: z.strictObject({ change: z.string(), until: PlainDate.optional() }).optional(),
});
export type StoredPerson = z.infer<typeof StoredPerson>;
export const people = kind('person', StoredPerson);

export const openRequests = (partnership: string): string => `open#${partnership}`;
/** Index partition of everything that a date will come for. */
export const sweepPartition = 'sweep';

export const requests = kind('request', Request, {
  indexes: (request, partnership) =>
    request.outcome
      ? undefined
      : {
          person: { partition: openRequests(partnership), sort: `${request.dueOn}#${request.id}` },
          ...(request.next
            ? { due: { partition: sweepPartition, sort: `${request.next.on}#${partnership}#${request.id}` } }
            : {}),
        },
});

/** Where the links of one request lead: a link's first 16 characters are this record's id. */
export const LinkSheet = z.object({
  id: z.string(),
  partnership: z.string(),
  request: z.string(),
  keyNumber: z.number().int(),
});
export const linkSheets = kind('link-sheet', LinkSheet, {
  key: (_, id) => ({ partition: `link#${id}`, sort: 'link' }),
});

/** One thing that can be read by whoever was sent a link to it: `review:202627-autumn`, `document:mou#202627#0001`. */
export const ReadingLink = z.object({
  id: z.string(),
  partnership: z.string(),
  what: z.string(),
  keyNumber: z.number().int(),
});
export type ReadingLink = z.infer<typeof ReadingLink>;
export const readingLinks = kind('reading-link', ReadingLink, {
  key: (_, id) => ({ partition: `read#${id}`, sort: 'read' }),
});

/** An effect that waits for its date: a party's last day, a role that ends. */
export const Scheduled = z.object({
  id: z.string(),
  on: PlainDate,
  effect: EffectPayload,
  startedAt: z.string().optional(),
});
export const scheduled = kind('scheduled', Scheduled, {
  indexes: (one, partnership) =>
    one.startedAt ? undefined : { due: { partition: sweepPartition, sort: `${one.on}#${partnership}#${one.id}` } },
});

/**
 * The last week whose late answers the progress chaser was told of: its Monday, the day that was looked, how many there were.
 * `nextOn`: the Monday on which to look again; none while nothing is open.
 */
export const Digest = z.object({
  week: PlainDate,
  on: PlainDate,
  late: z.number().int(),
  nextOn: PlainDate.optional(),
});
export const digests = kind('digest', Digest, {
  indexes: ({ nextOn }, partnership) =>
    nextOn ? { due: { partition: sweepPartition, sort: `${nextOn}#${partnership}#digest` } } : undefined,
});

export const proposals = kind('proposal', Proposal);
export const proposalVersions = kind('proposal-version', ProposalVersion);
export const versionId = (proposal: string, version: number): string =>
  `${proposal}#${String(version).padStart(4, '0')}`;

/** What was asked of a party for one thing, step by step, and what it came to. */
export const Approval = z.object({
  about: z.string(),
  party: z.string(),
  steps: z.array(
    DecisionStep.pick({ index: true, attempt: true, role: true, means: true }).extend({
      request: z.string(),
      result: z.enum(results),
      reasons: z.array(z.strictObject({ from: z.string(), reason: z.string() })),
      leavesOut: z.array(z.string()).optional(),
      /** Minute, delegation or statement that it rests on. */
      reference: z.string().optional(),
      /** Why its numbers are others than those known. */
      remark: z.string().optional(),
      /** The London date it was decided. */
      on: PlainDate,
    }),
  ),
  /** Carried over from an earlier version that said the same in all but contacts and meeting dates. */
  carriedFrom: z.number().int().optional(),
  /** The proposal of that version, where it is another: nothing that this board decides on has changed since. */
  carriedOf: z.string().optional(),
});
export type Approval = z.infer<typeof Approval>;
export const approvals = kind('approval', Approval);
export const approvalId = (about: string, party: string): string => `${about}#${party}`;

/** That a thing's decisions were weighed together: from then on no record of them can be corrected. */
export const Weighing = z.object({
  about: z.string(),
  outcome: z.string(),
  at: z.string(),
  /** Of a renewal: the parties that go on. */
  staying: z.array(z.string()).default([]),
});
export const weighings = kind('weighing', Weighing);

export const Question = z.object({
  id: z.string(),
  about: z.string(),
  party: z.string(),
  askedBy: z.string(),
  /** The request whose link they asked by: the mail with the answer leads back there. */
  request: z.string().optional(),
  at: z.string(),
  question: z.string(),
  /** `unclear`: a private "I don't understand this"; only the lead sees it, without a name. */
  seenBy: z.enum(['all-boards', 'our-board', 'unclear']),
  answer: z.strictObject({ text: z.string(), by: z.string(), at: z.string() }).optional(),
  /** Of an unclear one: of its digest in the trail. The asker's own salt goes into files that others may take. */
  salt: z.string().optional(),
});
export type Question = z.infer<typeof Question>;
export const questions = kind('question', Question);

/** What somebody asked last, by the person's id: two at once are seen as two. */
export const lastQuestions = kind('last-question', z.object({ question: z.string() }));

export const documentKinds = ['mou', 'data-agreement'] as const;
/** A sealed document. Pages and PDFs are renderings of `content`; signatures bind to `seal`. */
export const SealedDocument = z.object({
  document: z.enum(documentKinds),
  proposal: z.string(),
  version: z.number().int().min(1),
  /** SHA-256, hex, of the canonical JSON of `content`. */
  seal: z.string(),
  content: MouDocument,
  madeAt: z.string(),
  /** When the last of those who must sign had signed. */
  completeAt: z.string().optional(),
  /** Signing ended without all signatures: declined, overtaken by a newer version, or not signed in time. */
  stoppedAt: z.string().optional(),
});
export type SealedDocument = z.infer<typeof SealedDocument>;
export const documents = kind('document', SealedDocument);
export const documentId = (document: SealedDocument['document'], proposal: string, version: number): string =>
  `${document}#${proposal}#${String(version).padStart(4, '0')}`;

/** What one signature keeps as evidence (DOMAIN section 4). */
export const Signature = z.object({
  document: z.enum(documentKinds),
  proposal: z.string(),
  version: z.number().int(),
  seal: z.string(),
  person: z.string(),
  name: z.string(),
  /** In which parts they sign: for which party, as head of which school. */
  capacities: z.array(z.string()),
  typedName: z.string(),
  statement: z.string(),
  at: z.string(),
  address: z.string(),
  userAgent: z.string(),
  /** What was changed before about who they are or where they are reached, oldest first: ids, and no address. */
  changes: z
    .array(
      z.strictObject({
        change: z.string(),
        kind: z.string(),
        by: z.string(),
        at: z.string(),
        state: z.string(),
        agreed: z.array(z.string()),
        settledBy: z.string().optional(),
      }),
    )
    .optional(),
});
export type Signature = z.infer<typeof Signature>;
export const signatures = kind('signature', Signature);
export const signatureId = (document: string, person: string): string => `${document}#${person}`;

/** Finds a document by its seal, for anybody who holds a copy; holds nothing about people. */
export const Seal = z.object({ seal: z.string(), partnership: z.string(), document: z.string() });
export const seals = kind('seal', Seal, { key: (_, id) => ({ partition: `seal#${id}`, sort: 'seal' }) });

/** An activity that was stopped, and when it went on (DOMAIN R44). Id: the activity and the day. */
export const Suspension = z.object({
  id: z.string(),
  activity: z.string(),
  title: z.string(),
  since: PlainDate,
  by: z.string(),
  reason: z.string(),
  /** How often the heads were asked whether it may go on. */
  asked: z.number().int().default(0),
  restartedOn: PlainDate.optional(),
});
export type Suspension = z.infer<typeof Suspension>;
export const suspensions = kind('suspension', Suspension);
