/** What is written down between reviews: help that schools offer each other, meetings that were held, work beside the plan. */
import * as z from 'zod';
import { Action, GoodWork } from '../domain/diary/action.ts';
import { Line, PlainDate, Urn, Words } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { kindInPartnership as kind } from './kind.ts';
import { readEvery } from './read-every.ts';

/** Help that one school offers another (DOMAIN R33). Id: its number, from 0001. */
export const HelpOffer = z.object({
  id: z.string(),
  from: Urn,
  to: Urn,
  what: Line,
  by: z.string(),
  on: PlainDate,
  answer: z.strictObject({ accepted: z.boolean(), by: z.string(), on: PlainDate, words: Words }).optional(),
});
export type HelpOffer = z.infer<typeof HelpOffer>;
export const helpOffers = kind('help-offer', HelpOffer);

/** Whether a meeting of the plan took place, and which schools were not there. Id: its date. */
export const HeldMeeting = z.object({
  date: PlainDate,
  held: z.boolean(),
  missing: z.array(Urn),
  notes: Words.optional(),
  actions: z.array(Action).optional(),
  /** One line of good work from each school that had one. */
  good: z.array(GoodWork).optional(),
  /** How often it has been noted, from 0: who would undo another's note hears of it. */
  round: z.number().int().min(0).optional(),
  by: z.string(),
  on: PlainDate,
});
export type HeldMeeting = z.infer<typeof HeldMeeting>;
export const heldMeetings = kind('held-meeting', HeldMeeting);

/** Work that goes on, and that the signed agreement did not name when it was written down (DOMAIN R28). */
export const ExtraWork = z.object({
  id: z.string(),
  title: Line,
  years: z.array(Line),
  by: z.string(),
  on: PlainDate,
  stopped: z.strictObject({ by: z.string(), on: PlainDate }).optional(),
});
export type ExtraWork = z.infer<typeof ExtraWork>;
export const extraWork = kind('extra-work', ExtraWork);

export const readHelpOffers = (outside: Outside, partnership: string): Promise<HelpOffer[]> =>
  readEvery(outside.store, helpOffers, partnership);
export const readHeldMeetings = (outside: Outside, partnership: string): Promise<HeldMeeting[]> =>
  readEvery(outside.store, heldMeetings, partnership);
export const readExtraWork = (outside: Outside, partnership: string): Promise<ExtraWork[]> =>
  readEvery(outside.store, extraWork, partnership);
