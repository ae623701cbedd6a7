/** A board or committee decides at a meeting: its clerk is asked for a date and a record, its members are told. */
import type { Request } from '../../../domain/asking/request.ts';
import { byDay, dateNear, dayAndDate, longDate } from '../../../domain/wording.ts';
import { askedByLead, helpFromClerk } from '../../contacts.ts';
import type { AskContext } from '../../context.ts';
import type { Fact } from '../../letter.ts';
import { answerBy, forBoard, type Meeting, meetingOf, theBoard } from '../../phrases.ts';
import { type Ask, type AskOf, addressed, type Notice } from './ask.ts';
import { topicOf } from './topic.ts';

const agendaOf = ({ on }: Meeting, today: string): string =>
  on ? `your ${dateNear(on, today)} agenda` : 'your next agenda';

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

const whatToAdd = (meeting: Meeting, by: string, today: string): string =>
  meeting.on
    ? `Please add it to the agenda for ${dateNear(meeting.on, today)}, and tell us ${byDay(by, today)} that it is there.`
    : `Please add it to the agenda of the next meeting, and tell us the date ${byDay(by, today)}.`;

export const clerkAsk: AskOf = (context): Ask => {
  const { partnership, request, today } = context;
  const topic = topicOf(context);
  const meeting = meetingOf(partnership, request, today);
  const by = answerBy(request, meeting);
  const soon = byDay(by, today);
  return {
    subject: forBoard(context, meeting.name, {
      whole: `Please put ${topic.noun} on ${agendaOf(meeting, today)}`,
      short: `${topic.short} on ${agendaOf(meeting, today)}`,
    }),
    reminder: forBoard(context, meeting.name, {
      whole: `is ${topic.short} on ${agendaOf(meeting, today)}?`,
      short: `is it on ${agendaOf(meeting, today)}?`,
      taken: 'Reminder 3 of 3: '.length,
    }),
    opening: [
      [topic.why, decides(context, meeting), ...before(context)].join(' '),
      whatToAdd(meeting, by, today),
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
      ...(by <= today ? [] : [{ label: 'Tell us by', text: dayAndDate(by) }]),
    ],
    from: askedByLead(context),
  };
};

/** No date before the clerk has given one: a meeting that is only known may not be the one. */
const memberSubject = (context: AskContext): string => {
  const topic = topicOf(context);
  const on = context.request.agenda?.meetingOn;
  const when = on ? `For your ${dateNear(on, context.today)} meeting` : 'For a board meeting';
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
    subject: memberSubject(context),
    paragraphs: [
      `${topic.why} ${topic.shows}`,
      `${yourPart(context, meeting)} You can read ${topic.paper}, ask a question, and say if you have an interest. An interest is something you or your family could gain from it.`,
      'There is no vote here: that is for the meeting.',
    ],
    facts: request.agenda ? whenItMeets(request, meeting) : [],
    ifNothing: 'If you do nothing now, you can still speak at the meeting.',
    ...helpFromClerk(context),
  };
};
