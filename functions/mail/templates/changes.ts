/** Things that change: who takes over, activities, a new address; and the link to sign in. */
import { longDate, shortDate } from '../../domain/wording.ts';
import type { Template } from '../context.ts';
import { clip, longestName } from '../letter.ts';
import { partnershipNamed } from '../phrases.ts';
import { notice, quoted } from './notice.ts';
import { tellsApart } from './tells-apart.ts';

/** To whoever takes over, or to the lead when one request was handed over. */
export const takingOver: Template = (context) => {
  const { details, contact, partnership, person } = context;
  const before = details.leaving ? contact(details.leaving).name : undefined;
  if (details.successor !== undefined && details.successor !== person.id) {
    const after = contact(details.successor).name;
    const handed = before ? `${before} has handed` : 'Somebody has handed';
    return notice(context, {
      subject: `${clip(after, longestName)} answers in place of ${clip(before ?? 'somebody else', longestName)}`,
      paragraphs: [`${handed} one thing over to ${after}. We sent them a link. You need do nothing.`],
    });
  }
  return notice(context, {
    subject: `You take over in ${partnershipNamed(partnership)}${before ? ` from ${clip(before, longestName)}` : ''}`,
    paragraphs: [
      `Welcome. From today you have a part in ${partnership.name}${before ? `, in place of ${before}` : ''}.`,
      'You will get an email with what is open, agreed and due. What waits for you comes by email too, at most one a day.',
      'You need do nothing yet.',
    ],
  });
};

/** To the new address. */
export const addressCorrected: Template = (context) =>
  notice(context, {
    subject: `From now on ${partnershipNamed(context.partnership)} writes to you here`,
    paragraphs: [
      'We were given this address for you. Links that we sent to the one before no longer work.',
      'If something waits for you, you get a new email for it today.',
    ],
    ifNothing: 'If you do not know why you get this, please tell us: then we have the wrong address.',
  });

/** `person` holds the role; the mail may go to them, or to the lead. */
export const roleEnding: Template = (context) => {
  const { details, person, contact, partnership } = context;
  const own = details.person === undefined || details.person === person.id;
  const until = details.on;
  const role = details.role ? clip(details.role, own ? 40 : 26) : 'part';
  const whoseRole = own ? 'Your time' : `The time of ${clip(contact(details.person ?? '').name, 20)}`;
  return notice(
    context,
    {
      subject: `${whoseRole} as ${details.role ? role : `part of ${partnershipNamed(partnership)}`} ends${until ? ` on ${shortDate(until)}` : ' soon'}`,
      paragraphs: [
        own
          ? 'Please say who comes after you, or that you stay on. Then nothing gets lost.'
          : 'Please agree who comes next, or that they stay on. Then nothing gets lost.',
      ],
      facts: until ? [{ label: 'Last day', text: longDate(until) }] : [],
      minutes: 5,
      ifNothing: details.successor
        ? `If nobody is named, ${contact(details.successor).name} acts from the day after.`
        : 'If nobody is named, links still go to the same person.',
    },
    'Name who comes next',
  );
};

export const activitySuspended: Template = (context) => {
  const { suspension, contact, person } = context;
  if (!suspension || suspension.restartedOn) return undefined;
  const { title, since, by, reason } = suspension;
  const own = by === person.id;
  return notice(
    context,
    {
      subject: `“${clip(title, 40)}” is stopped from ${shortDate(since)}`,
      paragraphs: [
        `Please hold no more sessions of “${title}” until you hear from us.`,
        `${own ? 'You' : contact(by).name} stopped it: ${quoted(reason)}`,
        'It starts again only when every head has said yes.',
      ],
      ...(own ? {} : { help: { ...contact(by), role: 'who stopped it' } }),
    },
    'See what this means',
  );
};

export const activityRestarted: Template = (context) => {
  const { suspension } = context;
  if (!suspension) return undefined;
  return notice(context, {
    subject: `“${clip(suspension.title, 40)}” can start again`,
    paragraphs: ['Every head has said yes.', 'Sessions can go on from the next date in the plan.'],
  });
};

/** To a clerk or the lead: `person` cannot be reached by mail. */
export const mailFailed: Template = (context) => {
  const { details, contact } = context;
  const who = details.person ? contact(details.person).name : 'Somebody';
  return notice(
    context,
    {
      subject: `Our email does not reach ${clip(who, longestName)}`,
      paragraphs: [
        `An email to ${who} came back, or they asked for no more of them. We write to that address no longer.`,
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
    subject: `Your link to sign in (${tellsApart(details.signIn)})`,
    greeting: person.name,
    partnership: partnership.name,
    paragraphs: [`Here is the link you asked for. It works once, for ${details.minutes ?? 20} minutes.`],
    action: { label: 'Sign in', href: link },
    personalLink: true,
    ifNothing: 'If you did not ask for it, you need do nothing: nobody can sign in without this email.',
  };
};
