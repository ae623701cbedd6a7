/** What a review between heads asks: what to look at, the days, the report, its facts, the board, half a page later. */
import { possessive } from '../../../domain/partnership/short-names.ts';
import { byDay, dateNear, dayAndDate } from '../../../domain/wording.ts';
import { askedByLead } from '../../contacts.ts';
import { partnershipNamed, schoolName } from '../../phrases.ts';
import { type AskOf, stillBy } from './ask.ts';

export const focusAsk: AskOf = (context) => {
  const { request, partnership, today } = context;
  return {
    subject: 'Which part of your plan should two heads look at? (10 minutes)',
    reminder: `which part of your plan should two heads look at?`,
    opening: [
      `Two heads from ${partnershipNamed(partnership)} will visit your school for a day this year.`,
      'You choose what they look at. They write what works and questions worth asking. Nobody gets a grade.',
    ],
    again: ['You have not chosen yet what two heads should look at in your school. A few lines are enough.'],
    label: 'Choose what they look at',
    minutes: 10,
    facts: [{ label: 'Choose by', text: dayAndDate(request.dueOn) }],
    otherwise: `If nothing is chosen by ${dateNear(request.closesOn, today)}, there is no visit to your school this year.`,
    from: askedByLead(context),
  };
};

export const visitDateAsk: AskOf = (context) => {
  const { request, partnership, today } = context;
  const school = schoolName(partnership, request.school);
  return {
    subject: `When can two heads visit ${school}? Please tick days ${byDay(request.dueOn, today)}`,
    reminder: `when can two heads visit ${school}?`,
    opening: [
      `Two heads are to visit ${school} for a day. We ask the two of them and the head.`,
      'Please tick the days on which you can. The first day that suits all three is taken.',
    ],
    again: [`We still need to know on which days you can, for the visit to ${school}.`],
    label: 'Tick the days',
    minutes: 2,
    facts: [{ label: 'Answer by', text: dayAndDate(request.dueOn) }],
    otherwise: 'If no day suits all three, the lead of the partnership sets one.',
    from: askedByLead(context),
  };
};

export const setVisitDateAsk: AskOf = (context) => {
  const { request, partnership, today } = context;
  const school = schoolName(partnership, request.school);
  return {
    subject: `Please set the day of the visit to ${school} ${byDay(request.dueOn, today)}`,
    reminder: `please set the day of the visit to ${school}`,
    opening: [
      `No day was found on which two heads can visit ${school}.`,
      'Please talk to the three of them, and set a day, or say that there is no visit this year.',
    ],
    again: [`The day of the visit to ${school} is not set yet.`],
    label: 'Set the day',
    minutes: 5,
    facts: [{ label: 'Set it by', text: dayAndDate(request.dueOn) }],
    otherwise: `If no day is set by ${dateNear(request.closesOn, today)}, there is no visit to this school.`,
    from: askedByLead(context),
  };
};

export const visitReportAsk: AskOf = (context) => {
  const { request, partnership, today } = context;
  const school = schoolName(partnership, request.school);
  return {
    subject: `You visit ${school}: please write what you saw ${byDay(request.dueOn, today)}`,
    reminder: `please write what you saw at ${school}${stillBy(context)}`,
    opening: [
      `The day of your visit to ${school} is set. You find it on the page, with what to look at.`,
      'After the visit one of you writes what works, and questions worth asking. The other reads it and agrees.',
      'Please write no grades and no names.',
    ],
    again: [`The report on your visit to ${school} is not finished yet. One of you writes, the other agrees.`],
    label: 'See the day, and write',
    minutes: 30,
    facts: [{ label: 'Write it by', text: dayAndDate(request.dueOn) }],
    otherwise: `If there is no report by ${dateNear(request.closesOn, today)}, the school’s board gets none.`,
    from: askedByLead(context),
  };
};

export const checkFactsAsk: AskOf = (context) => {
  const { request, today } = context;
  return {
    subject: `Two heads wrote about your school: are the facts right? ${dateNear(request.dueOn, today)}`,
    reminder: 'are the facts about your school right?',
    opening: [
      'Two heads visited your school, and both agree on what they wrote.',
      'You read it before anybody else. You can put facts right. Then it goes to your board.',
    ],
    again: ['You have not said yet whether the facts are right.'],
    label: 'Read what they wrote',
    minutes: 10,
    facts: [{ label: 'Answer by', text: dayAndDate(request.dueOn) }],
    otherwise: `If you say nothing, it goes to your board after ${dateNear(request.closesOn, today)} as it is.`,
    from: askedByLead(context),
  };
};

export const visitToBoardAsk: AskOf = (context) => {
  const { request, partnership } = context;
  const school = schoolName(partnership, request.school);
  return {
    subject: `Two heads visited ${school}: a report for your board`,
    reminder: `a report for your board on the visit to ${school}`,
    opening: [
      `Two heads from ${partnershipNamed(partnership)} visited ${school} and wrote a report for its board.`,
      'Please put it on the agenda of the next meeting. There is nothing to vote on. Tell us when it was there.',
    ],
    again: [`We do not know yet when your board had the report on ${school} on its agenda.`],
    label: 'Read the report',
    minutes: 5,
    facts: [{ label: 'Tell us by', text: dayAndDate(request.dueOn) }],
    otherwise: 'If the board meets later, tell us once it has met.',
    from: askedByLead(context),
  };
};

export const followUpAsk: AskOf = (context) => {
  const { request, partnership, today } = context;
  const school = schoolName(partnership, request.school);
  return {
    subject: `Please go back to ${school} for half a day ${byDay(request.dueOn, today)}`,
    reminder: `please go back to ${school} for half a day`,
    opening: [
      `The report on your visit to ${school} is with its board.`,
      `Please go back for half a day, look at what has become of ${possessive(school)} questions, and write half a page.`,
      'One of you is enough.',
    ],
    again: [`Half a page about your second visit to ${school} is still to come.`],
    label: 'Write half a page',
    minutes: 15,
    facts: [{ label: 'Write it by', text: dayAndDate(request.dueOn) }],
    from: askedByLead(context),
  };
};
