/** Everything that waits for a clerk's agendas and records, in every partnership in which their address is known. */

import { readNames } from '../asking/names.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { linkAddress } from '../asking/request-links.ts';
import { requestWords } from '../asking/request-words.ts';
import { type Who, whoHas } from '../asking/who.ts';
import { waitsForMeeting } from '../domain/asking/chasing.ts';
import { lastAnswer, type Request, recipientOf } from '../domain/asking/request.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { partsOf } from '../domain/permissions.ts';
import type { PlainDate } from '../domain/values.ts';
import { meetingOf } from '../mail/phrases.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { partnerships, requests, theOne } from '../records/kinds.ts';
import { readEvery } from '../records/read-every.ts';
import { readSession } from '../web/session.ts';
import { resolutionText } from './clerk-parts.tsx';
import { mayCorrect } from './may-correct.ts';

export type AgendaItem = {
  readonly partnership: string;
  readonly board: string;
  /** The clerk, where one address has several. */
  readonly clerk: string;
  /** `agenda`: to be put on one. `papers`: on it. `record`: the meeting was held. `minutes`: recorded, not final. `report`: to be reported. */
  readonly wants: 'agenda' | 'papers' | 'record' | 'minutes' | 'report';
  readonly toDo: string;
  /** The meeting's day: agreed, held, or the next that is known. */
  readonly meetingOn?: PlainDate | undefined;
  /** The day by which it should be done. */
  readonly by: PlainDate;
  /** What the board votes on. */
  readonly resolution?: string | undefined;
  /** A path of ours; nothing when the link's key is gone. */
  readonly href?: string | undefined;
};

const wantsOf = (request: Request, today: PlainDate): AgendaItem['wants'] => {
  if (request.outcome) return 'minutes';
  if (request.kind === 'report-to-board') return 'report';
  if (!request.agenda) return 'agenda';
  return request.agenda.meetingOn > today ? 'papers' : 'record';
};

const byOf = (request: Request, wants: AgendaItem['wants']): PlainDate => {
  if (wants === 'papers') return request.agenda?.papersOn ?? request.dueOn;
  return wants === 'record' ? (request.agenda?.meetingOn ?? request.dueOn) : request.dueOn;
};

/** Recorded and still open to correction: those requests have ended, so no index of open ones finds them. */
const readRecorded = async (outside: Outside, partnership: string, person: string): Promise<Request[]> => {
  const found = await readEvery(outside.store, requests, partnership, 'decision.');
  return found.filter((request) => {
    const recipient = recipientOf(request, person);
    return request.outcome && recipient && mayCorrect(request, recipient);
  });
};

const isForClerk = (request: Request, person: string): boolean => {
  const recipient = recipientOf(request, person);
  if (recipient?.part !== 'answers' || recipient.state !== 'asked') return false;
  return request.kind === 'report-to-board' || (request.kind === 'decision' && waitsForMeeting(request));
};

type Seen = { readonly partnership: Partnership; readonly who: Who; readonly today: PlainDate };

const itemOf = async (
  outside: Outside,
  request: Request,
  { partnership, who, today }: Seen,
  nameOf: (person: string) => string,
): Promise<AgendaItem> => {
  const wants = wantsOf(request, today);
  const { name, on } = meetingOf(partnership, request, today);
  const link = recipientOf(request, who.person)?.link;
  const address = link && (await linkAddress(outside, link));
  return {
    partnership: partnership.name,
    board: name,
    clerk: who.name,
    wants,
    toDo:
      wants === 'minutes'
        ? 'Tell us when the minutes are agreed'
        : requestWords(request, partnership, nameOf, today).toDo,
    meetingOn: wants === 'minutes' ? lastAnswer(request, 'record-meeting')?.record.date : on,
    by: byOf(request, wants),
    ...(wants === 'agenda' || wants === 'papers' ? { resolution: resolutionText({ request, partnership }) } : {}),
    ...(address ? { href: address.slice(outside.settings.publicUrl.length) } : {}),
  };
};

const readFor = async (outside: Outside, who: Who, today: PlainDate): Promise<AgendaItem[]> => {
  const item = await outside.store.get(partnerships.key(who.partnership, theOne));
  const partnership = item && decode(partnerships, item);
  if (!partnership || !partsOf(partnership, who.person).has('clerk')) return [];
  const [open, recorded, nameOf] = await Promise.all([
    listOpenRequests(outside, who.partnership),
    readRecorded(outside, who.partnership, who.person),
    readNames(outside, who.partnership),
  ]);
  const mine = [...open.filter((request) => isForClerk(request, who.person)), ...recorded];
  return Promise.all(mine.map((request) => itemOf(outside, request, { partnership, who, today }, nameOf)));
};

/**
 * Soonest meeting first; those without a date come last. The address that this session was begun with finds the
 * partnerships: no other one is looked at.
 */
export const readAgendaList = async (
  outside: Outside,
  session: string,
  today: PlainDate,
): Promise<readonly AgendaItem[]> => {
  const begun = await readSession(outside, session);
  const everybody = begun ? await whoHas(outside, begun.address) : [];
  const found = await Promise.all(everybody.map((who) => readFor(outside, who, today)));
  const far = '9999-12-31';
  return found
    .flat()
    .toSorted(
      (one, other) =>
        (one.meetingOn ?? far).localeCompare(other.meetingOn ?? far) ||
        one.by.localeCompare(other.by) ||
        one.board.localeCompare(other.board),
    );
};
