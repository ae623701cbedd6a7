/** Somebody else is told that an answer is late: what, whose, and what would help. */

import { waitsForMeeting } from '../../domain/asking/chasing.ts';
import { type RequestKind, recipientOf, stillAsked } from '../../domain/asking/request.ts';
import { answersOffered } from '../../domain/asking/take.ts';
import { possessive } from '../../domain/partnership/short-names.ts';
import { dateNear, longDate } from '../../domain/wording.ts';
import { helpFrom } from '../contacts.ts';
import { type AskContext, isAboutRequest, type Template } from '../context.ts';
import { clip, type Fact, type Letter, longestName } from '../letter.ts';
import {
  capital,
  counted,
  lateBy,
  meetingOf,
  partnershipNamed,
  schoolName,
  someOf,
  termly,
  theBoard,
  whose,
} from '../phrases.ts';
import { addressed } from './asks/ask.ts';
import { pieceTitle } from './asks/piece.ts';
import { topicOf } from './asks/topic.ts';
import { nobodyToAsk } from './meetings.ts';

type Late = { readonly subject: string; readonly what: string };
type LateOf = (context: AskContext) => Late;

const waitedFor = ({ request, contact }: AskContext): readonly string[] =>
  stillAsked(request).map((one) => contact(one.person).name);
const who = (context: AskContext): string => someOf(waitedFor(context));

/** `is three days late`, or `is late` where it is counted from something else than its date. */
const isLate = ({ request, today }: AskContext): string => `is ${lateBy(request.dueOn, today) ?? 'still to come'}`;

const lateDecision: LateOf = (context) => {
  const { request, partnership, today } = context;
  const { noun } = topicOf(context);
  const party = whose(partnership, request);
  const waiting = waitedFor(context).length;
  if (!waitsForMeeting(request)) {
    const several = request.step?.means === 'written-resolution';
    return {
      subject: several
        ? `${capital(counted(waiting, 'trustee'))} still to decide on ${noun}`
        : `${partnershipNamed(partnership)}: ${possessive(party)} decision ${isLate(context)}`,
      what: `We asked ${who(context)} to decide on ${noun} for ${party}.`,
    };
  }
  const { name } = meetingOf(partnership, request, today);
  if (request.agenda) {
    const met = dateNear(request.agenda.meetingOn, today);
    return {
      subject: `No result yet from ${possessive(party)} ${met} meeting`,
      what: `${capital(noun)} was on the agenda of ${theBoard(name)} for ${met}. We asked ${who(context)} to write down the result.`,
    };
  }
  return {
    subject: `${party}: no meeting date yet for ${noun}`,
    what: `We asked ${who(context)} to put ${noun} on the agenda of ${theBoard(name)}, and to tell us the date.`,
  };
};

const missingAnswers = (context: AskContext, from: string, short: string, question: string): Late => ({
  subject: `${capital(counted(waitedFor(context).length, from))} still to answer: ${short}`,
  what: `We asked ${question}. We still wait for ${who(context)}.`,
});

const missingNames = (context: AskContext, paper: string): Late => ({
  subject: `${capital(counted(waitedFor(context).length, 'signature'))} still missing on the ${paper}`,
  what: `The ${paper} still has to be signed by ${who(context)}.`,
});

/** A step of a review between heads. */
const lateVisit = (context: AskContext, what: string, asked: string): Late => {
  const school = schoolName(context.partnership, context.request.school);
  return {
    subject: `${capital(what)}, ${school}: ${isLate(context)}`,
    what: `We asked ${who(context)} ${asked}. This is about the review between heads at ${school}.`,
  };
};

const title = ({ suspension }: AskContext): string => suspension?.title ?? 'the activity';

