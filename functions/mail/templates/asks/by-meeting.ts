/** A board or committee decides at a meeting: its clerk is asked for a date and a record, its members are told. */
import { longDate, shortDate } from '../../../domain/wording.ts';
import { clerkOr, lead } from '../../contacts.ts';
import type { AskContext } from '../../context.ts';
import { answerBy, type Meeting, meetingOf } from '../../phrases.ts';
import { type Ask, type AskOf, addressed, type Notice } from './ask.ts';
import { topicOf } from './topic.ts';

const agendaOf = ({ on }: Meeting): string => (on ? `your ${shortDate(on)} agenda` : 'your next agenda');

const decides = ({ request }: AskContext, { name, word }: Meeting): string => {
  switch (request.step?.role) {
    case 'consulted':
      return `${name} is asked for its view before others decide.`;
    case 'recommends':
      return `${name} is asked what it would do. Others decide after that.`;
    default:
      return `${name} decides at a meeting${word === 'committee' ? ' of its own' : ''}.`;
  }
};

/** It was asked before, by other means or at a meeting that could not decide. */
const before = ({ request }: AskContext): string[] =>
  (request.step?.attempt ?? 1) > 1
    ? ['It was asked before, but nothing was decided then. Now a meeting can decide.']
    : [];

const whatToAdd = (meeting: Meeting, by: string): string =>
  meeting.on
    ? `Please add it to the agenda for ${shortDate(meeting.on)}, and tell us by ${shortDate(by)} that it is there.`
    : `Please add it to the agenda of the next meeting, and tell us the date by ${shortDate(by)}.`;

export const clerkAsk: AskOf = (context): Ask => {
  const { partnership, request, today } = context;
  const topic = topicOf(context);
  const meeting = meetingOf(partnership, request, today);
  const by = answerBy(request, meeting);
  const asker = lead(context);
  return {
    subject: `Please put ${topic.noun} on ${agendaOf(meeting)}`,
    reminder: `is ${topic.short} on ${agendaOf(meeting)}?`,
    opening: [
      topic.why,
      [decides(context, meeting), ...before(context)].join(' '),
      whatToAdd(meeting, by),
      'If it has to wait for a later meeting, tell us that date. After the meeting, use the same link to write down the result.',
    ],
    again: [
      `We asked you to put ${topic.noun} on the agenda of ${meeting.name}.`,
      `Please tell us the date of the meeting by ${shortDate(by)}, so that papers go out in time.`,
    ],
    label: 'Give the date of the meeting',
    minutes: 3,
    facts: [
      { label: 'Board', text: meeting.name },
      ...(meeting.on ? [{ label: 'Meeting', text: longDate(meeting.on) }] : []),
      { label: 'Tell us by', text: longDate(by) },
    ],
    ...(asker ? { asker } : {}),
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
      return `Your ${word} is asked for its view. Others decide.`;
    case 'recommends':
      return `Your ${word} says what it would do. Others decide after that.`;
    default:
      return `Your ${word} decides.`;
  }
};

export const memberNotice: Notice = (context) => {
  const { partnership, request, today } = context;
  const topic = topicOf(context);
  const meeting = meetingOf(partnership, request, today);
  const asker = clerkOr(context);
  return {
    ...addressed(context, `Read ${topic.paper}`),
    subject: memberSubject(context, meeting),
    paragraphs: [
      topic.why,
      `${yourPart(context, meeting)} You can read ${topic.paper}, ask a question, and say if you have an interest. An interest is something you or your family could gain from it.`,
      'There is no vote here: that is for the meeting.',
    ],
    facts: meeting.on
      ? [{ label: request.agenda ? 'Meeting' : 'Meeting, to be confirmed', text: longDate(meeting.on) }]
      : [],
    minutes: 10,
    ifNothing: 'If you do nothing now, you can still speak at the meeting.',
    ...(asker ? { asker } : {}),
  };
};
