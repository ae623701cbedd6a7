/** A school gets the link of its survey, to hand out. */
import { longDate } from '../../domain/wording.ts';
import type { Template } from '../context.ts';
import { capital, schoolName } from '../phrases.ts';
import { notice } from './notice.ts';

export const surveyOpened: Template = (context) => {
  const { partnership, details } = context;
  const school = details.school === undefined ? 'your school' : schoolName(partnership, details.school);
  const whom = details.what === 'staff' ? 'staff' : 'pupils';
  const until = details.on === undefined ? '' : ` It can be answered until ${longDate(details.on)}.`;
  const again = details.corrected === true;
  return notice(
    context,
    {
      subject: `Please hand out the ${again ? 'new link to the ' : ''}survey for ${whom} of ${school}`,
      paragraphs: [
        ...(again
          ? ['The link that you had was given up, and the answers that came by it do not count. Please ask again.']
          : []),
        `Please give this link to the ${whom} who take part: on paper, on a screen, or in a message.`,
        `${capital(school)} has one link for all of them.${until}`,
        'It takes two minutes. Nobody gives a name, and we keep the answers without one.',
      ],
      minutes: 3,
    },
    'Open the survey',
  );
};
