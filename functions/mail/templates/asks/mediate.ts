/** The mediator is asked to hear both sides of an objection. */
import { daysToTalk } from '../../../domain/lifecycle/objection.ts';
import { byDay, dayAndDate } from '../../../domain/wording.ts';
import { helpFrom } from '../../contacts.ts';
import { inWords, partnershipNamed, partyName } from '../../phrases.ts';
import type { AskOf } from './ask.ts';

export const mediateAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  const who = partyName(partnership, request.party);
  const title = partnership.pauses?.find(({ objection }) => objection === request.about.id)?.title;
  return {
    subject: `Please hear both sides in ${here} ${byDay(request.dueOn, context.today)}`,
    reminder: `please hear both sides in ${here}`,
    opening: [
      `${who} objects to ${title ? `this: ${title}` : 'something that is signed'}. It was not settled in the ${inWords(daysToTalk)} school days that the boards have to talk.`,
      'So we ask you. You do not decide. You hear both sides, help them to agree, and write down what came of it.',
      'The page shows what each side has said so far.',
    ],
    again: ['We asked you to hear both sides. Until it is settled, what was objected to stands still.'],
    label: 'Read what both sides said',
    minutes: 10,
    facts: [{ label: 'Write it down by', text: dayAndDate(request.dueOn) }],
    otherwise: 'Until it is settled, only this stands still. Everything else goes on.',
    from: helpFrom(context),
  };
};
