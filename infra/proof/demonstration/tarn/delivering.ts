/** From May 2026 to July 2027: the clerk reports to her governors; each review has both returns; the first year ends without a vote. */
import { recordDecision, sendReturn, startReview } from '../delivering.ts';
import { addWordsOnYear, reportToBoard } from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';
import { type Term, type Told, toldInShort } from '../told-in-returns.ts';

type Review = { readonly on: string; readonly term: Term; readonly decided: string };

const spent: Partial<Told> = { gave: [100, 100, 300], trust: 5, pace: [0.4, 0.7, 1] };
const told: Readonly<Record<string, Told>> = {
  'hannah-wray': toldInShort(
    12,
    9,
    'Every child in Year 2 has read with somebody from Year 3, and asks when the next afternoon is.',
    { ...spent, capacity: 'too-little' },
  ),
  'leila-haddad': toldInShort(
    11,
    10,
    'We know the children who come in September, and they know where the library is.',
    { ...spent, fairness: 5 },
  ),
};

const reports = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-05-21');
  await reportToBoard(running, 'janet-sowerby', '2026-05-20');
  running.tell('The infants’ governors meet for the first time since March, and hear what their committee decided.');
};

/** The lead starts it, both leads send what they saw, and the lead writes down what was decided. */
const review = async (running: RunningDemonstration, { on, term, decided }: Review): Promise<void> => {
  await running.goTo(on);
  await startReview(running, 'hannah-wray', `Please start the ${term} review`, on);
  for (const [id, given] of Object.entries(told)) await sendReturn(running, id, term, { given, since: on });
  await running.settled();
  await recordDecision(running, { by: 'hannah-wray', term, what: decided, since: on }, [term === 'summer' ? 600 : 200]);
  running.tell(`The ${term} review has both returns. Hannah Wray writes down what it decided.`);
};

/** No vote: the agreement holds until March 2028, and the boards only read how the year went. */
const lookBack = async (running: RunningDemonstration, on: string): Promise<void> => {
  await running.goTo(on);
  await addWordsOnYear(running, 'hannah-wray', {
    words: 'The children who moved up knew their teachers. Two afternoons were lost to a broken boiler.',
    pupils: '88',
    staff: '6',
  });
};

export const delivering = async (running: RunningDemonstration): Promise<void> => {
  await reports(running);
  await review(running, { on: '2026-06-16', term: 'summer', decided: 'Each afternoon has a second date in reserve' });
  await lookBack(running, '2026-07-15');
  running.tell('The first year is looked back on. Nobody votes: the agreement holds until March 2028.');
  await review(running, { on: '2026-11-13', term: 'autumn', decided: 'Year 3 comes to the infants once a term' });
  await review(running, { on: '2027-02-11', term: 'spring', decided: 'The juniors buy a second set of the books' });
  await review(running, { on: '2027-06-16', term: 'summer', decided: 'Afternoons go on as they are' });
};
