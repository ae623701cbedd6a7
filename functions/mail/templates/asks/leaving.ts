/** A second person is asked whether what a clerk recorded is so: their board leaves, or stays after all. */
import { byDay, dayAndDate, longDate } from '../../../domain/wording.ts';
import { helpFrom } from '../../contacts.ts';
import { partnershipNamed, partyName } from '../../phrases.ts';
import type { AskOf } from './ask.ts';

export const leavingAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  const who = partyName(partnership, request.party);
  return {
    subject: `Does ${who} leave ${here}? Please say ${byDay(request.dueOn, context.today)}`,
    reminder: `does ${who} leave ${here}?`,
    opening: [
      `Your clerk has recorded that your board decided to leave ${here}.`,
      'Nothing has changed yet, and nobody else has been told. One person cannot do this alone, so we ask you as well.',
      'Please read what was recorded. Then say whether it is so.',
    ],
    again: [`We asked whether ${who} leaves ${here}. Until you answer, nothing changes.`],
    label: 'Read and answer',
    minutes: 3,
    facts: [{ label: 'Answer by', text: dayAndDate(request.dueOn) }],
    otherwise: `Until you confirm it, ${who} stays.`,
    from: helpFrom(context),
  };
};

export const stayingAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  const who = partyName(partnership, request.party);
  const last = partnership.notices.find(({ party }) => party === request.party)?.lastDay;
  return {
    subject: `Does ${who} stay in ${here} after all? Please say ${byDay(request.dueOn, context.today)}`,
    reminder: `does ${who} stay in ${here} after all?`,
    opening: [
      `Your clerk has recorded that your board wants to stay in ${here} after all.`,
      'One person cannot do this alone, so we ask you as well. Please read what was recorded, and say whether it is so.',
    ],
    again: [`We asked whether ${who} stays in ${here} after all.`],
    label: 'Read and answer',
    minutes: 3,
    facts: [
      { label: 'Answer by', text: dayAndDate(request.dueOn) },
      ...(last === undefined ? [] : [{ label: 'Last day', text: longDate(last) }]),
    ],
    ...(last === undefined
      ? {}
      : {
          otherwise: `Unless you confirm it, ${who} is out after ${longDate(last)}.`,
        }),
    from: helpFrom(context),
  };
};
