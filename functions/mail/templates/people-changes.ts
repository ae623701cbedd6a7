/** A person's address or place was changed, or shall be: to the old address, to witnesses, to those who must agree. */
import { longDate } from '../../domain/wording.ts';
import type { MailContext, Template } from '../context.ts';
import { clip, type Letter, longestName } from '../letter.ts';
import { partnershipNamed } from '../phrases.ts';
import { notice } from './notice.ts';

/** To whoever asked for a new link to read something. */
export const readingLinkSent: Template = (context) => {
  const { details, partnership } = context;
  const kind = details.reads?.split(':')[0] ?? '';
  const what = Object.hasOwn(readings, kind) ? readings[kind as keyof typeof readings] : 'what there is to read';
  return notice(
    context,
    {
      subject: `Your new link to read ${what} of ${partnershipNamed(partnership)}`,
      paragraphs: [
        `This link leads to ${what} of ${partnership.name}. It is made for you, and works as long as you are a part of the partnership.`,
        'If you did not ask for it, you need do nothing.',
      ],
    },
    'Read it',
  );
};

const readings = {
  review: 'the report of a review',
  briefing: 'the page about the plan',
  document: 'a signed paper',
  evaluation: 'the report of the year',
} as const;

type Change = NonNullable<MailContext['change']>;

const nameOf = ({ contact }: MailContext, id: string): string =>
  id === 'system' ? 'Whoever looks after the partnership’s file' : contact(id).name;

/** Who made it: two names where two had to agree. */
const authorOf = (context: MailContext, { by, agreed, people }: Change): string => {
  const own = people.some(({ person }) => person === by);
  const others = agreed.filter((one) => one !== by && !one.endsWith('-address'));
  const names = [nameOf(context, by), ...others.map((id) => nameOf(context, id))];
  return own && names.length === 1 ? 'From your own sign-in, this' : names.join(' and ');
};

const isOld = ({ details }: MailContext): boolean => details.holder?.startsWith('o') ?? false;

const waiting = (change: Change): string[] =>
  change.kind === 'handed' || change.kind === 'part' ? [] : [whatWaits(change)];

const whatWaits = (change: Change): string =>
  change.freeOn === undefined
    ? 'Until somebody who had no hand in it has confirmed it, nobody can sign in that name.'
    : `Until somebody who had no hand in it has confirmed it, or ${longDate(change.freeOn)} has come, nobody can sign in that name.`;

const aboutOnePart = (context: MailContext, change: Change): Letter => {
  const to = change.successor === undefined ? 'Somebody else' : nameOf(context, change.successor);
  const { standsIn = false, until } = change.part ?? {};
  const how = standsIn ? 'stands in for you' : 'takes one of your parts';
  return notice(
    context,
    {
      subject: `${clip(to, 30)} ${how}. Was this right?`,
      paragraphs: [
        `${to} ${how} in ${context.partnership.name}${until === undefined ? '' : ` until ${longDate(until)}`}. What waits for that part goes to them. All else stays with you, and so does your address.`,
        'If this was not right, press the button: it is taken back at once.',
      ],
      ifNothing: 'If it was right, you need do nothing.',
    },
    'This was not right',
  );
};

const toOldAddress = (context: MailContext, change: Change): Letter => {
  if (change.kind === 'part') return aboutOnePart(context, change);
  const author = authorOf(context, change);
  const to = change.successor === undefined ? 'somebody else' : nameOf(context, change.successor);
  const what =
    change.kind === 'left'
      ? `${author} said that you leave ${context.partnership.name}. Your links no longer work.`
      : change.kind === 'number'
        ? `${author} changed the telephone number that we have for you in ${context.partnership.name}.`
        : change.kind === 'handed'
          ? `With your link one thing that we asked of you was handed over to ${to}. That link no longer works.`
          : `${author} changed the address that we write to for you in ${context.partnership.name}. Links that came here no longer work.`;
  return notice(
    context,
    {
      subject:
        change.kind === 'left'
          ? `You were taken out of ${partnershipNamed(context.partnership)}. Was this right?`
          : change.kind === 'number'
            ? `Your number for ${partnershipNamed(context.partnership)} was changed. Was this right?`
            : change.kind === 'handed'
              ? `Handed over in ${partnershipNamed(context.partnership)}. Was this right?`
              : `Your address for ${partnershipNamed(context.partnership)} was changed. Was this right?`,
      paragraphs: [what, 'If this was not right, press the button: it is taken back at once.', ...waiting(change)],
      ifNothing: 'If it was right, you need do nothing.',
    },
    'This was not right',
  );
};

