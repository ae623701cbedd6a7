/** What the year asks: start a review, send a return, write down what was decided, add words to the evaluation. */

import { possessive } from '../../../domain/partnership/short-names.ts';
import { byDay, dateNear, dayAndDate } from '../../../domain/wording.ts';
import { askedByLead, helpFrom } from '../../contacts.ts';
import type { AskContext } from '../../context.ts';
import { partnershipNamed, schoolName, someOf, termly } from '../../phrases.ts';
import { type AskOf, addressed, type Notice, stillBy } from './ask.ts';

const reviewOf = ({ request }: AskContext, thing: string): string => termly(request.about.id, thing);

export const startReviewAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const review = reviewOf(context, 'review');
  const by = byDay(request.dueOn, context.today);
  return {
    subject: `Please start the ${review} ${by} (2 minutes)`,
    reminder: `please start the ${review}${stillBy(context)}`,
    opening: [
      `It is time for the ${review} of ${partnershipNamed(partnership)}.`,
      'One click asks every school for its return. What a school wrote in the ledger is filled in for it.',
    ],
    again: [`The ${review} of ${partnershipNamed(partnership)} is not started yet. It takes one click.`],
    label: 'Start the review',
    minutes: 2,
    facts: [{ label: 'Start by', text: dayAndDate(request.dueOn) }],
    otherwise: `If nobody starts it by ${dateNear(request.closesOn, context.today)}, we write down that it was not held.`,
    from: askedByLead(context),
  };
};

export const returnAsk: AskOf = (context) => {
  const { partnership, request, today } = context;
  const own = reviewOf(context, 'return');
  const on = request.dueOn === today ? 'today' : `on ${dateNear(request.dueOn, today)}`;
  return {
    subject: `Your ${own} ${request.dueOn < today ? 'was' : 'is'} due ${on} (15 minutes)`,
    reminder: `your ${own} ${request.dueOn < today ? 'was' : 'is'} due ${on}`,
    opening: [
      'Please say how it went, what your school gave and got, and what should change.',
      'What your school wrote in the ledger is filled in already.',
      'If time is short, send the numbers now and the words later.',
    ],
    again: [
      `We do not have the ${own} of ${schoolName(partnership, request.school)} yet. If time is short, send the numbers now and the words later.`,
    ],
    label: 'Open your return',
    minutes: 15,
    facts: [
      { label: 'School', text: schoolName(partnership, request.school) },
      { label: 'Due', text: dayAndDate(request.dueOn) },
    ],
    otherwise: `The review closes when every return has come, and on ${dateNear(request.closesOn, today)} at the latest, with or without yours.`,
    from: askedByLead(context),
  };
};

export const headOfReturnNotice: Notice = (context) => {
  const { partnership, request, contact } = context;
  const school = schoolName(partnership, request.school);
  const own = reviewOf(context, 'return');
  const who = someOf(request.recipients.filter((one) => one.part === 'answers').map((one) => contact(one.person).name));
  return {
    ...addressed(context, 'See the return'),
    subject: `${possessive(school)} ${own} is due on ${dateNear(request.dueOn, context.today)}`,
    paragraphs: [
      `${who} is asked to send it. It takes about a quarter of an hour.`,
      'You need do nothing. Please see that there is time for it.',
    ],
    ...helpFrom(context),
  };
};

export const recordReviewAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const review = reviewOf(context, 'review');
  const by = byDay(request.dueOn, context.today);
  return {
    subject: `What did the ${review} decide? Please write it down ${by}`,
    reminder: `what did the ${review} decide?`,
    opening: [
      `The ${review} of ${partnershipNamed(partnership)} has closed, and the report is ready.`,
      'Please write down what changes now: time, money, help for a school, and what comes next.',
    ],
    again: [`What the ${review} decided is not written down yet. A few lines are enough.`],
    label: 'Write down what was decided',
    minutes: 10,
    facts: [{ label: 'Write it down by', text: dayAndDate(request.dueOn) }],
    from: askedByLead(context),
  };
};

export const evaluationAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  const by = byDay(request.dueOn, context.today);
  return {
    subject: `Was ${here} worth it? Please add your words ${by}`,
    reminder: 'please add your words on the year',
    opening: [
      'We have put together what the year promised, did and spent.',
      'Please add what figures cannot say: what changed for pupils, and what you would do again.',
      'Each board then decides about next year.',
    ],
    again: [`The pages on the year in ${here} still wait for your words. A few lines are enough.`],
    label: 'Add your words',
    minutes: 20,
    facts: [{ label: 'Add them by', text: dayAndDate(request.dueOn) }],
    otherwise: `The boards are asked after ${dateNear(request.closesOn, context.today)}, with your words or without.`,
    from: askedByLead(context),
  };
};
