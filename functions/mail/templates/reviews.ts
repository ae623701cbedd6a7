/** What comes out of a term and of a year. */
import { possessive } from '../../domain/partnership/short-names.ts';
import { listOf, longDate } from '../../domain/wording.ts';
import type { MailContext, Template } from '../context.ts';
import { partnershipNamed, schoolName, termly } from '../phrases.ts';
import { notice } from './notice.ts';

const reviewIn = ({ details, request, review }: MailContext): string =>
  termly(review?.term ?? details.review ?? request?.about.id, 'review');

/** The boards that this person sits on or clerks. */
const boardsOf = ({ partnership, person }: MailContext) =>
  partnership.parties
    .flatMap((party) => party.boards)
    .filter((board) => board.clerk === person.id || board.members.some((one) => one.person === person.id));
const onBoard = (context: MailContext): boolean => boardsOf(context).length > 0;

/** Whoever is on the board of one party gets straight to that board's two pages. */
const toOwnPages = (context: MailContext): MailContext => {
  const { partnership, person, readingLink } = context;
  const own = partnership.parties.filter((party) => boardsOf(context).some((board) => party.boards.includes(board)));
  const [party, ...more] = own;
  if (!party || more.length > 0 || readingLink === undefined || person.id === partnership.roles.lead) return context;
  return { ...context, readingLink: `${readingLink}/boards/${party.id}` };
};

const missingReturns = ({ review, partnership }: MailContext): string[] => {
  const missing = (review?.missing ?? []).map((urn) => possessive(schoolName(partnership, urn)));
  return missing.length > 0
    ? [`The review closed on time, without ${listOf(missing)} ${missing.length > 1 ? 'returns' : 'return'}.`]
    : [];
};

export const reviewReport: Template = (context) =>
  notice(
    toOwnPages(context),
    {
      subject: `The ${reviewIn(context)} of ${partnershipNamed(context.partnership)}: ${onBoard(context) ? 'a report for your board' : 'the report'}`,
      paragraphs: [
        'The report says what was done this term, what it cost, and what was learnt.',
        ...missingReturns(context),
        'There is nothing to vote on.',
      ],
      minutes: 5,
    },
    'Read the report',
  );

export const reviewNotHeld: Template = (context) =>
  notice(
    context,
    {
      subject: `The ${reviewIn(context)} of ${partnershipNamed(context.partnership)} was not held`,
      paragraphs: [
        'Nobody started it in time, and that is now on record.',
        'Please talk soon about what got in the way.',
      ],
    },
    'See where it stands',
  );

export const reviewDecisions: Template = (context) =>
  notice(
    context,
    {
      subject: `What the ${reviewIn(context)} of ${partnershipNamed(context.partnership)} decided`,
      paragraphs: [
        'The page says what changes now, who does it, and by when.',
        'You need do nothing, unless your name is on it.',
      ],
      minutes: 3,
    },
    'Read what was decided',
  );

const howItGoesOn = {
  renewed: 'All of you want to carry on. Thank you for this year.',
  'renewed-with-changes': 'You want to carry on, with changes. Thank you for this year.',
  continues: 'Not everybody carries on, but those who do go on together. Thank you for this year.',
  'goes-on': 'The agreement lasts into next year, so no board was asked to renew it. Thank you for this year.',
} as const;

export const renewed: Template = (context) => {
  const { partnership, details } = context;
  return notice(
    context,
    {
      subject: `${partnershipNamed(partnership)} goes on next year`,
      paragraphs: [
        howItGoesOn[details.outcome ?? 'renewed'],
        details.outcome === 'goes-on'
          ? 'The plan of the agreement stays as it is. Next year’s reviews get their dates when the year begins.'
          : "Next year's plan begins as a copy of this year's. The lead brings it up to date, and the boards are asked again.",
        'You need do nothing now.',
      ],
    },
    'See what comes next',
  );
};

export const ended: Template = (context) => {
  const { partnership, details } = context;
  return notice(
    context,
    {
      subject: `${partnershipNamed(partnership)} comes to an end`,
      paragraphs: [
        `The partnership ends${details.on ? ` on ${longDate(details.on)}` : ''}. Thank you for what you gave to it.`,
        'A last report says what was done and learnt. Figures about pupils are deleted when their time is up.',
      ],
    },
    'Read the last report',
  );
};

export const lapsed: Template = (context) => {
  const { partnership, details } = context;
  return notice(
    context,
    {
      subject: `The agreement of ${partnershipNamed(partnership)} has run out`,
      paragraphs: [
        `Its last day was ${details.on ? longDate(details.on) : 'yesterday'}, and no new agreement is signed yet.`,
        'Until one is, no board has agreed to the work. Please hold activities, and send no figures about pupils: this system does not stop either for you. What was decided and signed stays on record.',
      ],
    },
    'See what is open',
  );
};
