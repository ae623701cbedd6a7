/** A meeting has a date: its members hear of it, with a file for their calendar. */
import { waitsForMeeting } from '../../domain/asking/chasing.ts';
import { lastAnswer } from '../../domain/asking/request.ts';
import { dateNear, dayAndDate } from '../../domain/wording.ts';
import { calendarFile } from '../calendar-file.ts';
import { helpFromClerk } from '../contacts.ts';
import { type AskContext, isAboutRequest, type Template } from '../context.ts';
import { capital, meetingOf, theBoard } from '../phrases.ts';
import { topicOf } from './asks/topic.ts';
import { notice } from './notice.ts';

/** One entry for one board's say on one matter: a new version of it moves the same entry. */
const entryId = ({ partnership, request }: AskContext): string =>
  [
    partnership.id,
    request.about.kind,
    request.about.id,
    request.step?.parties.join('-') ?? '',
    request.step?.index ?? 0,
  ]
    .map(String)
    .join('.');

/** More changes of date than a version of a matter ever has. */
const changesAVersion = 1000;

const calendarOf = (context: AskContext, day: string, cancelled = false) => {
  const { request, partnership, publicUrl, sender, today, at } = context;
  const { noun } = topicOf(context);
  const { name } = meetingOf(partnership, request, today);
  const given = request.answers.filter((answer) => answer.does === 'set-agenda').length;
  return {
    filename: cancelled ? `not-on-${day}.ics` : `meeting-${day}.ics`,
    content: calendarFile({
      uid: `${entryId(context)}@${new URL(publicUrl).hostname}`,
      sequence: ((request.about.version ?? 1) - 1) * changesAVersion + Math.max(given - 1, 0) + (cancelled ? 1 : 0),
      organiser: { name: partnership.name, address: sender.address },
      cancelled,
      stamp: at,
      title: `${name}: ${noun}`,
      description: cancelled
        ? `${capital(noun)} is not on this agenda any more.`
        : `${capital(noun)} is on the agenda. Your clerk knows the time and the place.`,
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
    ? `${by} says it has to wait for the meeting on ${dateNear(agenda.meetingOn, today)}.`
    : `${by} has put it on the agenda for ${dateNear(agenda.meetingOn, today)}.`;
  return notice(
    context,
    {
      subject: isMember
        ? `${capital(short)} comes to your ${dateNear(agenda.meetingOn, today)} meeting`
        : `${capital(noun)} is on the ${dateNear(agenda.meetingOn, today)} agenda`,
      paragraphs: [
        whenItIs,
        isMember
          ? `Your ${word} decides there. Until then you can read ${paper} and ask a question.`
          : 'After the meeting we will ask for the result.',
      ],
      facts: [
        { label: 'Board', text: name },
        { label: 'Meeting', text: dayAndDate(agenda.meetingOn) },
        { label: 'Papers go out by', text: dayAndDate(agenda.papersOn) },
      ],
      calendar: calendarOf(context, agenda.meetingOn),
      ...helpFromClerk(context),
    },
    isMember ? `Read ${paper}` : 'See where it stands',
  );
};

/** What was in a calendar is not on any more: it ended before the meeting, or it is asked anew. */
export const meetingOff: Template = (context) => {
  if (!isAboutRequest(context)) return undefined;
  const { request, partnership, today } = context;
  const { on } = context.details;
  if (on === undefined) return undefined;
  const { noun } = topicOf(context);
  const { name } = meetingOf(partnership, request, today);
  return notice(
    context,
    {
      subject: `${capital(noun)} is not on the ${dateNear(on, today)} agenda any more`,
      paragraphs: [
        request.outcome?.result === 'superseded'
          ? 'What your board was asked has changed. If it is asked again, you will hear the new date.'
          : 'It ended before that meeting.',
        'The file with this email takes it out of your calendar. The meeting itself may still take place.',
      ],
      facts: [
        { label: 'Board', text: name },
        { label: 'Meeting', text: dayAndDate(on) },
      ],
      calendar: calendarOf(context, on, true),
    },
    'See where it stands',
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
  'confirm-leaving': 'a decision to leave',
  'confirm-staying': 'a decision to stay',
  mediate: 'an objection',
  'review-focus': 'what two heads look at',
  'visit-date': 'the day of a visit',
  'set-visit-date': 'setting the day of a visit',
  'visit-report': 'the report on a visit',
  'check-facts': 'the facts of a report',
  'visit-to-board': 'a report on a visit',
  'follow-up': 'half a page after a visit',
} as const;
