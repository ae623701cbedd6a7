/** A party objects to something that is signed; and what came of it. */
import type { CameOfIt } from '../../domain/lifecycle/objection.ts';
import { dayAndDate, shortDate } from '../../domain/wording.ts';
import type { Template } from '../context.ts';
import { clip } from '../letter.ts';
import { capital, partnershipNamed, partyName } from '../phrases.ts';
import { notice } from './notice.ts';

const longestTitle = 40;

export const objectionRaised: Template = (context) => {
  const { partnership, details } = context;
  const who = capital(partyName(partnership, details.party));
  const what = details.what ?? 'something that is signed';
  const until = details.on;
  return notice(
    context,
    {
      subject: `${who} objects: “${clip(what, longestTitle)}” pauses in ${partnershipNamed(partnership)}`,
      paragraphs: [
        `${who} does not go along with this: ${what}. From today it pauses. Everything else goes on as agreed.`,
        'Please talk to each other. You can read the reason on our page, and say what you think.',
      ],
      facts: until ? [{ label: 'Talk until', text: dayAndDate(until) }] : [],
      ifNothing: `If it is not settled ${until ? `by ${shortDate(until)}` : 'by then'}, we ask the mediator.`,
    },
    'Read the reason',
  );
};

const came: Readonly<Record<CameOfIt, string>> = {
  withdrawn: 'The objection was taken back.',
  'goes-on': 'It goes on as agreed.',
  change: 'What is agreed is to change. The lead can begin that now, and each board that it touches is asked.',
  leaves: 'The board that objected wants to leave. Only its board can decide that.',
};

export const objectionSettled: Template = (context) => {
  const { partnership, details } = context;
  const what = details.what ?? 'what was paused';
  return notice(
    context,
    {
      subject: `Settled in ${partnershipNamed(partnership)}: “${clip(what, longestTitle)}” goes on`,
      paragraphs: [
        `${capital(partyName(partnership, details.party))} had objected to this: ${what}.`,
        details.came === undefined ? 'It is settled.' : came[details.came],
        'What was paused goes on from today.',
      ],
    },
    'Read what came of it',
  );
};
