/** To the lead of a school whose teachers may sign up for workshops. */
import { dayAndDate, longDate } from '../../domain/wording.ts';
import type { Template } from '../context.ts';
import { capital, schoolName } from '../phrases.ts';
import { notice } from './notice.ts';

export const workshopOpened: Template = (context) => {
  const { partnership, details } = context;
  const school = details.school === undefined ? 'your school' : schoolName(partnership, details.school);
  const { what = 'Workshops', on, time } = details;
  const when = on === undefined ? '' : `: ${dayAndDate(on)}${time === undefined ? '' : ` at ${time}`}`;
  return notice(
    context,
    {
      subject: `Sign-up for ${what} is open: the link for ${school}`,
      paragraphs: [
        `Teachers can now choose a workshop${when}.`,
        `Please give this link to the teachers of ${school}. ${capital(school)} has one link for all of them. They need no account.`,
        'Each gets an email with a link of their own, and opens it to make the place sure.',
      ],
      minutes: 2,
      ifNothing: 'If you do nothing, no teacher of yours can sign up.',
    },
    'Open the sign-up',
  );
};

export const workshopAsks: Template = (context) => {
  const { details } = context;
  const { what = 'a workshop', on } = details;
  return notice(
    context,
    {
      subject: `Is this one of your teachers? Somebody asks for a place: ${what}`,
      paragraphs: [
        'Somebody used your school’s link with an email address that we do not know as your school’s.',
        'Please say whether they are one of your teachers. They get a place only if you say yes.',
      ],
      minutes: 1,
      ...(on === undefined
        ? {}
        : {
            ifNothing: `If you say nothing by ${longDate(on)}, they get no place.`,
          }),
    },
    'Say yes or no',
  );
};
