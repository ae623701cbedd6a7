/** Somebody is asked to write one piece of the plan, by whoever leads it. */
import { questions } from '../../../domain/proposal/proposal-questions.ts';
import { byDay, longDate } from '../../../domain/wording.ts';
import { askedByLead } from '../../contacts.ts';
import type { AskContext } from '../../context.ts';
import { partnershipNamed } from '../../phrases.ts';
import { type AskOf, stillBy } from './ask.ts';

/** The question as the page asks it; without one, only that there is one. */
export const pieceTitle = ({ request }: Pick<AskContext, 'request'>): string =>
  request.piece === undefined ? 'one question' : questions[request.piece.question].title;

const usualMinutes = 6;
const minutesOf = ({ request }: AskContext): number =>
  request.piece === undefined ? usualMinutes : questions[request.piece.question].minutes;

export const pieceAsk: AskOf = (context) => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  return {
    subject: `Please write a piece of the ${here} plan ${byDay(request.dueOn, context.today)}`,
    reminder: `please write a piece of the ${here} plan${stillBy(context)}`,
    opening: [
      'The plan comes in small pieces, and you know most about this one:',
      pieceTitle(context),
      'The page shows what is there already. Write what you can. You can come back until you send it.',
    ],
    again: [`Your piece of the ${here} plan has not come yet: ${pieceTitle(context)}`],
    label: 'Write this piece',
    minutes: minutesOf(context),
    facts: [{ label: 'Send it by', text: longDate(request.dueOn) }],
    otherwise: 'The plan waits for it.',
    from: askedByLead(context),
  };
};
