/** June 2027: a lock gate is broken, and whoever keeps children safe stops the reading days at once. */
import { expectPage, signIn } from '../people.ts';
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
  await signIn(running, 'tom-akroyd');
  const { browser } = running.participant('tom-akroyd');
  const list = expectPage(await browser.open('/activities'), 'Tom Akroyd opens the activities');
  const stop = expectPage(await list.follow('Reading days'), 'Tom Akroyd looks for the reading days');
  expectPage(await stop.submit({ reason: 'A lock gate is broken, and the towpath is wet.' }), 'Tom Akroyd stops them');
  await running.settled();
  running.tell('A lock gate is broken. Tom Akroyd, who keeps children safe there, stops the reading days at once.');
  await running.goTo('2027-06-10');
  await signIn(running, 'tom-akroyd');
  const again = expectPage(await browser.open('/activities'), 'Tom Akroyd asks to start again');
  expectPage(await again.submit({}, { button: 'start again' }), 'Tom Akroyd asks to start again');
  await running.settled();
  for (const head of heads) {
    const page = await running.participant(head).open('start again');
    expectPage(await page.submit({ answer: 'agree', me: 'yes' }), `${head} agrees`);
  }
  await running.settled();
  running.tell('The gate is mended, and every head of a school that takes part agrees: they go on.');
};
