/** What a decision is about: the plan, next year, or going on without those who stop. */
import { lastDay } from '../../../domain/agreement/agreement-chain.ts';
import type { PlainDate } from '../../../domain/values.ts';
import { longDate } from '../../../domain/wording.ts';
import type { AskContext } from '../../context.ts';
import { otherSchools, partnershipNamed, whose } from '../../phrases.ts';

export type Topic = {
  /** `the Wendle Valley plan` */
  readonly noun: string;
  /** `the plan` */
  readonly short: string;
  /** Why it is asked: whole sentences. */
  readonly why: string;
  /** What the paper shows: a whole sentence. */
  readonly shows: string;
  /** What can be answered: follows "can". */
  readonly choices: string;
  /** What there is to read: follows "Read". */
  readonly paper: string;
  /** The question alone, where the topic is one. */
  readonly question?: string;
};

const has = ({ request }: AskContext): string => ((request.step?.parties.length ?? 1) > 1 ? 'have' : 'has');

/** The last day of the agreement that a renewal is about: a year's end, or later where it was made for longer. */
const endOf = ({ partnership }: AskContext): PlainDate | undefined => {
  const newest = partnership.agreements?.at(-1);
  return newest && lastDay(newest);
};
export const topicOf = (context: AskContext): Topic => {
  const { partnership, request } = context;
  const here = partnershipNamed(partnership);
  const who = whose(partnership, request);
  const { kind, version = 1 } = request.about;
  switch (kind) {
    case 'proposal': {
      const asked = `${who} ${has(context)} been asked to work with ${otherSchools(partnership, request)}.`;
      return {
        noun: `the ${here} plan`,
        short: 'the plan',
        why: version > 1 ? `${asked} The plan was changed: this is version ${version}.` : asked,
        shows: 'The plan says what would change for our children, what it costs, what the risk is, and how to leave.',
        choices: 'agree, ask for a change, or say no',
        paper: 'the plan',
      };
    }
    case 'renewal': {
      const until = endOf(context);
      return {
        noun: `the ${here} renewal`,
        short: 'the renewal',
        why:
          until === undefined
            ? `The year in ${here} is nearly over. Should ${who} stay in next year?`
            : `Our agreement ${until < context.today ? 'ended' : 'ends'} on ${longDate(until)}. Should ${who} stay in after that?`,
        shows: 'These pages show what we promised, did and spent, and what changed for pupils.',
        choices: 'carry on, carry on with changes, or stop',
        paper: 'the pages on the year',
        question: `Should ${who} stay in${until === undefined ? ' next year' : ''}?`,
      };
    }
    case 'continuing':
      return {
        noun: `the future of ${here}`,
        short: here,
        why: `Not everybody wants to go on with ${here}. Should ${who} go on with those who stay?`,
        shows: 'The page says who stays, who stops, and what that changes.',
        choices: 'go on, go on with changes, or stop',
        paper: 'what would change',
        question: `Should ${who} go on with ${here}?`,
      };
    default:
      return {
        noun: `a question about ${here}`,
        short: 'the question',
        why: `${who} ${has(context)} a question to decide about ${here}.`,
        shows: 'The page says what it is, and why it is asked.',
        choices: 'agree, ask for a change, or say no',
        paper: 'the question',
      };
  }
};
