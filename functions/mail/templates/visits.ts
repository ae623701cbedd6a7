/** What comes of a review between heads. */
import type { Template } from '../context.ts';
import { partnershipNamed, schoolName } from '../phrases.ts';
import { notice } from './notice.ts';

export const visitReportWritten: Template = (context) => {
  const { partnership, details, contact } = context;
  const school = schoolName(partnership, details.school);
  const who = details.person === undefined ? 'The other visitor' : contact(details.person).name;
  return notice(
    context,
    {
      subject: `The report on ${school} is written: do you agree?`,
      paragraphs: [
        `${who} has written what the two of you saw at ${school}.`,
        'Please read it. You can change words of it. When you agree, it goes to the head.',
      ],
      minutes: 10,
    },
    'Read it and agree',
  );
};

export const leadershipReport: Template = (context) => {
  const { partnership, details } = context;
  const school = schoolName(partnership, details.school);
  return notice(
    context,
    {
      subject: `Two heads visited ${school}: a report for your board`,
      paragraphs: [
        `Two heads from ${partnershipNamed(partnership)} spent a day at ${school} and wrote what works, and questions worth asking.`,
        'The head has read it. There is no grade in it, and nothing to vote on.',
      ],
      minutes: 5,
    },
    'Read the report',
  );
};

export const leadershipNotHeld: Template = (context) => {
  const { partnership, details } = context;
  const school = schoolName(partnership, details.school);
  return notice(
    context,
    {
      subject: `There is no visit of two heads to ${school} this year`,
      paragraphs: [
        'Nothing was chosen to look at, no day was set, or nothing was written. That is now on record.',
        'Everything else goes on. Please talk about what got in the way.',
      ],
    },
    'See where it stands',
  );
};
