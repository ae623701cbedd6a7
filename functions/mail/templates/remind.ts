/** A reminder: which of how many, and what happens if nothing comes. Nobody who has answered gets one. */
import { waitsForMeeting } from '../../domain/asking/chasing.ts';
import { dateNear, longDate, shortDate } from '../../domain/wording.ts';
import { toldNext } from '../contacts.ts';
import { type AskContext, isAboutRequest, type Template } from '../context.ts';
import type { Letter } from '../letter.ts';
import { capital, forBoard, inWords, lateBy, meetingOf, theBoard } from '../phrases.ts';
import { letterOf } from './ask.ts';
import type { Ask } from './asks/ask.ts';
import { asks, openPart } from './asks/index.ts';
import { topicOf } from './asks/topic.ts';

/** Whether what the reminder is about still stands: a date may have been given or a result recorded meanwhile. */
const stillTrue = ({ request, details: { regarding = 'answer' } }: AskContext): boolean => {
  if (!waitsForMeeting(request)) return true;
  return regarding === 'papers' || regarding === 'record' ? request.agenda !== undefined : request.agenda === undefined;
};

/** How many reminders there will have been: fewer than planned when it closes before the next. */
const outOf = ({ request, details: { number = 1, of = 1 } }: AskContext): number =>
  request.next?.act === 'close' ? number : Math.max(of, number);

const howMany = (context: AskContext, asked = 0): string => {
  const [number, of] = [(context.details.number ?? 1) - asked, outOf(context) - asked];
  return of === 1 ? 'Last reminder' : `Reminder ${number} of ${of}`;
};

/** What a meeting decided is asked for after it: the first mail about that is no reminder. */
const askedFirst = ({ details: { number = 1 } }: AskContext): boolean => number === 1;

const leftOver = (left: number): string =>
  left === 1 ? 'once more' : left === 2 ? 'twice more' : `${inWords(left)} more times`;

const whatNext = (context: AskContext): string => {
  const { request, details } = context;
  if (request.next?.act === 'close') return `We will not ask again: it closes on ${shortDate(request.closesOn)}.`;
  const told = toldNext(context);
  const left = outOf(context) - (details.number ?? 1);
  if (left > 0) return `We will ask ${leftOver(left)}${told ? `, then tell ${told}` : ''}.`;
  return told ? `We will not ask again. If we still hear nothing, we will tell ${told}.` : 'We will not ask again.';
};

const sinceDue = ({ request, today }: AskContext): string[] => {
  const late = lateBy(request.dueOn, today);
  return late ? [`It was due on ${longDate(request.dueOn)}, so it is ${late}.`] : [];
};

/** Before the meeting: the papers. After it: the record. */
const papers = (context: AskContext, ask: Ask): Letter | undefined => {
  const { request, partnership, today } = context;
  const { agenda } = request;
  if (!agenda) return undefined;
  const { noun, short } = topicOf(context);
  const { name } = meetingOf(partnership, request, today);
  const meeting = dateNear(agenda.meetingOn, today);
  const goOut =
    agenda.papersOn <= today ? 'Papers go out today' : `Papers go out by ${dateNear(agenda.papersOn, today)}`;
  return letterOf(
    context,
    {
      ...ask,
      label: 'Open the papers',
      facts: [
        { label: 'Board', text: name },
        { label: 'Meeting', text: longDate(agenda.meetingOn) },
      ],
    },
    forBoard(context, name, {
      whole: `Please send ${noun} out with your ${meeting} papers`,
      short: `${short} with your ${meeting} papers`,
    }),
    [
      `${capital(short)} is on your ${meeting} agenda. ${goOut}: seven clear days before the meeting.`,
      'If the date has changed, please tell us the new one.',
    ],
    `After the meeting we will ask you for the result.`,
  );
};

const record = (context: AskContext, ask: Ask): Letter | undefined => {
  const { request, partnership, today } = context;
  const { agenda } = request;
  if (!agenda) return undefined;
  const { noun } = topicOf(context);
  const { name } = meetingOf(partnership, request, today);
  const meeting = dateNear(agenda.meetingOn, today);
  const result = `what did your ${meeting} meeting decide?`;
  const again = `${howMany(context, 1)}: `;
  return letterOf(
    context,
    {
      ...ask,
      label: 'Write down the result',
      minutes: 3,
      facts: [
        { label: 'Board', text: name },
        { label: 'Meeting', text: longDate(agenda.meetingOn) },
      ],
    },
    askedFirst(context)
      ? forBoard(context, name, {
          whole: `What did your ${meeting} meeting decide? Please write it down`,
          short: result,
        })
      : `${again}${forBoard(context, name, { whole: result, short: `the result of ${meeting}?`, taken: again.length })}`,
    [
      `${capital(noun)} was on the agenda of ${theBoard(name)} for ${meeting}. Please write down what was decided, and how many voted.`,
      'A draft will do: you can put it right until the minutes are agreed. If it was not reached, give us the next date.',
    ],
    whatNext(context),
  );
};

/** A day that has passed is told in a sentence, not listed as if it were to come. */
const withoutPast = (ask: Ask, { request, today }: AskContext): Ask =>
  ask.facts && request.dueOn < today
    ? { ...ask, facts: ask.facts.filter(({ text }) => text !== longDate(request.dueOn)) }
    : ask;

const again = (context: AskContext, ask: Ask): Letter =>
  letterOf(
    context,
    withoutPast(ask, context),
    `${howMany(context)}: ${ask.reminder}`,
    [...ask.again, ...sinceDue(context)],
    whatNext(context),
  );

const reminder = (context: AskContext): Letter | undefined => {
  if (openPart(context) !== 'answers' || !stillTrue(context)) return undefined;
  const ask = asks[context.request.kind].answers(context);
  if (!waitsForMeeting(context.request)) return again(context, ask);
  if (context.details.regarding === 'papers') return papers(context, { ...ask, minutes: 2 });
  if (context.details.regarding === 'record') return record(context, ask);
  return again(context, ask);
};

export const remind: Template = (context) => (isAboutRequest(context) ? reminder(context) : undefined);
