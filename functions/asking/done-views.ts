/** The pages of the three kinds of request that need no more than "done". */
import { longDate } from '../domain/wording.ts';
import { doneView } from './done-view.tsx';
import { partyNames } from './outcome-words.ts';

/** Somebody new in a role says that they take it on. */
export const confirmSuccessorView = doneView({
  title: ({ partnership }) => `Do you take over your part in ${partnership.name}?`,
  points: () => [
    'Somebody who had this part before you has left or handed it over.',
    'You take on what they agreed to. The mail says what is open and what is due.',
    'If you cannot take it on, please reply to the mail: nothing is confirmed until you tick below.',
  ],
  tick: 'and I take this on',
  button: 'Yes, I take it on',
  note: 'Anything that you want the lead to know',
  next: 'The lead is told. What waits for you will come by mail.',
});

/** A clerk tells the board what was decided for it without a meeting. */
export const reportToBoardView = doneView({
  title: ({ request, partnership }) =>
    `Please tell the board of ${partyNames(request, partnership) || 'your party'} what was decided for it`,
  points: ({ partnership, request }) => [
    `Something about ${partnership.name} was decided for the board without a meeting of it.`,
    'Please put it on the next agenda, for information.',
    `Asked on ${longDate(request.openedOn)}.`,
  ],
  tick: 'and it was reported to the board',
  button: 'It was reported',
  note: 'Where the minutes say so',
  next: 'That is all. The decision stands as it was.',
});

/** The lead starts a termly review. */
export const startReviewView = doneView({
  title: () => 'Start this term’s review',
  points: () => [
    'Each school is sent its return, with what we know already filled in.',
    'A return takes about 15 minutes.',
    'Late ones are chased for you.',
  ],
  tick: 'and I start the review',
  button: 'Start the review',
  next: 'The schools have been sent their returns. You will hear when the review closes.',
});
