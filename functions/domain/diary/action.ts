/** The shapes of what is kept of a meeting: its think piece before, its actions and good work after (R22). */
import * as z from 'zod';
import { PersonId } from '../partnership/partnership.ts';
import { Line, PlainDate, Urn } from '../values.ts';

/** More actions than this are forgotten: a meeting that has so many needs a plan. */
export const mostActions = 12;

/** Something that one person does by a date. */
export const Action = z.object({
  /** `a1`, `a2` … within its meeting; `p1` … within the shared plan that a think piece became. */
  id: z.string(),
  what: Line,
  who: PersonId,
  by: PlainDate,
  done: z.object({ by: PersonId, on: PlainDate }).optional(),
});
export type Action = z.infer<typeof Action>;

/** One line of good work, from one school. */
export const GoodWork = z.object({ school: Urn, words: Line });
export type GoodWork = z.infer<typeof GoodWork>;

/** What a school brings for the others to think about: three lines at most, and one address of https. */
export const ThinkPiece = z.object({
  title: Line,
  lines: z.array(Line).max(3),
  link: z.string().max(300).optional(),
});
export type ThinkPiece = z.infer<typeof ThinkPiece>;
