/** Autumn 2026 to summer 2027: three reviews of eight schools, then seven; a board leaves by its own decision. */
import { recordDecision, sendReturn, startReview } from '../delivering.ts';
import type { RunningDemonstration } from '../running-demonstration.ts';
import { type Term, type Told, toldInShort } from '../told-in-returns.ts';
import { canalIsStopped } from './canal.ts';
import { leaving } from './leaving.ts';

/** They give about as many hours as their plan promises. */
const said = (hours: number, otherwise: string): Told => toldInShort(hours, 10, otherwise);

const told: Readonly<Record<string, Told>> = {
  'nicola-ford': said(30, 'Year 7 teachers have met each Year 6 class once, and will do so again.'),
  'samir-patel': said(16, 'Our Year 6 now asks what Year 7 is like, and somebody can answer.'),
  'bernice-cole': said(13, 'The canal days are full, and the weather held.'),
  'rob-dyson': said(14, 'We lent the hall twice, and got the reading books in return.'),
  'ben-ramsden': said(8, 'With nine children in Year 6, a day with others is worth a term.'),
  'asha-menon': said(8, 'The forest days went well, and two more are asked for.'),
  'toby-gaunt': said(10, 'Three of our pupils took part in a lesson at Edge High for the first time.'),
  'howard-tinsley': said(20, 'Twenty sixth formers read each week. Six want to teach.'),
};

const review = async (
  running: RunningDemonstration,
  { on, term, who, decided }: { on: string; term: Term; who: readonly string[]; decided: string },
): Promise<void> => {
  await running.goTo(on);
  await startReview(running, 'nicola-ford', `Please start the ${term} review`, on);
  for (const id of who) await sendReturn(running, id, term, { given: told[id], since: on });
  await running.settled();
  await recordDecision(running, { by: 'nicola-ford', term, what: decided, since: on });
  running.tell(`The ${term} review has the returns of ${who.length} schools.`);
};

export const delivering = async (running: RunningDemonstration): Promise<void> => {
  const everybody = Object.keys(told);
  await review(running, { on: '2026-11-06', term: 'autumn', who: everybody, decided: 'Two more canal days in spring' });
  await review(running, { on: '2027-02-05', term: 'spring', who: everybody, decided: 'Year 7 teachers visit Year 6' });
  await leaving(running);
  const left = everybody.filter((id) => id !== 'toby-gaunt');
  await review(running, { on: '2027-05-21', term: 'summer', who: left, decided: 'Reading days go on next year' });
  await canalIsStopped(running);
};
