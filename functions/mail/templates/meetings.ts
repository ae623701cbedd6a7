/** A meeting has a date: its members hear of it, with a file for their calendar. */
import { waitsForMeeting } from '../../domain/asking/chasing.ts';
import { lastAnswer } from '../../domain/asking/request.ts';
import { longDate, shortDate } from '../../domain/wording.ts';
import { calendarFile } from '../calendar-file.ts';
import { helpFromClerk } from '../contacts.ts';
import { type AskContext, isAboutRequest, type Template } from '../context.ts';
import { capital, meetingOf, theBoard } from '../phrases.ts';
import { topicOf } from './asks/topic.ts';
import { notice } from './notice.ts';

const calendarOf = (context: AskContext, day: string) => {
  const { request, partnership, publicUrl, today, at } = context;
  const { noun } = topicOf(context);
  const { name } = meetingOf(partnership, request, today);
  const given = request.answers.filter((answer) => answer.does === 'set-agenda').length;
  return {
    filename: `meeting-${day}.ics`,
    content: calendarFile({
      uid: `${partnership.id}.${request.id}@${new URL(publicUrl).hostname}`,
      sequence: Math.max(given - 1, 0),
      stamp: at,
      title: `${name}: ${noun}`,
      description: `${capital(noun)} is on the agenda. Your clerk knows the time and the place.`,
      when: { day },
    }),
  };
};

export const meetingDated: Template = (context) => {
  if (!isAboutRequest(context)) return undefined;
  const { request, partnership, person, contact, today } = context;
  const { agenda } = request;
  if (request.outcome || !agenda || !waitsForMeeting(request)) return undefined;
  const { noun, short, paper } = topicOf(context);
  const { name, word, clerk } = meetingOf(partnership, request, today);
  const isMember = request.recipients.some((one) => one.person === person.id && one.part === 'reads');
  const giver = lastAnswer(request, 'set-agenda')?.person ?? clerk;
  const by = giver === undefined ? 'The clerk' : contact(giver).name;
  const whenItIs = agenda.deferred
    ? `${by} says it has to wait for the meeting on ${shortDate(agenda.meetingOn)}.`
    : `${by} has put it on the agenda for ${shortDate(agenda.meetingOn)}.`;
  return notice(
    context,
    {
      subject: isMember
        ? `${capital(short)} comes to your ${shortDate(agenda.meetingOn)} meeting`
        : `${capital(noun)} is on the ${shortDate(agenda.meetingOn)} agenda`,
      paragraphs: [
        whenItIs,
        isMember
          ? `Your ${word} decides there. Until then you can read ${paper} and ask a question.`
          : 'After the meeting we will ask for the result.',
      ],
      facts: [
        { label: 'Board', text: name },
        { label: 'Meeting', text: longDate(agenda.meetingOn) },
        { label: 'Papers go out by', text: longDate(agenda.papersOn) },
      ],
      calendar: calendarOf(context, agenda.meetingOn),
      ...helpFromClerk(context),
    },
    isMember ? `Read ${paper}` : 'See where it stands',
  );
};

export const nobodyToAsk: Template = (context) => {
  if (!isAboutRequest(context) || context.request.outcome) return undefined;
  const { noun, subject } = waitingFor(context);
  return notice(
    context,
    {
      subject,
      paragraphs: [
        `We wanted to ask about ${noun}, but nobody is named who can answer.`,
        'Somebody may have left, or asked for no more mail. Please say who takes their place, and we will ask them at once.',
      ],
      ifNothing: 'Nothing moves on until somebody is named.',
    },
    'Name somebody',
  );
};

const waitingFor = (context: AskContext): { noun: string; subject: string } => {
  const { request, partnership, today } = context;
  if (request.kind !== 'decision')
    return { noun: readableKind[request.kind], subject: `Nobody is named for this: ${readableKind[request.kind]}` };
  const { noun } = topicOf(context);
  const { name } = meetingOf(partnership, request, today);
  return { noun: `${noun} for ${theBoard(name)}`, subject: `Nobody is named to answer about ${noun}` };
};

const readableKind = {
  'write-proposal': 'writing the plan',
  'write-piece': 'a piece of the plan',
  'head-support': 'support for the plan',
  'sign-mou': 'signing the agreement',
  'sign-data-agreement': 'signing the data agreement',
  'start-review': 'starting the review',
  'send-return': "a school's return",
  'record-review': 'the decisions of the review',
  'write-evaluation': 'words on the year',
  'confirm-successor': 'taking over a part',
  'report-to-board': 'a report to the board',
  'restart-activity': 'starting an activity again',
} as const;
