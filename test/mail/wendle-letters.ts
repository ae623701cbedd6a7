/** A partnership with a calendar, two ways of deciding, and letters about them. */
import type { RequestSpec } from '../../functions/domain/asking/kinds.ts';
import type { DecisionStep, Recipient, Request } from '../../functions/domain/asking/request.ts';
import type { MailName } from '../../functions/domain/mail-names.ts';
import type { Partnership } from '../../functions/domain/partnership/partnership.ts';
import type { MailContext } from '../../functions/mail/context.ts';
import type { Letter } from '../../functions/mail/letter.ts';
import { templates } from '../../functions/mail/templates/index.ts';
import { aPartnership, peopleOf } from '../builders/partnership.ts';
import { aContext, aLink } from './contexts.ts';

export const withMeetings = (meetings: string[]): Partnership => {
  const base = aPartnership({ name: 'Wendle Valley Learning Partnership' });
  return {
    ...base,
    parties: base.parties.map((party) => ({ ...party, boards: party.boards.map((board) => ({ ...board, meetings })) })),
  };
};
export const valley = withMeetings(['2025-12-03', '2026-02-04']);

const proposal = { kind: 'proposal', id: 'plan', version: 1 } as const;
const meeting: DecisionStep = {
  index: 0,
  attempt: 1,
  role: 'decides',
  means: 'meeting',
  parties: ['alder'],
  board: 'alder-board',
};
export const byMeeting: RequestSpec = { kind: 'decision', about: proposal, party: 'alder', step: meeting };
export const inWriting: RequestSpec = {
  kind: 'decision',
  about: proposal,
  party: 'birch',
  step: { ...meeting, means: 'written-resolution', parties: ['birch'], board: 'birch-board', days: 14 },
};

export const write = (
  mail: MailName,
  person: string,
  request: Request,
  more: Partial<MailContext> = {},
  partnership = valley,
): Letter | undefined =>
  templates[mail](aContext(partnership, peopleOf(partnership), person, { request, link: aLink, ...more }));

export const whole = (letter: Letter | undefined): string => JSON.stringify(letter ?? 'nothing');

export const answered = (request: Request, person: string, state: Recipient['state']): Request => ({
  ...request,
  recipients: request.recipients.map((one) => (one.person === person ? { ...one, state } : one)),
});
export const ended = (request: Request): Request => ({
  ...request,
  outcome: { result: 'agreed', at: '2025-12-04T08:00:00.000Z', reasons: [] },
});
