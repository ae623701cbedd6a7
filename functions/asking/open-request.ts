/** Task: record who is asked, and mail each their own link. Opening the same request again changes nothing. */
import * as z from 'zod';
import { interestSendsToMeeting } from '../domain/approval/written-resolution.ts';
import { waitsForMeeting, withNextChase } from '../domain/asking/chasing.ts';
import {
  daysUntilClosed,
  RequestSpec,
  requestId,
  schoolDaysToAnswer,
  schoolsOfRequest,
  whoIsAsked,
} from '../domain/asking/kinds.ts';
import { type About, aboutKey, type Recipient, type Request, stillAsked } from '../domain/asking/request.ts';
import { withdrawnTrustees } from '../domain/asking/settle.ts';
import { addDays, addOpenDaysAt } from '../domain/calendar.ts';
import { londonDate } from '../domain/london.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { type Partnership, partyById } from '../domain/partnership/partnership.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { linkSheets, partnerships, proposals, requests, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { interestsIn } from './interests.ts';
import { linkId, newSheetId } from './request-links.ts';
import { settle } from './settling.ts';
import { tell } from './tell-people.ts';

export const OpenRequestInput = z.strictObject({ partnership: z.string(), request: RequestSpec });

export const openRequest = async (outside: Outside, payload: unknown): Promise<{ request: string }> => {
  const input = OpenRequestInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const request = await openIn(tx, input.request, outside.linkKeys.current);
    return { request };
  });
};

/** Opens a request in a commit that may hold other facts too; gives its id. */
export const openIn = async (tx: Work, spec: RequestSpec, keyNumber: number): Promise<string> => {
  const id = requestId(spec);
  if (await tx.read(requests, id)) return id;
  const partnership = await tx.readNeeded(partnerships, theOne);
  const sheet = newSheetId(tx.newId());
  const concerned = await withoutLeavers(tx, partnership, spec);
  const interests = spec.kind === 'decision' ? await interestsIn(tx, spec.about) : [];
  const today = londonDate(tx.now);
  const since = spec.kind === 'decision' ? await wentToBoards(tx, spec.about, today) : (spec.notBefore ?? today);
  const opened = newRequest(id, spec, concerned, sheet, today);
  const request = withdrawn(since < today ? { ...opened, notBefore: since } : opened, interests);
  tx.write(linkSheets, sheet, { id: sheet, partnership: tx.partnership, request: id, keyNumber });
  tx.write(requests, id, request);
  const asked = request.recipients.filter((one) => one.part === 'answers').map((one) => one.person);
  tx.event('request-opened', 'system', { request: id, asked });
  if (asked.length === 0)
    tell(tx, 'nobody-to-ask', [partnership.roles.lead, partnership.roles.progressChaser], { request: id });
  // Those who only read are asked nothing, but a board's members hear that a decision is coming to them.
  tell(
    tx,
    'ask',
    request.recipients.filter(({ state }) => state === 'asked').map((one) => one.person),
    { request: id },
  );
  // Whoever would decide alone has an interest, or a trustee whose signature a resolution needs: the board meets.
  if ((alone(request) && asked.length > 0 && stillAsked(request).length === 0) || needsMeeting(request, partnership))
    settle(tx, request, { result: 'to-meeting', reasons: [] }, 'system');
  return id;
};

/** The day on which the first board was asked about this version: every other board may have met since. */
const wentToBoards = async (tx: Work, about: About, today: PlainDate): Promise<PlainDate> => {
  const asked = await tx.list(requests, `decision.${aboutKey(about)}.`);
  return asked.reduce((first, { openedOn }) => (openedOn < first ? openedOn : first), today);
};

const alone = ({ step }: Request): boolean =>
  step?.means === 'chairs-action' || (step?.means === 'delegated' && step.person !== undefined);

/** A written resolution that all must sign, of whom one has an interest. */
const needsMeeting = (request: Request, partnership: Partnership): boolean => {
  const party = request.step?.means === 'written-resolution' ? partyById(partnership, request.party ?? '') : undefined;
  return party !== undefined && interestSendsToMeeting(party) && withdrawnTrustees(request).length > 0;
};

/** Who declared an interest in the matter before has withdrawn from it here too. A clerk records; that is no deciding. */
const withdrawn = (request: Request, interests: readonly string[]): Request => {
  if (interests.length === 0) return request;
  const records = waitsForMeeting(request);
  return {
    ...request,
    interests: [...interests],
    recipients: request.recipients.map((one) =>
      interests.includes(one.person) && !(records && one.part === 'answers') ? { ...one, state: 'withdrew' } : one,
    ),
  };
};

/** A text is supported and signed by those who will be in it. */
const withoutLeavers = async (tx: Work, partnership: Partnership, { about }: RequestSpec): Promise<Partnership> => {
  if (about.kind !== 'proposal' && about.kind !== 'mou' && about.kind !== 'data-agreement') return partnership;
  return inText(partnership, await tx.read(proposals, about.id));
};

const newRequest = (id: string, spec: RequestSpec, partnership: Partnership, sheet: string, today: string): Request => {
  const schools = schoolsOfRequest(partnership, spec);
  const { answers, reads } = whoIsAsked(partnership, spec);
  const recipient =
    (part: Recipient['part']) =>
    (person: string, number: number): Recipient => ({
      person,
      part,
      link: linkId(sheet, part === 'answers' ? number : answers.length + number),
      state: 'asked',
    });
  const resolutionEnds = spec.step?.means === 'written-resolution' ? addDays(today, spec.step.days ?? 14) : undefined;
  const dueOn = spec.dueOn ?? resolutionEnds ?? addOpenDaysAt(today, schoolDaysToAnswer(spec), schools);
  const closesOn = spec.closesOn ?? addDays(today, daysUntilClosed(spec) + (resolutionEnds ? 1 : 0));
  const { kind, about, party, school, step, piece } = spec;
  const opened: Request = {
    id,
    kind,
    about,
    ...(party ? { party } : {}),
    ...(school ? { school } : {}),
    ...(step ? { step } : {}),
    ...(piece ? { piece } : {}),
    recipients: [...answers.map(recipient('answers')), ...reads.map(recipient('reads'))],
    answers: [],
    openedOn: today,
    dueOn,
    closesOn: closesOn > dueOn ? closesOn : addDays(dueOn, 1),
    chased: { regarding: 'answer', reminders: 0, escalations: 0 },
    waiting: [],
  };
  return withNextChase(opened, today, schools);
};
