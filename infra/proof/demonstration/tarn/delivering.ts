/** From May 2026 to July 2027: the clerk reports to her governors; each review has both returns; the first year ends without a vote. */
import { recordDecision, sendReturn, startReview } from '../delivering.ts';
import { expectPage } from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';
import type { Told } from '../told-in-returns.ts';

type Review = { readonly on: string; readonly term: 'autumn' | 'spring' | 'summer'; readonly decided: string };

const told: Readonly<Record<string, Told>> = {
  'hannah-wray': {
    hours: 12,
    got: 9,
    gave: [100, 100, 300],
    received: [0, 0, 0],
    trust: 5,
    fairness: 4,
    capacity: 'too-little',
    pace: [0.4, 0.7, 1],
    ratings: {},
    words: {},
    otherwise: 'Every child in Year 2 has read with somebody from Year 3, and asks when the next afternoon is.',
  },
  'leila-haddad': {
    hours: 11,
    got: 10,
    gave: [100, 100, 300],
    received: [0, 0, 0],
    trust: 5,
    fairness: 5,
    capacity: 'enough',
    pace: [0.4, 0.7, 1],
    ratings: {},
    words: {},
    otherwise: 'We know the children who come in September, and they know where the library is.',
  },
};

const reports = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-05-21');
  const page = await running.participant('janet-sowerby').open('report a Tarn Schools Together decision');
  expectPage(
    await page.submit({ 'reported-day': '20', 'reported-month': '5', 'reported-year': '2026' }),
    'Janet Sowerby reports the committee’s decision',
  );
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
  const page = await running.participant('hannah-wray').open('worth it');
  const words = 'The children who moved up knew their teachers. Two afternoons were lost to a broken boiler.';
  expectPage(await page.submit({ words, pupils: '88', staff: '6' }), 'Hannah Wray adds her words on the year');
  await running.settled();
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
