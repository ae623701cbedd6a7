/** The lead writes the plan; every head says whether it may go to governors. */
import { byDay, dayAndDate, longDate } from '../../../domain/wording.ts';
import { askedByLead, helpFrom } from '../../contacts.ts';
import type { AskContext } from '../../context.ts';
import { partnershipNamed, schoolName, schoolsInWords } from '../../phrases.ts';
import { type AskOf, addressed, type Notice, stillBy } from './ask.ts';

const isChanged = ({ request }: AskContext): boolean => (request.about.version ?? 1) > 1;

export const writeAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  const by = byDay(request.dueOn, context.today);
  const verb = isChanged(context) ? 'change' : 'write';
  return {
    subject: `Please ${verb} the ${here} plan ${by}`,
    reminder: `please ${verb} the ${here} plan${stillBy(context)}`,
    opening: [
      isChanged(context)
        ? 'The plan has come back to you. The page says who wants what changed, and why.'
        : `The plan for ${schoolsInWords(partnership)} is yours to write. You know best what it should say.`,
      'It comes in pieces of about six minutes. Save each before you leave it. You see what is still missing.',
      'When nothing is missing, send it in. It goes to the heads first, then to the boards.',
    ],
    again: [
      `The ${here} plan is not sent in yet. The page shows what is still missing. Each piece takes about six minutes.`,
    ],
    label: isChanged(context) ? 'Change the plan' : 'Write the plan',
    facts: [{ label: 'Send it in by', text: dayAndDate(request.dueOn) }],
    otherwise: 'Nothing goes to the boards before you send it in.',
    from: askedByLead(context),
  };
};

export const deputyNotice: Notice = (context) => {
  const { partnership, request, contact } = context;
  const here = partnershipNamed(partnership);
  const writer = contact(partnership.roles.lead).name;
  return {
    ...addressed(context, 'Read the plan so far'),
    subject: `${writer} is ${isChanged(context) ? 'changing' : 'writing'} the ${here} plan`,
    paragraphs: [
      `You are deputy lead. ${writer} is asked to send the plan in by ${longDate(request.dueOn)}.`,
      'You need do nothing, but a second pair of eyes may help.',
    ],
    ...helpFrom(context),
  };
};

export const headAsk: AskOf = (context) => {
  const { partnership, request, person, contact } = context;
  const here = partnershipNamed(partnership);
  const by = byDay(request.dueOn, context.today);
  const school = partnership.schools.find((one) => one.head === person.id);
  const promises = school ? ` It says what ${schoolName(partnership, school.urn)} would put in, and how to leave.` : '';
  const writer = contact(partnership.roles.lead).name;
  return {
    subject: `May the ${here} plan go to governors? Please say ${by}`,
    reminder: `may the ${here} plan go to governors?`,
    opening: [
      isChanged(context)
        ? `${writer} has changed the plan for ${schoolsInWords(partnership)}. This is version ${request.about.version}.${promises}`
        : `${writer} has finished the plan for ${schoolsInWords(partnership)}.${promises}`,
      'Please read it. You can support it going to governors, or ask for a change first.',
      'This is no promise yet: your board decides.',
    ],
    again: [`We asked whether the ${here} plan may go to governors. Your answer has not come yet.`],
    label: 'Read the plan and answer',
    minutes: 10,
    facts: [{ label: 'Answer by', text: dayAndDate(request.dueOn) }],
    otherwise: 'It goes to the boards only when every head has answered.',
    from: askedByLead(context),
  };
};
