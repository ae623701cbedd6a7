/** Time of day in Europe/London, correct on the two nights a year on which its clocks change. */
import type { PlainDate } from './values.ts';

const makeClock = () =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });

/** Made when it is first read: that takes as long as everything else here together. */
let clock: Intl.DateTimeFormat | undefined;

const partsOf = (instant: Date): Record<string, string> => {
  clock ??= makeClock();
  return Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
};

const millisecondsAnHour = 3_600_000;

/** London's date changes on a full hour of UTC, in summer and in winter: within the hour it is the same. */
let lastAsked: { readonly hour: number; readonly date: PlainDate } | undefined;

/** The date in London at that instant. */
export const londonDate = (instant: Date): PlainDate => {
  const hour = Math.floor(instant.getTime() / millisecondsAnHour);
  if (lastAsked?.hour === hour) return lastAsked.date;
  const parts = partsOf(instant);
  const date = `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`;
  lastAsked = { hour, date };
  return date;
};

/** The time on London's clocks at that instant, `HH:MM`. */
export const londonTime = (instant: Date): string => {
  const parts = partsOf(instant);
  return `${parts.hour}:${parts.minute}`;
};

/**
 * The instant at which London's clocks show that date and `HH:MM`. When they show it twice (01:30 on the last Sunday of
 * October) it is the first of the two; when they skip it (01:30 on the last Sunday of March) it is as long after
 * midnight as the time says, so that nothing planned for it is lost or comes twice.
 */
export const instantAt = (date: PlainDate, time: string): Date => {
  const inWinter = new Date(`${date}T${time}:00.000Z`);
  const inSummer = new Date(inWinter.getTime() - millisecondsAnHour);
  return londonTime(inSummer) === time ? inSummer : inWinter;
};
