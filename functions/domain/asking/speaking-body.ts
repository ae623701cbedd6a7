/**
 * Who speaks in a step of a party's route: the board or committee that decides, or one that only advises or is heard. A
 * recommendation is never said to be a decision (L18), so whoever words an answer asks here first.
 */
import { routeFor } from '../approval/route.ts';
import { type Partnership, type Party, partyById } from '../partnership/partnership.ts';
import { shortPartyName } from '../partnership/short-names.ts';
import type { About, DecisionStep, Request } from './request.ts';

type Step = Pick<DecisionStep, 'parties'> &
  Partial<Pick<DecisionStep, 'role' | 'means' | 'board' | 'committee' | 'person'>>;

/** Whether what is answered is advice: nothing is decided by it. */
export const isAdvice = ({ step }: Pick<Request, 'step'>): boolean => step !== undefined && step.role !== 'decides';

/** `Directors of X`; with the party's name where the board's own does not hold it. */
const inFull = (board: string, party: Party, partnership: Partnership): string =>
  board.includes(party.name) || board.includes(shortPartyName(party, partnership)) ? board : `${board} (${party.name})`;

const bodyOfStep = (step: Step, partnership: Partnership): string => {
  if (step.means === 'joint-committee') {
    return partnership.jointCommittees.find(({ id }) => id === step.committee)?.name ?? 'The joint committee';
  }
  const party = partyById(partnership, step.parties[0] ?? '');
  if (!party) return 'A party that has left';
  const id = step.committee ?? step.board;
  const board = party.boards.find((one) => one.id === id) ?? party.boards[0];
  return board ? inFull(board.name, party, partnership) : party.name;
};

/** The whole name of the board or committee that a decision request is put to. */
export const bodyAsked = ({ step, party }: Pick<Request, 'step' | 'party'>, partnership: Partnership): string =>
  bodyOfStep(step ?? { parties: party === undefined ? [] : [party] }, partnership);

/** The body of one step of a party's route, by its place in it; the party itself where the route has changed since. */
export const bodyAt = (party: Party, index: number, about: About, partnership: Partnership): string => {
  const step = routeFor(party, about)[index];
  if (!step) return party.name;
  const committee = step.means === 'delegated' && 'committee' in step.to ? step.to.committee : undefined;
  return bodyOfStep({ parties: [party.id], ...step, ...(committee === undefined ? {} : { committee }) }, partnership);
};

/** The whole name of the board that decides for a party, after all who only advise. */
export const bodyThatDecides = (
  request: Pick<Request, 'step' | 'party' | 'about'>,
  partnership: Partnership,
): string => {
  const party = partyById(partnership, request.step?.parties[0] ?? request.party ?? '');
  if (!party) return 'The board';
  const index = routeFor(party, request.about).findLastIndex(({ role }) => role === 'decides');
  return bodyAt(party, index, request.about, partnership);
};
