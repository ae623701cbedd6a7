/** Things that change: people, activities, addresses; and the link to sign in. */
import { longDate, shortDate } from '../../domain/wording.ts';
import { isAboutRequest, type MailContext, type Template } from '../context.ts';
import { clip } from '../letter.ts';
import { place } from '../phrases.ts';
import { askLetter } from './ask.ts';
import { notice, quoted } from './notice.ts';

const partOf = ({ details, partnership }: MailContext): string =>
  details.role ? `${clip(details.role, 40)} in ${place(partnership)}` : `a part in ${place(partnership)}`;

/** To whoever was asked before. `person` is the one who takes over. */
export const replaced: Template = (context) => {
  const { details, contact, partnership } = context;
  const by = details.person ? contact(details.person).name : 'Somebody else';
  return notice(context, {
    subject: `${by} takes over from you in ${place(partnership)}`,
    paragraphs: [
      `${by} answers now what you were asked. Your earlier links no longer work.`,
      'Thank you for what you did. If this is a mistake, please say so soon.',
    ],
  });
};

/** To whoever takes over from `person`: what was open is asked in the same mail. */
export const takingOver: Template = (context) => {
  const { details, contact } = context;
  const before = details.person ? ` from ${contact(details.person).name}` : '';
  const opening = `You take over ${partOf(context)}${before}.`;
  if (isAboutRequest(context)) {
    const asked = askLetter(context, [opening]);
    if (asked) return asked;
    if (context.request.outcome) return undefined;
  }
  return notice(
    context,
    {
      subject: `You take over${before}: what is open and what is due`,
      paragraphs: [`${opening} Welcome.`, 'One page shows what is open, what is agreed, and what is due.'],
      minutes: 10,
    },
    'Read what you take on',
  );
};

/** `person` holds the role; the mail may go to them, or to the lead. */
export const roleEnding: Template = (context) => {
  const { details, person, contact, partnership } = context;
  const own = details.person === undefined || details.person === person.id;
  const until = details.on;
  const role = details.role ? clip(details.role, 40) : 'part';
  const whoseRole = own ? 'Your time' : `The time of ${contact(details.person ?? '').name}`;
  return notice(
    context,
    {
      subject: `${whoseRole} as ${details.role ? role : `part of ${place(partnership)}`} ends${until ? ` on ${shortDate(until)}` : ' soon'}`,
      paragraphs: [
        own
          ? 'Please say who comes after you, or that you stay on. Then nothing gets lost.'
          : 'Please agree who comes next, or that they stay on. Then nothing gets lost.',
      ],
      facts: until ? [{ label: 'Last day', text: longDate(until) }] : [],
      minutes: 5,
      ifNothing: 'If nobody is named, links still go to the same person.',
    },
    'Name who comes next',
  );
};

const titleOf = ({ activity, details }: MailContext): string => activity ?? details.title ?? 'An activity';

export const activitySuspended: Template = (context) => {
  const title = titleOf(context);
  const { details, contact } = context;
  return notice(
    context,
    {
      subject: `“${clip(title, 40)}” is stopped from today`,
      paragraphs: [
        `Please hold no more sessions of “${title}” until you hear from us.`,
        ...(details.person ? [`${contact(details.person).name} stopped it.`] : []),
        ...(details.reason ? [`The reason given: ${quoted(details.reason)}`] : []),
        'It starts again only when every head has said yes.',
      ],
      facts: [{ label: 'Stopped on', text: longDate(details.on ?? context.today) }],
    },
    'See what this means',
  );
};

export const activityRestarted: Template = (context) => {
  const title = titleOf(context);
  return notice(
    context,
    {
      subject: `“${clip(title, 40)}” can start again`,
      paragraphs: ['Every head has said yes.', 'Sessions can go on from the next date in the plan.'],
    },
    'See the dates',
  );
};

/** To a clerk or the lead: `person` cannot be reached by mail. */
export const mailFailed: Template = (context) => {
  const { details, contact } = context;
  const who = details.person ? contact(details.person).name : 'Somebody';
  return notice(
    context,
    {
      subject: `Our mail does not reach ${clip(who, 40)}`,
      paragraphs: [
        `A mail to ${who} came back, or they asked for no more mail. We write to that address no longer.`,
        'What they were asked stays open. Please give us another address, or name somebody else.',
      ],
      minutes: 3,
      ifNothing: 'Without an address, nobody answers for them.',
    },
    'Put it right',
  );
};

/** `link` is the address to sign in with; without one there is nothing to send. */
export const signIn: Template = (context) => {
  const { link, person, partnership, details } = context;
  if (link === undefined) return undefined;
  return {
    subject: 'Your link to sign in',
    greeting: person.name,
    partnership: partnership.name,
    paragraphs: [`Here is the link you asked for. It works once, for ${details.minutes ?? 20} minutes.`],
    action: { label: 'Sign in', href: link },
    personalLink: true,
    ifNothing: 'If you did not ask for it, you need do nothing: nobody can sign in without this mail.',
  };
};
