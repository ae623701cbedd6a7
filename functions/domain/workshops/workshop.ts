/**
 * Workshops for staff (R23): several run at the same time, each teacher chooses one. The date, the hours and the place are
 * those of the diary's occasion of the same id, so a workshop that moves there has moved here.
 */
import * as z from 'zod';
import { addDays, addOpenDaysAt, addYears, schoolDayFrom } from '../calendar.ts';
import { PersonId, type School } from '../partnership/partnership.ts';
import { Line, Pence, PlainDate, Slug, Urn } from '../values.ts';

export const mostChoices = 8;
export const mostPlaces = 60;
/** Of one workshop, with whoever waits. */
export const mostEntries = 80;

/** Who leads: somebody of a school that takes part, or, without one, somebody from outside. */
export const Leader = z.object({ name: Line, school: Urn.optional() });
export type Leader = z.infer<typeof Leader>;

export const Choice = z.object({
  /** `c1`, `c2` …: for good, whatever its title becomes. */
  id: Slug,
  title: Line,
  about: Line,
  places: z.number().int().min(1).max(mostPlaces),
  /** Absent while nobody leads it yet. */
  leader: Leader.optional(),
});
export type Choice = z.infer<typeof Choice>;

export const splits = ['places', 'equally'] as const;
export type Split = (typeof splits)[number];

export const Workshop = z.object({
  /** That of its occasion in the diary. */
  id: Slug,
  /** URNs of the schools whose teachers may sign up. */
  schools: z.array(Urn).min(1),
  choices: z.array(Choice).min(1).max(mostChoices),
  /** What all of it costs together, and how it is shared. */
  pence: Pence,
  split: z.enum(splits),
  /** Who runs it: whoever opened it. */
  runner: PersonId,
  openedOn: PlainDate,
  /** When sign-up was closed, and when the names were deleted. */
  closedOn: PlainDate.optional(),
  erasedOn: PlainDate.optional(),
});
export type Workshop = z.infer<typeof Workshop>;

/** School days before the workshop: until then places are held, and until then teachers sign up. */
const heldUntil = 10;
const closesBefore = 2;
const weeksToUse = 6;

export type WorkshopDates = {
  /** From this day on, held places that nobody took are open to all. */
  readonly releasesOn: PlainDate;
  /** The last day on which teachers sign up. */
  readonly closesOn: PlainDate;
  /** From this day on, no name is kept. */
  readonly erasesOn: PlainDate;
};

type Terms = Pick<School, 'terms'>;

export const workshopDates = (date: PlainDate, schools: readonly Terms[]): WorkshopDates => ({
  releasesOn: addOpenDaysAt(date, -heldUntil, schools),
  closesOn: addOpenDaysAt(date, -closesBefore, schools),
  erasesOn: addYears(date, 1),
});

/** The first day of school, at that school, six weeks on or later. */
export const useAskedOn = (date: PlainDate, { terms }: Terms): PlainDate =>
  schoolDayFrom(addDays(date, weeksToUse * 7), terms);

/** School days in which a teacher opens the link that they were sent. */
const daysToConfirm = 3;

/** The last day on which a place that was asked for today can be made sure. */
export const confirmUntil = (today: PlainDate, schools: readonly Terms[]): PlainDate =>
  addOpenDaysAt(today, daysToConfirm, schools);
