/** Decisions that need no meeting: trustees in writing, somebody it was given to, a chair alone as an exception. */
import { byDay, dateNear, dayAndDate, longDate } from '../../../domain/wording.ts';
import { askedByLeadHelpFromClerk, helpFrom } from '../../contacts.ts';
import type { AskContext } from '../../context.ts';
import { capital, meetingOf, someOf, whose } from '../../phrases.ts';
import { type Ask, type AskOf, addressed, type Notice, stillBy } from './ask.ts';
import { topicOf } from './topic.ts';

const answerByFact = ({ request }: AskContext) => ({ label: 'Answer by', text: dayAndDate(request.dueOn) });

export const trusteeAsk: AskOf = (context): Ask => {
  const { partnership, request, today } = context;
  const topic = topicOf(context);
  const by = byDay(request.dueOn, context.today);
  const { name } = meetingOf(partnership, request, today);
  return {
    subject: topic.question ? `${topic.question} Please decide ${by}` : `Please decide on ${topic.noun} ${by}`,
    reminder: `please decide on ${topic.noun}${stillBy(context)}`,
    opening: [
      `${topic.why} ${topic.shows}`,
      `The trustees are asked to decide in writing, without a meeting. You can ${topic.choices}. You can also ask for a meeting.`,
    ],
    again: [
      `We asked you to decide on ${topic.noun} by ${dateNear(request.dueOn, today)}. Your answer has not come yet.`,
    ],
    label: 'Read it and decide',
    minutes: 10,
    facts: [{ label: 'Board', text: name }, answerByFact(context)],
    otherwise: `A decision in writing needs every trustee to agree. If one answer is missing on ${dateNear(request.dueOn, today)}, a meeting has to decide.`,
    from: askedByLeadHelpFromClerk(context),
  };
};

export const delegatedAsk: AskOf = (context): Ask => {
  const { partnership, request } = context;
  const topic = topicOf(context);
  const by = byDay(request.dueOn, context.today);
  const who = whose(partnership, request);
  const { reference, role } = request.step ?? {};
  const given =
    role === 'decides'
      ? 'Your board has left this decision to you.'
      : 'You are asked what should be done. Others decide after that.';
  const please = role === 'decides' ? `please decide for ${who}` : `please say what ${who} should do`;
  return {
    subject:
      topic.question && role === 'decides' ? `${topic.question} Please decide ${by}` : `${capital(please)} ${by}`,
    reminder: `${please}${stillBy(context)}`,
    opening: [
      `${topic.why} ${topic.shows}`,
      `${given} You can ${topic.choices}. If you would rather not, send it to a meeting.`,
    ],
    again: [`We asked you about ${topic.noun}. Your answer has not come yet.`],
    label: 'Read it and decide',
    minutes: 10,
    facts: [
      ...(reference ? [{ label: 'Where this is written down', text: reference }] : []),
      { label: 'For', text: who },
      answerByFact(context),
    ],
    from: askedByLeadHelpFromClerk(context),
  };
};

export const chairAsk: AskOf = (context): Ask => {
  const { partnership, request } = context;
  const topic = topicOf(context);
  const by = byDay(request.dueOn, context.today);
  const subject = `Can ${topic.noun} wait for a meeting? Please say ${by}`;
  return {
    subject,
    reminder: `can ${topic.noun} wait for a meeting?`,
    opening: [
      `${topic.why} Your clerk has asked whether you must act alone, as chair.`,
      'You may do so only if waiting for a meeting would be likely to do serious harm. You have to say why. If it can wait, send it to a meeting.',
    ],
    again: [`We asked whether ${topic.noun} can wait for a meeting. Your answer has not come yet.`],
    label: 'Read it and answer',
    minutes: 10,
    facts: [{ label: 'For', text: whose(partnership, request) }, answerByFact(context)],
    otherwise: 'If you do not answer, a meeting decides.',
    from: askedByLeadHelpFromClerk(context),
  };
};

/** For the clerk, and for associate members, who have no vote. */
export const resolutionNotice: Notice = (context) => {
  const { partnership, request, today, person } = context;
  const topic = topicOf(context);
  const meeting = meetingOf(partnership, request, today);
  const by = byDay(request.dueOn, context.today);
  const isClerk = meeting.clerk === person.id;
  return {
    ...addressed(context, isClerk ? 'See the resolution' : `Read ${topic.paper}`),
    subject: `Trustees decide on ${topic.noun} in writing, ${by}`,
    paragraphs: [
      topic.why,
      `Each trustee was sent a link and is asked to answer ${by}. It passes only if all of them agree.`,
      isClerk
        ? 'You need do nothing now. If it should go to a meeting instead, you can move it there.'
        : 'You can read it. Associate members have no vote in this.',
    ],
    facts: [
      { label: 'Board', text: meeting.name },
      { label: 'Ends on', text: dayAndDate(request.dueOn) },
    ],
    ...helpFrom(context),
  };
};

/** For the clerk, while one person decides. */
export const decidedAloneNotice: Notice = (context) => {
  const { partnership, request, contact } = context;
  const topic = topicOf(context);
  const deciders = request.recipients.filter((one) => one.part === 'answers').map((one) => contact(one.person).name);
  const who = someOf(deciders);
  const asks = request.step?.means === 'chairs-action' ? 'may act alone, as chair,' : 'is asked to decide';
  return {
    ...addressed(context, `Read ${topic.paper}`),
    subject: `${who} is asked about ${topic.noun}, ${byDay(request.dueOn, context.today)}`,
    paragraphs: [
      topic.why,
      `${who} ${asks} for ${whose(partnership, request)}. We asked for an answer by ${longDate(request.dueOn)}.`,
      'You need do nothing now. Once it is decided, we will ask you to report it to the board.',
    ],
    ...helpFrom(context),
  };
};
