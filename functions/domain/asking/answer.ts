/** What people answer. One closed set; which of them a request takes is in `take.ts`. */
import * as z from 'zod';
import { MeetingRecord } from '../approval/votes.ts';
import { PersonId } from '../partnership/partnership.ts';
import { PlainDate, Urn, Words } from '../values.ts';

const reason = Words.pipe(z.string().min(3, 'expected a reason in a few words'));

/** What the evidence of every answer keeps (DOMAIN section 4). */
const evidence = {
  person: PersonId,
  /** UTC. */
  at: z.string(),
  address: z.string().max(100),
  userAgent: z.string().max(400),
};

export const Answer = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('support'), ...evidence }),
  z.strictObject({ does: z.literal('agree'), leavesOut: z.array(Urn).optional(), ...evidence }),
  z.strictObject({ does: z.literal('ask-change'), reason, ...evidence }),
  z.strictObject({ does: z.literal('decline'), reason, ...evidence }),
  z.strictObject({ does: z.literal('declare-interest'), note: Words, ...evidence }),
  z.strictObject({ does: z.literal('set-agenda'), meetingOn: PlainDate, deferred: z.boolean(), ...evidence }),
  z.strictObject({ does: z.literal('record-meeting'), record: MeetingRecord, ...evidence }),
  z.strictObject({ does: z.literal('agree-minutes'), on: PlainDate, ...evidence }),
  z.strictObject({ does: z.literal('to-meeting'), ...evidence }),
  z.strictObject({ does: z.literal('open-chairs-action'), ...evidence }),
  z.strictObject({
    does: z.literal('act-as-chair'),
    /** That waiting is likely to be seriously detrimental, and why. */
    statement: reason,
    leavesOut: z.array(Urn).optional(),
    ...evidence,
  }),
  z.strictObject({
    does: z.literal('sign'),
    typedName: z.string().min(1).max(200),
    /** The sentence that was ticked. */
    statement: z.string(),
    /** SHA-256 of the document signed. */
    seal: z.string(),
    ...evidence,
  }),
  z.strictObject({ does: z.literal('submit'), ...evidence }),
  z.strictObject({ does: z.literal('withdraw'), reason, ...evidence }),
  z.strictObject({ does: z.literal('send-return'), complete: z.boolean(), ...evidence }),
  z.strictObject({ does: z.literal('do'), on: PlainDate.optional(), note: Words.optional(), ...evidence }),
]);
export type Answer = z.infer<typeof Answer>;

export type Evidence = {
  readonly person: string;
  readonly at: string;
  readonly address: string;
  readonly userAgent: string;
};
