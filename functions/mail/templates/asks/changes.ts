/** What is asked when things change: a successor confirms, a board hears of a decision, an activity starts again. */
import { byDay, dateNear, dayAndDate, longDate } from '../../../domain/wording.ts';
import { askedByLead } from '../../contacts.ts';
import { clip } from '../../letter.ts';
import { meetingOf, partnershipNamed, theBoard, whose } from '../../phrases.ts';
import type { AskOf } from './ask.ts';
import { topicOf } from './topic.ts';

export const successorAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  const by = byDay(request.dueOn, context.today);
  return {
    subject: `Please read what you take on in ${here} ${by}`,
    reminder: `please read what you take on in ${here}`,
    opening: [
      `You have taken over a part in ${here}. Welcome.`,
      'One page shows what is open, what is agreed, and what is due. Please read it and say that you take it on.',
      'If something in it is wrong or too much, tell us before you do.',
    ],
    again: [`You have not yet said that you take on your part in ${here}.`],
    label: 'Read what you take on',
    minutes: 10,
    facts: [{ label: 'Answer by', text: dayAndDate(request.dueOn) }],
    from: askedByLead(context),
  };
};

export const reportAsk: AskOf = (context) => {
  const { partnership, request, today } = context;
  const topic = topicOf(context);
  const { name } = meetingOf(partnership, request, today);
  return {
    subject: `Please report a ${partnershipNamed(partnership)} decision to your board`,
    reminder: `please report a ${partnershipNamed(partnership)} decision to your board`,
    opening: [
      `A decision on ${topic.noun} was made for ${whose(partnership, request)} without a meeting of the board.`,
      `The board has to hear of it. Please put it on the agenda of ${theBoard(name)} as a report, and tell us when that is done.`,
    ],
    again: [`A decision on ${topic.noun} still has to be reported to ${theBoard(name)}.`],
    label: 'Read the decision and report it',
    minutes: 5,
    facts: [
      { label: 'Board', text: name },
      { label: 'Tell us by', text: dayAndDate(request.dueOn) },
    ],
    otherwise: `If the board meets after ${dateNear(request.dueOn, context.today)}, tell us once it has met.`,
    from: askedByLead(context),
  };
};

export const restartAsk: AskOf = (context) => {
  const { request, suspension } = context;
  const activity = suspension?.title ?? 'The activity';
  const title = clip(activity, 36);
  const by = byDay(request.dueOn, context.today);
  return {
    subject: `Can “${title}” start again? Please say ${by}`,
    reminder: `can “${title}” start again?`,
    opening: [
      `“${activity}” was stopped${suspension ? ` on ${longDate(suspension.since)}` : ''}. Somebody has asked for it to start again.`,
      'Please read why it was stopped and what was done since. Then say yes or no.',
    ],
    again: [`We asked whether “${activity}” can start again. Your answer has not come yet.`],
    label: 'Read and answer',
    minutes: 5,
    facts: [{ label: 'Answer by', text: dayAndDate(request.dueOn) }],
    otherwise: 'It stays stopped until every head has said yes.',
    from: askedByLead(context),
  };
};