const whatHappened = (context: MailContext, change: Change): string => {
  const names = change.people.map(({ person }) => nameOf(context, person));
  const whose = names.length > 3 ? `${names.length} people` : names.join(' and ');
  const { kind, successor } = change;
  if (kind === 'left') return `${whose} was taken out of the partnership`;
  if (kind === 'replaced') return `${nameOf(context, successor ?? '')} took over from ${whose}`;
  if (kind === 'part')
    return `${nameOf(context, successor ?? '')} ${change.part?.standsIn ? 'stands in for' : 'takes one part of'} ${whose}`;
  if (kind === 'number') return `The telephone number of ${whose} was changed`;
  if (kind === 'handed') return `${whose} handed one thing over to ${nameOf(context, successor ?? '')}`;
  return names.length > 1
    ? `The email addresses of ${whose} were changed`
    : `The email address of ${whose} was changed`;
};

/** To the old address, or to a witness. */
export const changeTold: Template = (context) => {
  const { change } = context;
  if (!change || (change.state !== 'done' && change.state !== 'settled')) return undefined;
  if (isOld(context)) return toOldAddress(context, change);
  const author = change.by === 'system' ? nameOf(context, change.by) : authorOf(context, change);
  return notice(
    context,
    {
      subject: `Is this right? ${clip(whatHappened(context, change), 60)}`,
      paragraphs: [
        `${whatHappened(context, change)}, by ${author === 'From your own sign-in, this' ? 'themselves' : author}. You had no hand in it, so we ask you.`,
        'Please ask them, by telephone or in person. Then say on the page whether it was right.',
        ...waiting(change),
      ],
      minutes: 3,
    },
    'Say whether it was right',
  );
};

/** To whoever leaves. Those that went out before changes were kept have no button. */
export const replaced: Template = (context) => {
  const { details, contact, partnership, change } = context;
  const by = details.successor ? contact(details.successor).name : 'Somebody else';
  const said = {
    subject: `${clip(by, longestName)} takes over from you in ${partnershipNamed(partnership)}`,
    paragraphs: [
      `${by} now answers what you were asked. Your earlier links no longer work.`,
      'Thank you for what you did. If this was not right, please say so soon.',
    ],
  };
  if (!change) return notice(context, said);
  return notice(
    context,
    {
      ...said,
      paragraphs: [
        ...said.paragraphs.slice(0, 1),
        'Thank you for what you did. If this was not right, press the button: it is taken back at once.',
        ...waiting(change),
      ],
    },
    'This was not right',
  );
};

/** To one of the two mailboxes of an address that somebody wants changed for themselves, or to the second who must agree. */
export const changeAsked: Template = (context) => {
  const { change, details, partnership } = context;
  if (change?.state !== 'asked') return undefined;
  const here = partnershipNamed(partnership);
  if (details.holder !== undefined) {
    return notice(
      context,
      {
        subject: `Shall ${here} write to you at another address?`,
        paragraphs: [
          'Somebody who is signed in as you asked us to write to another address from now on.',
          'If that was you, press the button in this email, or in the one that we sent to the other address. One is enough.',
        ],
        minutes: 1,
        ifNothing: 'If nobody presses it, everything stays as it is. If it was not you, say so on the page.',
      },
      'Yes or no',
    );
  }
  const [whose = ''] = change.people.map(({ person }) => nameOf(context, person));
  const what =
    change.kind === 'left'
      ? `takes ${whose} out of the partnership`
      : change.kind === 'part'
        ? `gives one part of ${whose} to ${change.newcomer?.name ?? 'somebody else'}`
        : change.kind === 'replaced'
          ? `puts ${change.newcomer?.name ?? 'somebody else'} in the place of ${whose}`
          : `changes the email address of ${change.people.length > 1 ? `${change.people.length} people` : whose}`;
  return notice(
    context,
    {
      subject: `Do you agree? ${clip(`${nameOf(context, change.by)} ${what}`, 60)}`,
      paragraphs: [
        `${nameOf(context, change.by)} ${what}. It takes two, and you are the other.`,
        'Please ask whoever it concerns first, by telephone or in person.',
      ],
      minutes: 3,
      ifNothing: 'Without your word nothing changes.',
    },
    'Look at it',
  );
};

/** To everybody who had to do with it. */
export const changeUndone: Template = (context) => {
  const { change } = context;
  if (change?.state !== 'undone') return undefined;
  const who =
    change.settledBy === 'old-address' ? 'Whoever has the old address' : nameOf(context, change.settledBy ?? '');
  return notice(
    context,
    {
      subject: `It was not right: ${clip(whatHappened(context, change), 60)}`,
      paragraphs: [
        `${whatHappened(context, change)}. ${who} says that this was not right, so it was taken back.`,
        'Codes and signing in that name wait until two people have agreed on the page. Please ask first what happened.',
      ],
      minutes: 5,
    },
    'See what happened',
  );
};
