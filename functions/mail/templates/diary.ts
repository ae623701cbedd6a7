/** News of the diary: a date moves, is called off, or a series is fixed. */
import { weekday } from '../../domain/calendar.ts';
import type { PlainDate } from '../../domain/values.ts';
import { countOf, longDate, shortDate } from '../../domain/wording.ts';
import type { MailContext, Template } from '../context.ts';
import { partnershipNamed } from '../phrases.ts';
import { notice, quoted } from './notice.ts';

const day = (date: PlainDate | undefined): string =>
  date === undefined ? 'a date' : `${weekday(date)} ${longDate(date)}`;

const because = ({ details }: MailContext): string[] =>
  details.reason ? [`The reason given: ${quoted(details.reason)}`] : [];

export const dateAdded: Template = (context) => {
  const { partnership, details } = context;
  const { on, time, what = 'A date' } = details;
  return notice(
    context,
    {
      subject: `For your calendar: ${what} of ${partnershipNamed(partnership)}${on === undefined ? '' : `, ${shortDate(on)}`}`,
      paragraphs: [
        `${what} is now in the diary: ${day(on)}${time === undefined ? '' : ` at ${time}`}.`,
        'Please look at it beside your school’s own dates.',
      ],
    },
    'See the date',
  );
};

export const dateMoved: Template = (context) => {
  const { partnership, details } = context;
  const { from, on, time } = details;
  const what = details.what ?? 'A date';
  return notice(
    context,
    {
      subject: `${partnershipNamed(partnership)}: the date of ${from === undefined ? 'a meeting' : shortDate(from)} moves to ${on === undefined ? 'another day' : shortDate(on)}`,
      paragraphs: [
        `${what} was to be on ${day(from)}. It is now on ${day(on)}${time === undefined ? '' : ` at ${time}`}.`,
        ...because(context),
      ],
    },
    'See the date',
  );
};

export const dateCancelled: Template = (context) => {
  const { partnership, details } = context;
  return notice(
    context,
    {
      subject: `${partnershipNamed(partnership)}: ${details.on === undefined ? 'a date' : shortDate(details.on)} is called off`,
      paragraphs: [`${details.what ?? 'A date'} on ${day(details.on)} is called off.`, ...because(context)],
    },
    'See the date',
  );
};

export const datesFixed: Template = (context) => {
  const { partnership, details } = context;
  const { count = 1, from, on } = details;
  return notice(
    context,
    {
      subject: `For your calendar: ${countOf(count, 'meeting')} of ${partnershipNamed(partnership)}`,
      paragraphs: [
        `The diary now has ${countOf(count, 'new meeting')}, the first on ${day(from)}, the last on ${day(on)}.`,
        'Please look at them beside your school’s own dates. If one clashes, tell the lead, or add your school’s date to the diary.',
      ],
      minutes: 5,
    },
    'See the diary',
  );
};
