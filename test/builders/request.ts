/** Requests for tests of the rules of asking. */

import type { Answer, Evidence } from '../../functions/domain/asking/answer.ts';
import { type RequestSpec, requestId, whoIsAsked } from '../../functions/domain/asking/kinds.ts';
import type { DecisionStep, Request } from '../../functions/domain/asking/request.ts';
import type { Partnership } from '../../functions/domain/partnership/partnership.ts';
import { aPartnership } from './partnership.ts';

export const proposalOne = { kind: 'proposal', id: '202627', version: 1 } as const;

export const aStep = (overrides: Partial<DecisionStep> & Pick<DecisionStep, 'means' | 'parties'>): DecisionStep => ({
  index: 0,
  attempt: 1,
  role: 'decides',
  ...overrides,
});

export const meetingAtAlder: RequestSpec = {
  kind: 'decision',
  about: proposalOne,
  party: 'alder',
  step: aStep({ means: 'meeting', parties: ['alder'], board: 'alder-board' }),
};

export const resolutionAtBirch: RequestSpec = {
  kind: 'decision',
  about: proposalOne,
  party: 'birch',
  step: aStep({ means: 'written-resolution', parties: ['birch'], board: 'birch-board', days: 14 }),
};

export const meetingAtDell: RequestSpec = {
  kind: 'decision',
  about: proposalOne,
  party: 'dell',
  step: aStep({ means: 'meeting', parties: ['dell'], board: 'dell-board', index: 1 }),
};

/** The request that a spec opens on Monday 7 September 2026, due on the Friday of the week after. */
export const aRequest = (
  spec: RequestSpec,
  overrides: Partial<Request> = {},
  partnership: Partnership = aPartnership(),
): Request => {
  const { answers, reads } = whoIsAsked(partnership, spec);
  const { kind, about, party, school, step, piece } = spec;
  const recipient = (part: 'answers' | 'reads') => (person: string, number: number) => ({
    person,
    part,
    link: `link-${part}-${number}`,
    state: 'asked' as const,
  });
  return {
    id: requestId(spec),
    kind,
    about,
    ...(party ? { party } : {}),
    ...(school ? { school } : {}),
    ...(step ? { step } : {}),
    ...(piece ? { piece } : {}),
    recipients: [...answers.map(recipient('answers')), ...reads.map(recipient('reads'))],
    answers: [],
    openedOn: '2026-09-07',
    dueOn: '2026-09-18',
    closesOn: '2027-05-01',
    chased: { regarding: 'answer', reminders: 0, escalations: 0 },
    waiting: [],
    ...overrides,
  };
};

export const evidenceOf = (person: string, at = '2026-09-10T10:00:00.000Z'): Evidence => ({
  person,
  at,
  address: '127.0.0.1',
  userAgent: 'test',
});

type Meeting = Extract<Answer, { does: 'record-meeting' }>['record'];
/** Alder's clerk records a meeting of all eleven, all for. */
export const aMeeting = (overrides: Partial<Meeting> = {}): Meeting => ({
  date: '2026-09-09',
  inPost: 11,
  present: 11,
  withdrew: [],
  for: 11,
  against: 0,
  abstained: 0,
  minute: 'Minute 7.2',
  resolution: 'agree',
  ...overrides,
});
