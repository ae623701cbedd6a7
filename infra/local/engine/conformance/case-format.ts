import * as z from 'zod';

/** A recorded behaviour of the service: a definition, an input, how its tasks are answered, and what came of it. */
const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('echo') }),
  z.object({ kind: z.literal('value'), value: z.json() }),
  z.object({ kind: z.literal('repeat'), string: z.string(), count: z.number() }),
  z.object({ kind: z.literal('error'), errorType: z.string(), errorMessage: z.string().nullish() }),
  z.object({ kind: z.literal('sleep'), seconds: z.number() }),
  z.object({ kind: z.literal('callback-success'), output: z.json() }),
  z.object({ kind: z.literal('callback-failure'), error: z.string().nullish(), cause: z.string().nullish() }),
  z.object({ kind: z.literal('never') }),
]);

const taskSchema = z.object({
  match: z.object({ functionName: z.string().optional(), resource: z.string().optional() }),
  reply: replySchema,
});

const expectSchema = z.object({
  status: z.string(),
  output: z.json().optional(),
  error: z.string().nullish(),
  cause: z.string().nullish(),
  causeMode: z.enum(['exact', 'contains', 'ignore']).optional(),
  causeFull: z.string().optional(),
});

const exitSchema = z.object({
  state: z.string(),
  output: z.json().optional(),
  assigned: z.record(z.string(), z.json()).optional(),
});

const scheduledSchema = z.object({
  arguments: z.json().optional(),
  TimeoutSeconds: z.number().optional(),
  HeartbeatSeconds: z.number().optional(),
});

const traceSchema = z.object({
  ordered: z.boolean().default(true),
  exits: z.array(exitSchema).optional(),
  scheduled: z.array(scheduledSchema).optional(),
});

export const caseSchema = z.object({
  name: z.string(),
  definition: z.looseObject({}),
  input: z.json(),
  tasks: z.array(taskSchema).default([]),
  expect: expectSchema,
  mask: z.array(z.string()).default([]),
  maskedContains: z.record(z.string(), z.string()).default({}),
  trace: traceSchema.optional(),
  /** Lower bound of virtual time spent. */
  minSeconds: z.number().default(0),
  adapted: z.string().optional(),
  doubtful: z.string().optional(),
});

export type ConformanceCase = z.infer<typeof caseSchema>;
export type Reply = z.infer<typeof replySchema>;
export type Trace = z.infer<typeof traceSchema>;
