/**
 * Outgoing effects: what a commit causes outside the table. The outbox item is the truth about each of them; whatever
 * rings the consumer (a stream, a schedule, a loop) may ring twice or late.
 */
import * as z from 'zod';
import { mailNames, searchLetters, workshopLetters } from './mail-names.ts';
import { effectTasks, workflowNames } from './work-names.ts';

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The closed set of effects. Each is idempotent by its id. */
export const EffectPayload = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mail'),
    partnership: z.string(),
    template: z.enum(mailNames),
    to: z.string(),
    request: z.string().optional(),
    /** Small facts that the template needs and the request does not hold. */
    details: z.record(z.string(), Scalar).optional(),
  }),
  z.strictObject({ kind: z.literal('ring'), token: z.string(), output: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    kind: z.literal('start'),
    workflow: z.enum(workflowNames),
    name: z.string(),
    input: z.record(z.string(), z.unknown()),
  }),
  /** A use case that runs as a task of its own, for example when its date has come. */
  z.strictObject({ kind: z.literal('task'), task: z.enum(effectTasks), input: z.record(z.string(), z.unknown()) }),
  /** A letter to somebody who has no part in a partnership: who looks for schools, or whom they ask. */
  z.strictObject({
    kind: z.literal('search-mail'),
    search: z.string(),
    letter: z.enum(searchLetters),
    /** The other school, where it is about one. */
    urn: z.string().optional(),
  }),
  /** A letter to a teacher who has signed up for a workshop: they have no part in the partnership. */
  z.strictObject({
    kind: z.literal('workshop-mail'),
    partnership: z.string(),
    workshop: z.string(),
    /** Of their entry: name and address are looked up when it goes. */
    entry: z.string(),
    letter: z.enum(workshopLetters),
  }),
  /** A large fan-out: the consumer turns it into one mail effect a person. */
  z.strictObject({
    kind: z.literal('mail-many'),
    partnership: z.string(),
    template: z.enum(mailNames),
    to: z.array(z.string()),
    request: z.string().optional(),
    details: z.record(z.string(), Scalar).optional(),
  }),
]);
export type EffectPayload = z.infer<typeof EffectPayload>;

export type Effect = {
  readonly id: string;
  readonly at: string;
  readonly payload: EffectPayload;
  /** How often it was tried before; told to whoever carries it out. */
  readonly attempts?: number;
};

export const EffectRecord = z.object({
  id: z.string(),
  /** When the fact behind it was committed, UTC. */
  at: z.string(),
  payload: EffectPayload,
  attempts: z.number().int().min(0),
  /** When it is next tried, UTC; absent once it was set aside. */
  nextTry: z.string().optional(),
  setAside: z.strictObject({ at: z.string(), because: z.string() }).optional(),
});
export type EffectRecord = z.infer<typeof EffectRecord>;
