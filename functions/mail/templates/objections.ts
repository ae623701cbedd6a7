/** A party objects to something that is signed; and what came of it. */
import type { CameOfIt } from '../../domain/lifecycle/objection.ts';
import { dayAndDate, shortDate } from '../../domain/wording.ts';
import type { Template } from '../context.ts';
import { clip } from '../letter.ts';
import { capital, partnershipNamed, partyName } from '../phrases.ts';
import { notice } from './notice.ts';

/** So that a subject fits a list of emails, whatever is objected to and by whom. */
const longest = { title: 28, party: 22 };

export const objectionRaised: Template = (context) => {
  const { partnership, details } = context;
  const who = capital(partyName(partnership, details.party));
  const what = details.what ?? 'something that is signed';
  const until = details.on;
  return notice(
    context,
    {
      subject: `${clip(who, longest.party)} objects: “${clip(what, longest.title)}” pauses`,
      paragraphs: [
        `${who} does not go along with this in ${partnershipNamed(partnership)}: ${what}. From today it pauses. Everything else goes on as agreed.`,
        'Please talk to each other. You can read the reason on our page, and say what you think.',
      ],
      facts: until ? [{ label: 'Talk until', text: dayAndDate(until) }] : [],
      ifNothing: `If it is not settled ${until ? `by ${shortDate(until)}` : 'soon'}, we ask somebody to hear both sides.`,
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
      subject: `Settled: “${clip(what, 2 * longest.title)}” goes on`,
      paragraphs: [
        `${capital(partyName(partnership, details.party))} had objected to this in ${partnershipNamed(partnership)}: ${what}.`,
        details.came === undefined ? 'It is settled.' : came[details.came],
        'What was paused goes on from today.',
      ],
    },
    'Read what came of it',
  );
};
