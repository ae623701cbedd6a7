import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, calendarFile, escapedText, folded } from '../../functions/mail/calendar-file.ts';

const anEvent = (overrides: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'wendle-valley.decision@partnership.example',
  sequence: 0,
  stamp: new Date('2025-11-10T09:00:00.000Z'),
  title: 'Governing Body of Harrowbeck: the Wendle Valley plan',
  description: 'The plan is on the agenda.',
  organiser: { name: 'Wendle Valley', address: 'partnerships@partnership.example' },
  when: { day: '2025-12-03' },
  ...overrides,
});

const unfolded = (text: string): string => text.replace(/\r\n /g, '');
const unescaped = (text: string): string => text.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark));
const fieldOf = (file: string, name: string): string =>
  unfolded(file)
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1) ?? '';

/** Letters of one to four octets, over several lines. */
const long = fc
  .array(fc.constantFrom('a', ' ', 'é', '€', '😀'), { minLength: 0, maxLength: 300, size: 'max' })
  .map((letters) => letters.join(''));

describe('a calendar file', () => {
  it('holds a meeting as a whole day that ends on the next, and keeps nobody busy', () => {
    const file = calendarFile(anEvent());
    expect(file).toContain('DTSTART;VALUE=DATE:20251203\r\nDTEND;VALUE=DATE:20251204\r\nTRANSP:TRANSPARENT\r\n');
    expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  });

  it('holds times as UTC, one hour apart from London in summer', () => {
    const when = { start: new Date('2026-07-01T17:00:00.000Z'), end: new Date('2026-07-01T18:30:00.000Z') };
    expect(calendarFile(anEvent({ when }))).toContain('DTSTART:20260701T170000Z\r\nDTEND:20260701T183000Z\r\n');
  });

  it('moves the same event when the date changes', () => {
    const moved = calendarFile(anEvent({ sequence: 1, when: { day: '2026-02-04' } }));
    expect(fieldOf(moved, 'UID')).toBe(fieldOf(calendarFile(anEvent()), 'UID'));
    expect(fieldOf(moved, 'SEQUENCE')).toBe('1');
  });

  it('has no line over 75 octets, and says the same once unfolded, for any text', () => {
    fc.assert(
      fc.property(long, (text) => {
        const lines = folded(text).split('\r\n');
        expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
        expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true);
        expect(unfolded(folded(text))).toBe(text);
      }),
    );
  });

  it('lets no title or description begin a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (title, description) => {
        const file = calendarFile(anEvent({ title: `${title}\r\nATTENDEE:mailto:x@evil.example`, description }));
        const lines = unfolded(file).split('\r\n');
        expect(lines).toHaveLength(19);
        expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
      }),
    );
  });

  it('gives back every text that it escaped', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('\\', ';', ',', '\n', 'n', 'a', 'é'), { maxLength: 40 }), (marks) => {
        const text = marks.join('');
        expect(unescaped(escapedText(text))).toBe(text);
        expect(escapedText(text)).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe('An entry that is not on any more', () => {
  it('is cancelled by its organiser: the same entry, a higher sequence', () => {
    const sent = calendarFile(anEvent());
    const off = calendarFile(anEvent({ sequence: 1, cancelled: true }));
    expect([fieldOf(sent, 'METHOD'), fieldOf(off, 'METHOD')]).toEqual(['PUBLISH', 'CANCEL']);
    expect(fieldOf(off, 'UID')).toBe(fieldOf(sent, 'UID'));
    expect(fieldOf(off, 'STATUS')).toBe('CANCELLED');
    expect(unfolded(off)).toContain('ORGANIZER;CN="Wendle Valley":mailto:partnerships@partnership.example');
  });
});
