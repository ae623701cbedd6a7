/** What is kept of a part that was given to somebody: `holding.ts` reads it. */
import * as z from 'zod';
import { PlainDate, Slug } from '../values.ts';

export const HeldPart = z.strictObject({
  /** Where it stands in the partnership: `roles.chair`, `school.900001.lead`. */
  place: z.string().max(200),
  person: Slug,
  from: PlainDate,
  /** The last day. */
  until: PlainDate.optional(),
  /** Where it is written, or why. */
  basis: z.string().max(300),
  /** Who has it back when the stand-in's time is over. */
  standsInFor: Slug.optional(),
  /** The time of whoever had it was over, and nobody was named. */
  acting: z.literal(true).optional(),
  /** The change to people by which it was given. */
  change: z.string().optional(),
  ended: z.strictObject({ on: PlainDate, change: z.string().optional() }).optional(),
});
export type HeldPart = z.infer<typeof HeldPart>;
