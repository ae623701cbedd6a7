/** July to September 2025: two documents, signed by all. */
import { signDocument } from './people.ts';
import { heads } from './proposing.ts';
import type { Theatre } from './theatre.ts';

const signatories = ['rosalind-thorne', 'amara-osei', 'catherine-lowe', 'margaret-hollis'] as const;

export const signing = async (theatre: Theatre): Promise<void> => {
  theatre.tell('The agreement and the data agreement are made from the plan, and sealed.');
  await theatre.moment('signing');
  for (const id of [...signatories, ...heads]) await signDocument(theatre, id, 'Valley agreement');
  await theatre.settled();
  theatre.tell('Four boards’ signatories and four heads sign the agreement. Work can start in September.');
  for (const id of signatories.slice(0, 3)) await signDocument(theatre, id, 'data agreement');
  await theatre.moment('half signed');
  await theatre.goTo('2025-09-04');
  await signDocument(theatre, 'margaret-hollis', 'data agreement');
  await theatre.settled();
  await theatre.actor('lena-fox').mail('Your signed copy of the Wendle Valley data agreement');
  await theatre.moment('signed');
  theatre.tell('Margaret Hollis signs the data agreement last. Only now may figures about pupils move.');
};
