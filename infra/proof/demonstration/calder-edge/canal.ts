/** June 2027: a lock gate is broken, and whoever keeps children safe stops the reading days at once. */
import { agreeToRestart, askToRestart, stopActivity } from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';

const heads = [
  'gordon-lisle',
  'yvonne-marsden',
  'tom-akroyd',
  'sheila-naughton',
  'kathryn-helliwell',
  'maxine-dufour',
] as const;

export const canalIsStopped = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2027-06-08');
  await stopActivity(running, {
    by: 'tom-akroyd',
    activity: 'Reading days',
    reason: 'A lock gate is broken, and the towpath is wet.',
  });
  running.tell('A lock gate is broken. Tom Akroyd, who keeps children safe there, stops the reading days at once.');
  await running.goTo('2027-06-10');
  await askToRestart(running, 'tom-akroyd');
  await agreeToRestart(running, heads);
  running.tell('The gate is mended, and every head of a school that takes part agrees: they go on.');
};
