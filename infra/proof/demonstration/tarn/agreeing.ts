/** January to March 2026: two schools on one site agree for two years; a committee decides for one, the governors for the other. */
import { recordMeeting, setAgenda, signDocument, signIn, submitPlan, support } from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';

const heads = ['ruth-ellerby', 'owen-thwaite'] as const;
const signatories = ['stephen-lake', 'gavin-moorhouse'] as const;

const submits = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-02-02');
  await signIn(running, 'hannah-wray');
  await submitPlan(running, 'hannah-wray');
  running.tell('An infant and a junior school share a playground. Hannah Wray sends their plan in, for two years.');
};

export const agreeing = async (running: RunningDemonstration): Promise<void> => {
  await submits(running);
  await running.goTo('2026-02-04');
  for (const head of heads) await support(running, head);
  await running.settled();
  running.tell('Both heads support it. One clerk, Janet Sowerby, serves both governing bodies.');
  await setAgenda(running, 'janet-sowerby', 'on your 4 March agenda', '2026-03-04');
  await setAgenda(running, 'janet-sowerby', 'on your 10 March agenda', '2026-03-10');
  await running.goTo('2026-03-05');
  await recordMeeting(running, 'janet-sowerby', 'on your 4 March agenda', {
    date: '2026-03-04',
    present: 3,
    for: 3,
    minute: 'Minute 4',
  });
  await running.goTo('2026-03-11');
  await recordMeeting(running, 'janet-sowerby', 'on your 10 March agenda', {
    date: '2026-03-10',
    present: 6,
    for: 5,
    against: 1,
    minute: 'Minute 6.2',
  });
  await running.settled();
  running.tell('The infants’ committee says yes, three of three; the juniors’ governors five to one.');
  await running.goTo('2026-03-13');
  for (const id of [...signatories, ...heads]) await signDocument(running, id, 'Together agreement');
  running.tell('Two chairs and two heads sign. It holds from 16 March 2026 to 15 March 2028.');
  await running.goTo('2026-03-20');
  for (const id of signatories) await signDocument(running, id, 'data agreement');
  await running.settled();
  running.tell('Both chairs sign the data agreement: only now may figures about year groups move.');
};
