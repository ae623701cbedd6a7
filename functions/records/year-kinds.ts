/** What is kept of a year of work: its reviews, the schools' returns, and the evaluation. */
import * as z from 'zod';
import { TermlyReturn } from '../domain/review/review.ts';
import { Line, Pence, PlainDate, Words } from '../domain/values.ts';
import { kindInPartnership as kind } from './kind.ts';

/** What a review decided to change (DOMAIN R33): time and resources now, investment next. */
export const ReviewDecision = z.strictObject({
  what: Line,
  when: z.enum(['now', 'next']),
  who: z.string().optional(),
  by: PlainDate.optional(),
});
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/** One termly review. Id: `202526-autumn`. */
export const Review = z.object({
  id: z.string(),
  label: z.string(),
  term: z.enum(['Autumn', 'Spring', 'Summer']),
  opensOn: PlainDate,
  dueOn: PlainDate,
  closesOn: PlainDate,
  returns: z.array(z.strictObject({ school: z.string(), dueOn: PlainDate })),
  state: z.enum(['planned', 'open', 'closed', 'decided', 'not-held']),
  openedOn: PlainDate.optional(),
  closedOn: PlainDate.optional(),
  /** URNs of the schools whose return had not come when it closed. */
  missing: z.array(z.string()).default([]),
  decisions: z.array(ReviewDecision).default([]),
  note: Words.optional(),
  /** What the boards are asked, in the lead's words. */
  asks: Words.optional(),
  /** Pence spent since the year began, by line of the plan's budget. */
  spent: z.array(z.strictObject({ on: Line, pence: Pence })).optional(),
});
export type Review = z.infer<typeof Review>;
export const reviews = kind('review', Review);

/** A school's return. `draft` was saved and not sent; `numbers-only` was sent, its words to follow. */
export const StoredReturn = z.object({
  review: z.string(),
  content: TermlyReturn,
  state: z.enum(['draft', 'numbers-only', 'complete']),
  by: z.string(),
  at: z.string(),
});
export type StoredReturn = z.infer<typeof StoredReturn>;
export const returns = kind('return', StoredReturn);
export const returnId = (review: string, school: string): string => `${review}#${school}`;

/** The annual evaluation. Id: the academic year. */
export const Evaluation = z.object({
  id: z.string(),
  openedOn: PlainDate,
  /** What the lead adds to the figures, for boards. */
  words: Words.default(''),
  /** `goes-on`: the agreement lasts longer, so nobody was asked. */
  outcome: z.enum(['renewed', 'renewed-with-changes', 'continues', 'goes-on', 'ended']).optional(),
  /** Whether the boards are asked about renewal; those of earlier versions always asked. */
  asks: z.boolean().optional(),
  concludedOn: PlainDate.optional(),
  staying: z.array(z.string()).default([]),
  /** How many took part, as the lead counts them. */
  reached: z
    .strictObject({ pupils: z.number().int().min(0), staff: z.number().int().min(0) })
    .partial()
    .optional(),
  /** Results that came after the summer. Each is sealed when it is added: SHA-256, hex, of its canonical JSON. */
  addenda: z.array(z.strictObject({ words: Words, by: z.string(), on: PlainDate, seal: z.string() })).optional(),
  /** The report and the decisions, sealed when the year was concluded. */
  sealed: z.strictObject({ seal: z.string(), on: PlainDate }).optional(),
});
export type Evaluation = z.infer<typeof Evaluation>;
export const evaluations = kind('evaluation', Evaluation);
