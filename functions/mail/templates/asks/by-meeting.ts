/** A board or committee decides at a meeting: its clerk is asked for a date and a record, its members are told. */
import type { Request } from '../../../domain/asking/request.ts';
import { longDate, shortDate } from '../../../domain/wording.ts';
import { askedByLead, helpFromClerk } from '../../contacts.ts';
import type { AskContext } from '../../context.ts';
import type { Fact } from '../../letter.ts';
import { answerBy, type Meeting, meetingOf, theBoard } from '../../phrases.ts';
import { type Ask, type AskOf, addressed, type Notice } from './ask.ts';
import { topicOf } from './topic.ts';

const agendaOf = ({ on }: Meeting): string => (on ? `your ${shortDate(on)} agenda` : 'your next agenda');

const decides = ({ request }: AskContext, { name }: Meeting): string => {
  const whom = theBoard(name);
  switch (request.step?.role) {
    case 'consulted':
      return `Before others decide, ${whom} can say at a meeting what they think.`;
    case 'recommends':
      return `Before others decide, ${whom} can say at a meeting what should be done.`;
    default:
      return `It is for ${whom} to decide, at a meeting.`;
  }
};

/** It was asked before, by other means or at a meeting that could not decide. */
const before = ({ request }: AskContext): string[] =>
  (request.step?.attempt ?? 1) > 1
    ? ['It was asked before, but nothing was decided then. Now a meeting can decide.']
    : [];

const whenItMeets = ({ agenda }: Request, { on }: Meeting): Fact[] =>
  on ? [{ label: agenda ? 'Meeting' : 'Meeting, to be confirmed', text: longDate(on) }] : [];

const whatToAdd = (meeting: Meeting, by: string): string =>
  meeting.on
    ? `Please add it to the agenda for ${shortDate(meeting.on)}, and tell us by ${shortDate(by)} that it is there.`
    : `Please add it to the agenda of the next meeting, and tell us the date by ${shortDate(by)}.`;

export const clerkAsk: AskOf = (context): Ask => {
  const { partnership, request, today } = context;
  const topic = topicOf(context);
  const meeting = meetingOf(partnership, request, today);
  const by = answerBy(request, meeting);
  const soon = by < today ? 'as soon as you can' : `by ${shortDate(by)}`;
  return {
    subject: `Please put ${topic.noun} on ${agendaOf(meeting)}`,
    reminder: `is ${topic.short} on ${agendaOf(meeting)}?`,
    opening: [
      [topic.why, decides(context, meeting), ...before(context)].join(' '),
      whatToAdd(meeting, by),
      'If it has to wait for a later meeting, tell us that date. After the meeting, use the same link to write down the result.',
    ],
    again: [
      `We asked you to put ${topic.noun} on the agenda of ${theBoard(meeting.name)}.`,
      `Please tell us the date of the meeting ${soon}, so that papers go out in time.`,
    ],
    label: 'Give the date of the meeting',
    minutes: 3,
    facts: [
      { label: 'Board', text: meeting.name },
      ...whenItMeets(request, meeting),
      ...(by < today ? [] : [{ label: 'Tell us by', text: longDate(by) }]),
    ],
    from: askedByLead(context),
  };
};

const memberSubject = (context: AskContext, meeting: Meeting): string => {
  const topic = topicOf(context);
  const when = meeting.on ? `For your ${shortDate(meeting.on)} meeting` : 'For your next meeting';
  return topic.question
    ? `${when}: ${topic.question.charAt(0).toLowerCase()}${topic.question.slice(1)}`
    : `${when}: please read ${topic.noun}`;
};

const yourPart = ({ request }: AskContext, { word }: Meeting): string => {
  switch (request.step?.role) {
    case 'consulted':
      return `Your ${word} is asked what it thinks. Others decide.`;
    case 'recommends':
      return `Your ${word} says what should be done. Others decide after that.`;
    default:
      return `Your ${word} decides.`;
  }
};

export const memberNotice: Notice = (context) => {
  const { partnership, request, today } = context;
  const topic = topicOf(context);
  const meeting = meetingOf(partnership, request, today);
  return {
    ...addressed(context, `Read ${topic.paper}`),
    subject: memberSubject(context, meeting),
    paragraphs: [
      `${topic.why} ${topic.shows}`,
      `${yourPart(context, meeting)} You can read ${topic.paper}, ask a question, and say if you have an interest. An interest is something you or your family could gain from it.`,
      'There is no vote here: that is for the meeting.',
    ],
    facts: whenItMeets(request, meeting),
    minutes: 10,
    ifNothing: 'If you do nothing now, you can still speak at the meeting.',
    ...helpFromClerk(context),
  };
};
