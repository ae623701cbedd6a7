/** One agreement of a partnership: a full text that everybody signed, and when it holds. */
import * as z from 'zod';
import { PlainDate } from '../values.ts';

export const endings = ['not-renewed', 'party-left', 'time-over'] as const;
export type Ending = (typeof endings)[number];

export const Agreement = z.object({
  /** From 1, in the order in which the agreements of a partnership begin. */
  number: z.number().int().min(1),
  /** The proposal that it was, and its version. */
  proposal: z.string(),
  version: z.number().int().min(1),
  seal: z.string(),
  signedOn: PlainDate,
  /** The later of the first day in its text and the day on which the last of those who must sign had signed. */
  inForceFrom: PlainDate,
  /** Its last day. None: it has no end. */
  until: PlainDate.optional(),
  /** The last day on which it goes on by its own clause, while boards decide. */
  carriedTo: PlainDate.optional(),
  /** The first day on which it is over before its time, and why. */
  endedOn: PlainDate.optional(),
  endedBecause: z.enum(endings).optional(),
});
export type Agreement = z.infer<typeof Agreement>;
