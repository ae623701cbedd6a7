/** What one step of a party's route came to, in words of its part: a recommendation is never said to be a decision (L18). */
import type { DecisionStep, RequestResult } from '../domain/asking/request.ts';
import { bodyAt } from '../domain/asking/speaking-body.ts';
import type { Partnership, Party } from '../domain/partnership/partnership.ts';
import { shortPartyName } from '../domain/partnership/short-names.ts';

type Words = Partial<Record<RequestResult, string>>;

const decided: Words = {
  agreed: 'said yes to',
  declined: 'said no to',
  'change-requested': 'asked for a change in',
  'not-carried': 'did not agree in writing to',
  'no-answer': 'gave no answer about',
  'to-meeting': 'moved to a meeting:',
};

const saidByRole: Readonly<Record<DecisionStep['role'], Words>> = {
  decides: decided,
  recommends: {
    agreed: 'advised yes to',
    declined: 'advised no to',
    'change-requested': 'advised a change in',
    'not-carried': 'did not agree in writing on advice about',
    'no-answer': 'gave no advice about',
    'to-meeting': 'moved to a meeting:',
  },
  consulted: {
    agreed: 'was asked what it thinks, and was for',
    declined: 'was asked what it thinks, and was against',
    'change-requested': 'was asked what it thinks, and wished for a change in',
    'not-carried': 'was asked, and did not all think the same about',
    'no-answer': 'was asked what it thinks, and did not answer about',
    'to-meeting': 'moved to a meeting:',
  },
};

type Taken = Pick<DecisionStep, 'index' | 'role'> & { readonly result: RequestResult };

/** `Harrowbeck said yes to`, `Governors of St Aldwyn's advised yes to`; nothing for a step that says nothing to others. */
export const stepInWords = (
  step: Taken,
  { party, about, partnership }: { party: Party | undefined; about: string; partnership: Partnership },
): string | undefined => {
  const said = saidByRole[step.role][step.result];
  if (said === undefined) return undefined;
  if (!party) return `A party that has left ${said}`;
  const kind = about.startsWith('proposal-') ? 'proposal' : 'renewal';
  const who =
    step.role === 'decides'
      ? shortPartyName(party, partnership)
      : bodyAt(party, step.index, { kind, id: about }, partnership);
  return `${who} ${said}`;
};
