/** May to July 2026: nine schools of four parties; a resolution lapses, a meeting leaves one academy out, one clerk serves three boards. */
import { decide, recordMeeting, reportToBoard, setAgenda, signIn, submitPlan, support } from '../people.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';

export const heads = [
  'gordon-lisle',
  'yvonne-marsden',
  'tom-akroyd',
  'sheila-naughton',
  'farida-aziz',
  'kathryn-helliwell',
  'celia-mountford',
  'maxine-dufour',
] as const;

const submits = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-05-06');
  await signIn(running, 'nicola-ford');
  await submitPlan(running, 'nicola-ford');
  running.tell('Nine schools of a trust, a federation, a company and a college. Nicola Ford sends their plan in.');
};

const trustees = [
  'marion-clegg',
  'desmond-ainley',
  'rachel-uttley',
  'lynne-hartley',
  'michael-osborne',
  'abigail-crowther',
] as const;

/** Six of seven trustees agree within three weeks; the seventh is silent, and a resolution needs all. */
const inWriting = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-05-14');
  for (const id of trustees) await decide(running, id, 'Please decide on the Calder Edge', 'agree');
  running.tell('Six of Millstone’s seven trustees agree in writing. Vikram Sood is abroad.');
};

const principalsAnswer = async (running: RunningDemonstration): Promise<void> => {
  await running.goTo('2026-05-18');
  await decide(running, 'maxine-dufour', 'Please decide for Calder Sixth Form College', 'agree');
  running.tell('The college left this to its principal, Maxine Dufour. She agrees.');
  await running.goTo('2026-05-20');
  await decide(running, 'celia-mountford', 'Please say what Edge House should do', 'agree');
  await running.settled();
  running.tell('Edge House asks its principal first. Celia Mountford is for it; the directors decide.');
};

const boardsMeet = async (running: RunningDemonstration): Promise<void> => {
  await setAgenda(running, 'eleanor-swift', 'on your 7 July agenda', '2026-07-07');
  await setAgenda(running, 'eleanor-swift', 'Directors of Edge House: the plan', '2026-06-03');
  await running.goTo('2026-06-04');
  await recordMeeting(running, 'eleanor-swift', 'Directors of Edge House: what did', {
    date: '2026-06-03',
    present: 2,
    for: 2,
    minute: 'Minute 7',
  });
  running.tell(
    'Two of Edge House’s three directors meet, and agree. The trust’s resolution lapses: a meeting must decide.',
  );
  await setAgenda(running, 'eleanor-swift', 'Trustees of Millstone: the plan', '2026-07-08');
  await running.goTo('2026-07-03');
  await reportToBoard(running, 'brenda-oakes', '2026-07-02');
  running.tell('The college’s corporation meets and hears what its principal decided.');
  await running.goTo('2026-07-08');
  await recordMeeting(running, 'eleanor-swift', 'what did your 7 July', {
    date: '2026-07-07',
    present: 8,
    for: 8,
    minute: 'Minute 5.1',
  });
  await running.goTo('2026-07-09');
  await recordMeeting(running, 'eleanor-swift', 'Trustees of Millstone: what did', {
    date: '2026-07-08',
    present: 5,
    for: 5,
    minute: 'Minute 9',
    covers: ['999021', '999022', '999023', '999024'],
  });
  await running.settled();
  running.tell('Millstone’s trustees agree for four of their five academies: Stoney Lane’s new head needs a term.');
};

export const agreeing = async (running: RunningDemonstration): Promise<void> => {
  await submits(running);
  await running.goTo('2026-05-13');
  for (const head of heads) await support(running, head);
  await running.settled();
  running.tell('Eight heads of nine schools support it: one heads both schools of the federation.');
  await inWriting(running);
  await principalsAnswer(running);
  await boardsMeet(running);
};
