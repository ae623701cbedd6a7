/** July to September 2025: two documents, signed by all. */
import { reportToBoard, signDocument } from './people.ts';
import { heads } from './proposing.ts';
import type { RunningDemonstration } from './running-demonstration.ts';

export const signatories = ['rosalind-thorne', 'amara-osei', 'catherine-lowe', 'margaret-hollis'] as const;

/** A clerk takes the sealed copy from the page that her mail leads to, and somebody whom she gave it checks it. */
const checkTheCopy = async (running: RunningDemonstration): Promise<void> => {
  const page = await running.participant('lena-fox').open('Your signed copy of the Wendle Valley data agreement');
  const taken = await fetch(page.link('as a PDF'));
  const copy = new File([await taken.arrayBuffer()], 'copy.pdf');
  const checked = await (await running.participant('a-parent').browser.open('/check')).submit({ copy });
  const genuine = 'This copy is genuine and in force since 4 September 2025 until 31 August 2026';
  if (checked.heading !== genuine) throw new Error(`the check page says "${checked.heading}" of the sealed copy`);
};

/** Wendle Park's governors met on 8 July and heard why their chair had acted alone; the minutes are typed after the holidays. */
const chairsActionIsReported = async (running: RunningDemonstration): Promise<void> => {
  await reportToBoard(running, 'joan-pike', '2025-07-08');
  running.tell('Wendle Park’s governors heard on 8 July why their chair acted alone. Joan Pike writes it down.');
};

export const signing = async (running: RunningDemonstration): Promise<void> => {
  running.tell('The agreement and the data agreement are made from the plan, and sealed.');
  await running.moment('signing');
  for (const id of [...signatories, ...heads]) await signDocument(running, id, 'Valley agreement');
  await running.settled();
  running.tell('Four boards’ signatories and four heads sign the agreement. Work can start in September.');
  for (const id of signatories.slice(0, 3)) await signDocument(running, id, 'data agreement');
  await running.moment('half signed');
  await running.goTo('2025-09-04');
  await signDocument(running, 'margaret-hollis', 'data agreement');
  await running.settled();
  await chairsActionIsReported(running);
  await checkTheCopy(running);
  await running.moment('signed');
  running.tell('Margaret Hollis signs the data agreement last. Only now may figures about pupils move.');
  running.tell('A clerk takes the sealed copy as a PDF; a parent, who is given it, checks that it is genuine.');
};