const lates: Record<RequestKind, LateOf> = {
  'write-proposal': (context) => ({
    subject: `The ${partnershipNamed(context.partnership)} plan ${isLate(context)}`,
    what: `We asked ${who(context)} to send in the plan.`,
  }),
  'write-piece': (context) => ({
    subject: `${clip(who(context), longestName)} has not written their piece of the plan yet`,
    what: `We asked ${who(context)} to write this: ${pieceTitle(context)}`,
  }),
  'head-support': (context) =>
    missingAnswers(
      context,
      'head',
      `the ${partnershipNamed(context.partnership)} plan`,
      `whether the ${partnershipNamed(context.partnership)} plan may go to governors`,
    ),
  decision: lateDecision,
  'sign-mou': (context) => missingNames(context, `${partnershipNamed(context.partnership)} agreement`),
  'sign-data-agreement': (context) => missingNames(context, `${partnershipNamed(context.partnership)} data agreement`),
  'start-review': (context) => {
    const review = termly(context.request.about.id, 'review');
    return {
      subject: `The ${review} is not started yet`,
      what: `We asked ${who(context)} to start the ${review}. It takes one click.`,
    };
  },
  'send-return': (context) => {
    const { request, partnership } = context;
    const late = `${possessive(schoolName(partnership, request.school))} ${termly(request.about.id, 'return')}`;
    return {
      subject: `${late} ${isLate(context)}`,
      what: `We asked ${who(context)} for it. If time is short, the numbers can come now and the words later.`,
    };
  },
  'record-review': (context) => {
    const review = termly(context.request.about.id, 'review');
    return {
      subject: `What the ${review} decided is not written down yet`,
      what: `We asked ${who(context)} to write it down. A few lines are enough.`,
    };
  },
  'write-evaluation': (context) => ({
    subject: `The words on the ${partnershipNamed(context.partnership)} year are still missing`,
    what: `We asked ${who(context)} to add words to the pages on the year.`,
  }),
  'confirm-successor': (context) => ({
    subject: `${clip(who(context), longestName)} has not taken on their part yet`,
    what: `We asked ${who(context)} to read what they take on, and to say yes to it.`,
  }),
  'report-to-board': (context) => ({
    subject: `${possessive(whose(context.partnership, context.request))} board has not heard of a decision yet`,
    what: `We asked ${who(context)} to report it to the board.`,
  }),
  'confirm-leaving': (context) => ({
    subject: 'A decision to leave is not confirmed yet',
    what: `We asked ${who(context)} to confirm that ${whose(context.partnership, context.request)} leaves. Until somebody does, it stays.`,
  }),
  'confirm-staying': (context) => ({
    subject: 'A decision to stay is not confirmed yet',
    what: `We asked ${who(context)} to confirm that ${whose(context.partnership, context.request)} stays. Until somebody does, it leaves on its last day.`,
  }),
  mediate: (context) => ({
    subject: `An objection of ${whose(context.partnership, context.request)} is not settled yet`,
    what: `We asked ${who(context)} to hear both sides. Until it is settled, what was objected to stands still.`,
  }),
  'review-focus': (context) => lateVisit(context, 'what two heads look at', 'to choose what two heads look at'),
  'visit-date': (context) => lateVisit(context, 'the day of the visit', 'on which days two heads can visit'),
  'set-visit-date': (context) => lateVisit(context, 'the day of the visit', 'to set the day of the visit'),
  'visit-report': (context) =>
    lateVisit(context, 'the report on the visit', 'to write what they saw, or to agree with it'),
  'check-facts': (context) => lateVisit(context, 'the facts of the report', 'whether the facts are right'),
  'visit-to-board': (context) => lateVisit(context, 'the report to the board', 'when the board has had the report'),
  'follow-up': (context) => lateVisit(context, 'the second visit', 'to go back and write half a page'),
  'restart-activity': (context) =>
    missingAnswers(context, 'head', `“${clip(title(context), 36)}”`, `whether “${title(context)}” can start again`),
};

/** Addresses of the few who are waited for: a call or a mail from somebody they know does most. */
const howToReach = ({ request, contact }: AskContext): Fact[] =>
  stillAsked(request)
    .slice(0, 3)
    .flatMap(({ person }) => {
      const { name, address } = contact(person);
      return address === undefined ? [] : [{ label: name, text: address }];
    });

const howItEnds = ({ request }: AskContext): string => {
  if (request.kind === 'send-return')
    return `The review closes on ${longDate(request.closesOn)} at the latest, with or without it.`;
  return `If nothing comes by ${longDate(request.closesOn)}, this ends without an answer.`;
};

const overdueLetter = (context: AskContext): Letter | undefined => {
  const { request, person, partnership, details } = context;
  if (request.outcome) return undefined;
  if (stillAsked(request).length === 0) return nobodyToAsk(context);
  const late = lates[request.kind](context);
  const isRecipient = recipientOf(request, person.id) !== undefined;
  const standsIn = request.kind !== 'decision' && answersOffered(request, person.id, partnership).length > 0;
  return {
    ...addressed(context, isRecipient ? 'Open it' : 'See what is waiting'),
    subject: late.subject,
    paragraphs: [
      late.what,
      (details.number ?? 1) > 1
        ? 'We have said so before, and nothing has come since.'
        : 'We have sent reminders, and nothing has come.',
      standsIn
        ? 'Please ask what is in the way. You can also do it yourself, from this email.'
        : 'Please ask what is in the way. Often one call is enough.',
    ],
    facts: [
      ...howToReach(context),
      request.agenda
        ? { label: 'Meeting', text: longDate(request.agenda.meetingOn) }
        : { label: 'Was due', text: longDate(request.dueOn) },
    ],
    ifNothing: howItEnds(context),
    ...helpFrom(context),
  };
};

export const overdue: Template = (context) => (isAboutRequest(context) ? overdueLetter(context) : undefined);
