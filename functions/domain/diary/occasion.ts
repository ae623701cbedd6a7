/** What the diary holds: meetings, sessions, workshops, visits and the showcase (R21, R22), each with its own dates. */
import * as z from 'zod';
import { PersonId } from '../partnership/partnership.ts';
import { Line, PlainDate, Slug, Urn, Words } from '../values.ts';
import { Action, ThinkPiece } from './action.ts';
import { Attendance } from './attendance.ts';

export const occasionKinds = ['meeting', 'session', 'workshop', 'visit', 'showcase'] as const;
export type OccasionKind = (typeof occasionKinds)[number];

export const occasionStates = ['pencilled', 'locked', 'held', 'not-held', 'cancelled'] as const;
export type OccasionState = (typeof occasionStates)[number];

/** A time on London's clocks, `HH:MM`. */
export const ClockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time as HH:MM, for example 15:45');

/** How people come together: only in person does somebody travel, or host. */
export const ways = ['in-person', 'telephone', 'video'] as const;

export const Occasion = z.object({
  /** `m-2025-09-11-1545` for a meeting of the plan, which needs no record until something happens to it; else random. */
  id: Slug,
  kind: z.enum(occasionKinds),
  /** The activity of the plan that it is part of; meetings have none. */
  activity: Slug.optional(),
  title: Line,
  date: PlainDate,
  start: ClockTime,
  end: ClockTime,
  held: z.enum(ways).default('in-person'),
  /** The school it is at. Without one: `place`, or nowhere, by telephone or video. */
  host: Urn.optional(),
  place: Line.optional(),
  room: Line.optional(),
  /** Where those who are not in the room join, for telephone and video. */
  joining: Line.optional(),
  /** The schools taking part. */
  schools: z.array(Urn),
  /** Year groups of the pupils who come, `5` or `Year 5`; empty when it is for staff. */
  years: z.array(Line).default([]),
  leader: PersonId.optional(),
  /** The school that brings the think piece. */
  thinkPiece: Urn.optional(),
  /** What it is about, once somebody has written it. */
  agenda: Words.optional(),
  piece: ThinkPiece.optional(),
  /** The shared plan that its think piece became: who does what by when. */
  plan: z.array(Action).optional(),
  state: z.enum(occasionStates),
  /** Where it was before, oldest first. */
  moved: z
    .array(z.object({ from: PlainDate, start: ClockTime, at: z.string(), by: PersonId, reason: Line }))
    .default([]),
  /** What stood against the date, and why it was taken all the same. */
  accepted: z.array(z.object({ clash: Line, reason: Line })).default([]),
  cancelled: z.object({ at: z.string(), by: PersonId, reason: Line }).optional(),
  /** Who came, once that has been noted. Of a meeting it is noted by its date. */
  attendance: Attendance.optional(),
  /** How often its calendar entry has changed, from 0. */
  sequence: z.number().int().min(0).default(0),
});
export type Occasion = z.infer<typeof Occasion>;

/** Whether pupils come: then every school must be open, and must have confirmed its checks. */
export const forPupils = ({ years }: Pick<Occasion, 'years'>): boolean =>
  years.some((year) => !/^staff$/i.test(year.trim()));

/** Whether anybody is still to come to it. */
export const isStillOn = ({ state }: Pick<Occasion, 'state'>): boolean => state === 'pencilled' || state === 'locked';

/** A meeting on that date that was not called off. Whether it took place is noted by its date. */
export const isMeetingOn = (
  { kind, state, date }: Pick<Occasion, 'kind' | 'state' | 'date'>,
  day: PlainDate,
): boolean => kind === 'meeting' && state !== 'cancelled' && date === day;
