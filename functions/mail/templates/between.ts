/** What happens between reviews, and after the year. */
import type { Template } from '../context.ts';
import { capital, partnershipNamed, schoolName } from '../phrases.ts';
import { notice, quoted } from './notice.ts';

export const helpOffered: Template = (context) => {
  const { partnership, details } = context;
  const from = details.school === undefined ? 'A school' : capital(schoolName(partnership, details.school));
  return notice(
    context,
    {
      subject: `${from} offers you help`,
      paragraphs: [
        ...(details.what ? [`It offers this: ${quoted(details.what)}`] : []),
        'You can take it or say no. Both are fine, and either of you can answer.',
      ],
      minutes: 2,
    },
    'Answer the offer',
  );
};

export const helpAnswered: Template = (context) => {
  const { partnership, details } = context;
  const who = details.school === undefined ? 'A school' : capital(schoolName(partnership, details.school));
  const taken = details.accepted === true;
  return notice(
    context,
    {
      subject: taken ? `${who} takes the offer of help` : `${who} does not need the help now`,
      paragraphs: [
        ...(details.what ? [`The offer was: ${quoted(details.what)}`] : []),
        taken ? 'Please agree between you when it begins. It is in the log of decisions.' : 'You need do nothing.',
      ],
    },
    'See the log of decisions',
  );
};

export const workOutside: Template = (context) => {
  const { partnership, details } = context;
  return notice(
    context,
    {
      subject: `Something goes on in ${partnershipNamed(partnership)} that is not in the agreement`,
      paragraphs: [
        ...(details.what ? [`It is called ${quoted(details.what)}`] : []),
        'It may be good work. But no board has agreed to it yet. You can put it to the boards, or stop it for now.',
      ],
    },
    'See what you can do',
  );
};

export const addendum: Template = (context) => {
  const { partnership } = context;
  return notice(
    context,
    {
      subject: `Later results of ${partnershipNamed(partnership)}: one page for your board`,
      paragraphs: [
        'Some results of the year came after the summer. They now stand below the report of that year.',
        'There is nothing to vote on.',
      ],
      minutes: 3,
    },
    'Read the results',
  );
};
