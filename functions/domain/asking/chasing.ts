/**
 * When a request is chased (DOMAIN R15). Dates are school days of the schools concerned, so reminders pause in holidays
 * and at weekends. While a clerk has not said when the board meets, that is what is asked; once there is a date, the
 * reminders follow papers day and meeting day instead.
 */
import { addOpenDaysAt, clearDaysBefore, openAt } from '../calendar.ts';
import type { School } from '../partnership/partnership.ts';
import type { PlainDate } from '../values.ts';
import type { Agenda, Chased, NextChase, Request } from './request.ts';

type WithTerms = Pick<School, 'terms'>;
type Regarding = Chased['regarding'];

/** School days after the date asked for (before it, when negative) on which each reminder goes out. */
const reminderDays: Record<Regarding, readonly number[]> = {
  answer: [-2, 1, 3],
  agenda: [-2, 1, 3],
  papers: [-1],
  record: [1, 3, 6],
};
/** School days from the last reminder to the first escalation, and from each to the next. */
const toEscalation = 2;
const betweenEscalations = 10;
/** Papers reach a board this many clear days before it meets. */
const papersDays = 7;

export const waitsForMeeting = ({ step }: Pick<Request, 'step'>): boolean =>
  step?.means === 'meeting' ||
  step?.means === 'joint-committee' ||
  (step?.means === 'delegated' && step.person === undefined);

export const agendaFor = (meetingOn: PlainDate, deferred: boolean): Agenda => ({
  meetingOn,
  papersOn: clearDaysBefore(meetingOn, papersDays),
  deferred,
});

/** What the request waits for now, and the date that reminders count from. */
const waitingFor = (
  request: Request,
  today: PlainDate,
  schools: readonly WithTerms[],
): { regarding: Regarding; date: PlainDate } => {
  if (!waitsForMeeting(request)) return { regarding: 'answer', date: request.dueOn };
  if (!request.agenda) return { regarding: 'agenda', date: request.dueOn };
  const { papersOn, meetingOn } = request.agenda;
  const papersReminded = request.chased.regarding === 'papers' && request.chased.reminders > 0;
  const papersStillAhead = addOpenDaysAt(papersOn, -1, schools) > today;
  if (papersStillAhead && !papersReminded && request.chased.regarding !== 'record')
    return { regarding: 'papers', date: papersOn };
  return { regarding: 'record', date: meetingOn };
};

/** What was already done about what it waits for now. */
const doneAbout = (request: Request, regarding: Regarding): Chased =>
  request.chased.regarding === regarding ? request.chased : { regarding, reminders: 0, escalations: 0 };

const afterToday = (date: PlainDate, today: PlainDate, schools: readonly WithTerms[]): PlainDate => {
  const day = openAt(date, schools) ? date : addOpenDaysAt(date, 1, schools);
  return day > today ? day : addOpenDaysAt(today, 1, schools);
};

const following = (request: Request, today: PlainDate, schools: readonly WithTerms[]): NextChase => {
  const { regarding, date } = waitingFor(request, today, schools);
  const { reminders, escalations } = doneAbout(request, regarding);
  const days = reminderDays[regarding];
  const offset = days[reminders];
  if (offset !== undefined) {
    const on = afterToday(addOpenDaysAt(date, offset, schools), today, schools);
    return { on, act: 'remind', number: reminders + 1, of: days.length, regarding };
  }
  const number = escalations + 1;
  const on = addOpenDaysAt(today, number === 1 ? toEscalation : betweenEscalations, schools);
  return { on, act: 'escalate', number, of: number, regarding };
};

/** What comes next for an open request, given what was already done. Nothing comes after the day on which it closes. */
export const nextChase = (request: Request, today: PlainDate, schools: readonly WithTerms[]): NextChase | undefined => {
  if (request.outcome) return undefined;
  const next = following(request, today, schools);
  if (next.on < request.closesOn) return next;
  const on = request.closesOn > today ? request.closesOn : today;
  return { on, act: 'close', number: 1, of: 1, regarding: next.regarding };
};

/** The request after the chase that was due has been carried out. */
export const chased = (request: Request, done: NextChase, today: PlainDate, schools: readonly WithTerms[]): Request => {
  const before = doneAbout(request, done.regarding);
  const after: Request = {
    ...request,
    chased: {
      regarding: done.regarding,
      reminders: before.reminders + (done.act === 'remind' ? 1 : 0),
      escalations: before.escalations + (done.act === 'escalate' ? 1 : 0),
    },
  };
  return withNextChase(after, today, schools);
};

/** The request with its next chase worked out anew: after it was opened, chased, or given a date. */
export const withNextChase = (request: Request, today: PlainDate, schools: readonly WithTerms[]): Request => {
  const { next: _, ...rest } = request;
  const next = nextChase(rest, today, schools);
  return next ? { ...rest, next } : rest;
};
