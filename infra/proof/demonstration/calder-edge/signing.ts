/** July 2026: four boards and the heads of eight schools sign; the data agreement is signed by the four. */
import { signDocument } from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';

const signatories = ['carol-denby', 'walter-greenwood', 'adrian-mountford', 'maxine-dufour'] as const;
/** The principal of the college signs once, as both. */
const heads = [
  'gordon-lisle',
  'yvonne-marsden',
  'tom-akroyd',
  'sheila-naughton',
  'kathryn-helliwell',
  'celia-mountford',
] as const;

export const signing = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-07-17');
  for (const id of [...signatories, ...heads]) await signDocument(running, id, 'Edge Schools agreement');
  await running.settled();
  for (const id of signatories) await signDocument(running, id, 'data agreement');
  await running.settled();
  running.tell('Ten people sign for eight schools, and four boards sign the data agreement. It begins on 1 September.');
};
