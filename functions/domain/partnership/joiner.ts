/** What is kept of parties that come in, and of who shares figures with whom. */
import * as z from 'zod';
import { PlainDate, Slug } from '../values.ts';

/**
 * A party that comes in by a change. It is listed from the day on which it was entered, and in the partnership from the first
 * day of the agreement that it signed; or never, where the change was given up.
 */
export const Joiner = z.strictObject({
  party: Slug,
  change: z.string(),
  since: PlainDate,
  inSince: PlainDate.optional(),
  stayedOutOn: PlainDate.optional(),
});
export type Joiner = z.infer<typeof Joiner>;

/** The parties that signed one data sharing agreement, and from when figures move among them. */
export const Sharing = z.strictObject({
  seal: z.string(),
  from: PlainDate,
  parties: z.array(Slug),
});
