/** What a template is given, and what it gives. Templates are pure: everything they show was read before. */
import * as z from 'zod';
import type { Request } from '../domain/asking/request.ts';
import { regardings, results } from '../domain/asking/request.ts';
import { cameOfIt } from '../domain/lifecycle/objection.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import { PlainDate } from '../domain/values.ts';
import type { PersonChange } from '../records/changes.ts';
import type { Question, Suspension } from '../records/kinds.ts';
import type { Review } from '../records/year-kinds.ts';
import type { Letter } from './letter.ts';

/**
 * The small facts that a mail's effect may carry, all optional. Ids are ids of records; a template that misses one says
 * less, it does not fail. Fields that no template knows are allowed and not read.
 */
export const MailDetails = z.object({
  /** Which reminder or escalation of how many, and about what. */
  number: z.number().int().min(1).optional(),
  of: z.number().int().min(1).optional(),
  regarding: z.enum(regardings).optional(),
  /** Ids of records. */
  party: z.string().optional(),
  person: z.string().optional(),
  review: z.string().optional(),
  question: z.string().optional(),
  suspension: z.string().optional(),
  objection: z.string().optional(),
  proposal: z.string().optional(),
  version: z.number().int().optional(),
  /** Who takes over from whom. */
  leaving: z.string().optional(),
  successor: z.string().optional(),
  /** How a party's decision ended, or why a meeting settled nothing. */
  result: z.enum([...results, 'no-quorum', 'undecided']).optional(),
  /** How the year ended, where it goes on. */
  outcome: z.enum(['renewed', 'renewed-with-changes', 'continues', 'goes-on']).optional(),
  /** What came of an objection. */
  came: z.enum(cameOfIt).optional(),
  /** The record of a decision was put right. */
  corrected: z.boolean().optional(),
  /** Which of the two documents. */
  which: z.enum(['mou', 'data-agreement']).optional(),
  /** A party's last day. */
  lastDay: PlainDate.optional(),
  /** Another date that the mail is about: work starts, a role ends. */
  on: PlainDate.optional(),
  /** Where a date stood before, and when it begins now: `15:45`. */
  from: PlainDate.optional(),
  time: z.string().optional(),
  /** How many there are. */
  count: z.number().int().optional(),
  /** What somebody typed. */
  reason: z.string().optional(),
  /** A school, by its URN, and what it offers; or what goes on. */
  school: z.string().optional(),
  what: z.string().optional(),
  accepted: z.boolean().optional(),
  /** What somebody does in the partnership: "lead", "chair", "head of Harrowbeck". */
  role: z.string().optional(),
  /** Where the button leads, a path of ours: "/documents/…". Without it, the recipient's link, or the first page. */
  path: z
    .string()
    .regex(/^\/(?!\/)[^\s\\]*$/)
    .optional(),
  /** What the button shows to whoever has no link of their own: "review:202627-autumn". */
  reads: z.string().optional(),
  /** Of a code to sign with: the id that it is made from. */
  codeId: z.string().optional(),
  /** Of a sign-in link. */
  signIn: z.string().optional(),
  keyNumber: z.number().int().optional(),
  minutes: z.number().int().optional(),
  /** A change to a person, and who gets the mail: `o000` the old address, `n000` the new one, `w001` a witness. */
  change: z.string().optional(),
  holder: z.string().optional(),
  /** Of the one letter of a day: the hash of the address at which things wait. */
  post: z.string().optional(),
});
export type MailDetails = z.infer<typeof MailDetails>;

/** Somebody else as a letter may name them; no address when no mail reaches them. */
export type Contact = { readonly name: string; readonly address?: string };

export type MailContext = {
  readonly partnership: Partnership;
  /** Whom the mail is for. */
  readonly person: { readonly id: string; readonly name: string };
  readonly request?: Request;
  readonly details: MailDetails;
  /** When the fact behind the mail was committed: the same for every copy. */
  readonly at: Date;
  /** Today in London. */
  readonly today: PlainDate;
  readonly publicUrl: string;
  /** Who sends our mails. */
  readonly sender: { readonly name: string; readonly address: string };
  /** The full address of the recipient's own link, where they have one. */
  readonly link?: string;
  /** The six digits to sign with. */
  readonly code?: string;
  /** The full address at which anybody with this mail can read what it is about. */
  readonly readingLink?: string;
  readonly contact: (person: string) => Contact;
  /** Everything in the partnership that is late, longest first: for the weekly mail about it. */
  readonly late?: readonly Request[];
  readonly question?: Question;
  readonly proposal?: Proposal;
  readonly review?: Review;
  /** The activity that was stopped. */
  readonly suspension?: Suspension;
  /** The change to a person. */
  readonly change?: PersonChange;
  /** What waited at the recipient's address, each thing as a letter of its own: for the one email of a day. */
  readonly letters?: readonly { readonly letter: Letter; readonly asks: boolean }[];
};

/** Nothing when there is nothing to say any more: somebody has answered, the request has ended. */
export type Template = (context: MailContext) => Letter | undefined;

/** The context of a mail about a request. */
export type AskContext = MailContext & { readonly request: Request };
export const isAboutRequest = (context: MailContext): context is AskContext => context.request !== undefined;
