/** September and October 2027: next year's plan, for those who stay; the agreement ran out on 31 August, and a new one takes its place. */
import {
  dateBoxes,
  expectPage,
  recordMeeting,
  setAgenda,
  signDocument,
  signIn,
  submitPlan,
  support,
} from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';

const signatories = ['carol-denby', 'walter-greenwood'] as const;
const heads = ['gordon-lisle', 'yvonne-marsden', 'tom-akroyd', 'sheila-naughton', 'kathryn-helliwell'] as const;

const sendsNextYear = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2027-09-06');
  await signIn(running, 'nicola-ford');
  const { browser } = running.participant('nicola-ford');
  const meetings = expectPage(await browser.open('/proposal/meetings'), 'Nicola Ford opens the meetings');
  const add = expectPage(await meetings.follow('Add a meeting'), 'Nicola Ford adds a meeting');
  const first = { ...dateBoxes('date', '2027-11-11'), time: '16:00', host: '999021', thinkPiece: '999026' };
  expectPage(await add.submit(first), 'Nicola Ford fixes the first meeting');
  await submitPlan(running, 'nicola-ford');
  running.tell('Next year’s plan is this one without the college, and with a first date. Nicola Ford sends it.');
};

const boardsDecide = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2027-09-10');
  for (const head of heads) await support(running, head, '2027-09');
  await running.settled();
  await setAgenda(running, 'eleanor-swift', 'Governing Body of the Two', '2027-10-12', 'agenda', '2027-09');
  await setAgenda(running, 'eleanor-swift', 'Trustees of Millstone: the plan', '2027-10-13', 'agenda', '2027-09');
  await running.goTo('2027-10-13');
  const vote = { present: 7, for: 7, minute: 'Minute 3' };
  await recordMeeting(running, 'eleanor-swift', 'what did your 12 October', { ...vote, date: '2027-10-12' });
  await running.goTo('2027-10-14');
  await recordMeeting(running, 'eleanor-swift', 'what did your 13 October', { ...vote, date: '2027-10-13' });
  await running.settled();
  running.tell('Both boards agree to it.');
};

export const secondAgreement = async (running: RunningDemonstration): Promise<void> => {
  await sendsNextYear(running);
  await boardsDecide(running);
  await running.goTo('2027-10-20');
  for (const id of [...signatories, ...heads]) await signDocument(running, id, 'Edge Schools agreement', '2027-10');
  for (const id of signatories) await signDocument(running, id, 'data agreement', '2027-10');
  await running.settled();
  running.tell('Two boards and the heads of six schools sign. The gap since 31 August stays on record.');
};
