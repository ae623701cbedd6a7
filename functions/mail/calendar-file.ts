/** Calendar files (RFC 5545): one event by mail, or a calendar read by its address. No personal link: calendars are shared. */
import { addDays } from '../domain/calendar.ts';
import type { PlainDate } from '../domain/values.ts';
import { oneLine } from './letter.ts';

export type CalendarEvent = {
  /** The same for one meeting, so that a new date moves the event instead of adding one. */
  readonly uid: string;
  /** Rises by one with every change of date. */
  readonly sequence: number;
  /** When it was agreed, or last changed, UTC. */
  readonly stamp: Date;
  readonly title: string;
  readonly description: string;
  readonly where?: string;
  /** Who sends it by mail: an entry is changed and taken away by its organiser alone. A calendar that is read has none. */
  readonly organiser?: { readonly name: string; readonly address: string };
  /** It is not on any more: whoever has the entry loses it. */
  readonly cancelled?: boolean;
  /** A whole day in London, or from one instant to another. */
  readonly when: { readonly day: PlainDate } | { readonly start: Date; readonly end: Date };
};

/** Longest content line, octets without its line end. */
const longestLine = 75;

/** Text as a value: backslash, semicolon, comma and line ends mean something else in a calendar. */
export const escapedText = (text: string): string =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, '\\n');

/** One content line folded to at most 75 octets a line, never inside a character. */
export const folded = (line: string): string => {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
};

const asDate = (day: PlainDate): string => day.replaceAll('-', '');
const asInstant = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const timesOf = (when: CalendarEvent['when']): string[] =>
  'day' in when
    ? [
        `DTSTART;VALUE=DATE:${asDate(when.day)}`,
        `DTEND;VALUE=DATE:${asDate(addDays(when.day, 1))}`,
        // Nobody is busy for a whole day because of one evening's meeting.
        'TRANSP:TRANSPARENT',
      ]
    : [`DTSTART:${asInstant(when.start)}`, `DTEND:${asInstant(when.end)}`];

/** A name between quotation marks, which it cannot hold itself. */
const quotedParameter = (text: string): string => oneLine(text).replace(/["\\]/g, "'");

const eventLines = (event: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapedText(oneLine(event.uid))}`,
  `DTSTAMP:${asInstant(event.stamp)}`,
  `LAST-MODIFIED:${asInstant(event.stamp)}`,
  `SEQUENCE:${event.sequence}`,
  ...timesOf(event.when),
  ...(event.organiser
    ? [`ORGANIZER;CN="${quotedParameter(event.organiser.name)}":mailto:${oneLine(event.organiser.address)}`]
    : []),
  ...(event.cancelled ? ['STATUS:CANCELLED'] : []),
  `SUMMARY:${escapedText(oneLine(event.title))}`,
  ...(event.where === undefined ? [] : [`LOCATION:${escapedText(oneLine(event.where))}`]),
  `DESCRIPTION:${escapedText(event.description)}`,
  'END:VEVENT',
];

const calendarOf = (about: readonly string[], events: readonly CalendarEvent[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//School Partnerships//EN',
    'CALSCALE:GREGORIAN',
    ...about,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');

/** One event, sent to somebody who puts it into a calendar. */
export const calendarFile = (event: CalendarEvent): string =>
  calendarOf([`METHOD:${event.cancelled ? 'CANCEL' : 'PUBLISH'}`], [event]);

/**
 * A calendar that programs read again by its address. The two names and the two rests say the same: Outlook and Apple read one
 * of each, Google the other.
 */
export const calendarFeed = (name: string, events: readonly CalendarEvent[]): string => {
  const called = escapedText(oneLine(name));
  return calendarOf(
    [`NAME:${called}`, `X-WR-CALNAME:${called}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT4H', 'X-PUBLISHED-TTL:PT4H'],
    events,
  );
};
