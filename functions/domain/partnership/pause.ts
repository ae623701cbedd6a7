/** What stands still while an objection is settled (DOMAIN R43): only what it names, from the day it was raised. */
import * as z from 'zod';
import { PlainDate } from '../values.ts';

/** `whole`: nothing new is taken on. What goes on already goes on. */
export const pausedThings = ['activity', 'figures', 'spending', 'whole'] as const;
export type PausedThing = (typeof pausedThings)[number];

export const Pause = z.strictObject({
  /** The id of the objection. */
  objection: z.string(),
  what: z.enum(pausedThings),
  /** An activity's id, a party's id, or what a line of spending is for; of the whole, `whole`. */
  id: z.string().max(300),
  /** The same in words. */
  title: z.string().max(300),
  from: PlainDate,
  /** The day on which it was settled. From then it goes on. */
  until: PlainDate.optional(),
});
export type Pause = z.infer<typeof Pause>;

type Paused = { readonly pauses?: readonly Pause[] | undefined };

export const pausesOn = ({ pauses = [] }: Paused, date: PlainDate): readonly Pause[] =>
  pauses.filter(({ from, until }) => from <= date && (until === undefined || date < until));

/** The pause of this one thing on that day; nothing while it goes on. */
export const pauseOf = (partnership: Paused, what: PausedThing, id: string, date: PlainDate): Pause | undefined =>
  pausesOn(partnership, date).find((one) => one.what === what && one.id === id);

/** The pause of everything new. */
export const pauseOfWhole = (partnership: Paused, date: PlainDate): Pause | undefined =>
  pauseOf(partnership, 'whole', 'whole', date);

/** What stands against planning something new for this activity, or for none. */
export const pauseOfPlanning = (
  partnership: Paused,
  activity: string | undefined,
  date: PlainDate,
): Pause | undefined =>
  pauseOfWhole(partnership, date) ??
  (activity === undefined ? undefined : pauseOf(partnership, 'activity', activity, date));
