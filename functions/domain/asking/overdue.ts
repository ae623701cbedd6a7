/** Since when an answer is late: the date asked for, or the day of the meeting that nobody has written down. */
import type { PlainDate } from '../values.ts';
import { waitsForMeeting } from './chasing.ts';
import { isOpen, type Request } from './request.ts';

/** The day that counts: once the clerk has given a date, that of the meeting; until then the day in the mail. */
export const dueDay = (request: Request): PlainDate =>
  waitsForMeeting(request) && request.agenda ? request.agenda.meetingOn : request.dueOn;

/** Nothing while there is still time, and nothing once it is answered. */
export const overdueSince = (request: Request, today: PlainDate): PlainDate | undefined => {
  if (!isOpen(request)) return undefined;
  const date = dueDay(request);
  return date < today ? date : undefined;
};
