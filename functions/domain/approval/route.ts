/** A party's route, walked step by step (DOMAIN section 3): what is asked next, or what the party has decided. */
import type { About, DecisionStep, RequestResult } from '../asking/request.ts';
import type { Partnership, Party, Route, RouteStep } from '../partnership/partnership.ts';

/** What one asking of one step came to. */
export type StepTaken = Pick<DecisionStep, 'index' | 'attempt' | 'role'> & {
  readonly means: DecisionStep['means'];
  readonly result: RequestResult;
};

export type PartyOutcome = 'agreed' | 'change-requested' | 'declined' | 'no-answer' | 'superseded';
export type NextOnRoute = { readonly ask: DecisionStep } | { readonly decided: PartyOutcome };

/** A party decides everything but the proposal by its renewal route, where it has one. */
export const routeFor = (party: Party, about: About): Route =>
  about.kind === 'proposal' ? party.route : (party.renewalRoute ?? party.route);

const partiesOf = (
  step: RouteStep,
  party: Party,
  partnership: Pick<Partnership, 'parties' | 'jointCommittees'>,
  about: About,
): string[] => {
  if (step.means !== 'joint-committee') return [party.id];
  const committee = partnership.jointCommittees.find((one) => one.id === step.committee);
  const usesIt = (other: Party) =>
    routeFor(other, about).some((one) => one.means === 'joint-committee' && one.committee === step.committee);
  return partnership.parties
    .filter((other) => other.id === party.id || (committee?.parties.includes(other.id) && usesIt(other)))
    .map((other) => other.id);
};

const asWritten = (step: RouteStep): Partial<DecisionStep> => {
  switch (step.means) {
    case 'meeting':
      return { board: step.board };
    case 'written-resolution':
      return { board: step.board, days: step.days };
    case 'joint-committee':
      return { committee: step.committee };
    case 'delegated':
      return {
        board: step.board,
        reference: step.reference,
        ...('person' in step.to ? { person: step.to.person } : { committee: step.to.committee }),
      };
  }
};

const boardIn = (step: RouteStep, party: Party): string =>
  'board' in step
    ? step.board
    : (party.boards.find((board) => board.kind === 'full-board')?.id ?? party.boards[0]?.id ?? '');

/** By what means the same step is asked again, when it came to nothing the way it was asked. */
const againBy = (result: RequestResult): 'meeting' | 'chairs-action' | undefined => {
  if (result === 'to-meeting' || result === 'not-carried') return 'meeting';
  return result === 'to-chairs-action' ? 'chairs-action' : undefined;
};

const decidedBy = (result: RequestResult): PartyOutcome => {
  switch (result) {
    case 'agreed':
    case 'change-requested':
    case 'declined':
    case 'superseded':
      return result;
    default:
      return 'no-answer';
  }
};

/**
 * Walks the route behind the steps already taken. A step that is only consulted or recommends never stops the route,
 * whatever was said: who decides sees it. The step that decides, decides.
 */
export const nextOnRoute = (
  party: Party,
  partnership: Pick<Partnership, 'parties' | 'jointCommittees'>,
  about: About,
  taken: readonly StepTaken[],
): NextOnRoute => {
  const last = taken.at(-1);
  if (last?.result === 'superseded') return { decided: 'superseded' };
  const route = routeFor(party, about);
  const again = last && againBy(last.result);
  const index = last === undefined ? 0 : again ? last.index : last.index + 1;
  if (last && !again && last.role === 'decides') return { decided: decidedBy(last.result) };
  const step = route[index];
  if (!step) return { decided: 'no-answer' };
  const shared = { index, role: step.role, attempt: again && last ? last.attempt + 1 : 1 };
  const parties = partiesOf(step, party, partnership, about);
  if (again && last) return { ask: { ...shared, means: again, parties: [party.id], board: boardIn(step, party) } };
  return { ask: { ...shared, means: step.means, parties, ...asWritten(step) } };
};

/** Whether a decision must be reported to the board that did not meet for it. */
export const mustBeReported = (step: Pick<StepTaken, 'means' | 'result' | 'role'>): boolean =>
  step.role === 'decides' &&
  (step.means === 'delegated' || step.means === 'chairs-action') &&
  decidedBy(step.result) !== 'no-answer';
