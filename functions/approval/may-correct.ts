/** When a clerk can still put the record of a meeting right. */
import { waitsForMeeting } from '../domain/asking/chasing.ts';
import { lastAnswer, type Recipient, type Request, type RequestResult } from '../domain/asking/request.ts';

/** How a request ends when a meeting has decided it. */
export const decidedAtMeeting: readonly RequestResult[] = ['agreed', 'declined', 'change-requested'];

/** The clerk, once something is recorded, and until the minutes are agreed. */
export const mayCorrect = (request: Request, recipient: Recipient): boolean => {
  if (recipient.part !== 'answers' || !waitsForMeeting(request)) return false;
  if (!lastAnswer(request, 'record-meeting') || lastAnswer(request, 'agree-minutes')) return false;
  return request.outcome === undefined || decidedAtMeeting.includes(request.outcome.result);
};
