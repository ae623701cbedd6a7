/** Reads what a mail's template needs, and nothing else. */

import type * as z from 'zod';
import { changeAddress } from '../asking/change-links.ts';
import { listOpenRequests } from '../asking/open-requests.ts';
import { readingAddress } from '../asking/reading-links.ts';
import { linkAddress } from '../asking/request-links.ts';
import { overdueSince } from '../domain/asking/overdue.ts';
import { type Request, recipientOf } from '../domain/asking/request.ts';
import type { Effect, EffectPayload } from '../domain/effect.ts';
import { londonDate } from '../domain/london.ts';
import type { Outside } from '../ports.ts';
import { changes, type PersonChange } from '../records/changes.ts';
import { decode, type RecordKind } from '../records/kind.ts';
import {
  partnerships,
  people,
  proposals,
  questions,
  requests,
  type StoredPerson,
  suspensions,
  theOne,
} from '../records/kinds.ts';
import { reviews } from '../records/year-kinds.ts';
import { codeFor } from '../web/code.ts';
import { tokenAgain } from '../web/token.ts';
import { type Contact, type MailContext, MailDetails } from './context.ts';

export type MailPayload = Extract<EffectPayload, { kind: 'mail' }>;

export const readOne = async <S extends z.ZodObject>(
  { store }: Outside,
  kind: RecordKind<S>,
  partnership: string,
  id: string,
): Promise<z.infer<S> | undefined> => {
  const item = await store.get(kind.key(partnership, id));
  return item && decode(kind, item);
};

const signInAddress = ({ linkKeys, settings }: Outside, { signIn, keyNumber }: MailDetails): string | undefined => {
  if (signIn === undefined || keyNumber === undefined) return undefined;
  const token = tokenAgain(linkKeys, keyNumber, signIn);
  return token && `${settings.publicUrl}/sign-in/${token}`;
};

const codeIn = ({ linkKeys }: Outside, { codeId, keyNumber }: MailDetails): string | undefined =>
  codeId === undefined || keyNumber === undefined ? undefined : codeFor(linkKeys, keyNumber, codeId);

/** The recipient's own link: of their part in the request, or to sign in with. */
const ownLink = async (
  outside: Outside,
  { template, to }: MailPayload,
  details: MailDetails,
  request: MailContext['request'],
  change: PersonChange | undefined,
): Promise<string | undefined> => {
  if (change && details.holder !== undefined) return changeAddress(outside, change, details.holder);
  if (template === 'sign-in') return signInAddress(outside, details);
  const recipient = request && recipientOf(request, to);
  return recipient && linkAddress(outside, recipient.link);
};

/** Read when the mail goes out, so that nobody is named who has answered by then. */
const readLate = async (outside: Outside, partnership: string): Promise<readonly Request[]> => {
  const today = londonDate(outside.clock.now());
  const since = (request: Request): string => overdueSince(request, today) ?? '';
  const open = await listOpenRequests(outside, partnership);
  return open
    .filter((request) => since(request) !== '')
    .toSorted((one, other) => since(one).localeCompare(since(other)));
};

/** Records beside the request that a letter may speak of. */
const readMatter = async (
  outside: Outside,
  { template, partnership }: MailPayload,
  details: MailDetails,
  request: MailContext['request'],
): Promise<Pick<MailContext, 'question' | 'review' | 'suspension' | 'proposal'>> => {
  const read = async <S extends z.ZodObject>(kind: RecordKind<S>, id: string | undefined) =>
    id === undefined ? undefined : readOne(outside, kind, partnership, id);
  const about = request?.about;
  const [question, review, suspension, proposal] = await Promise.all([
    read(questions, details.question),
    read(reviews, details.review),
    read(suspensions, details.suspension ?? (about?.kind === 'activity' ? about.id : undefined)),
    read(proposals, template === 'proposal-returned' ? details.proposal : undefined),
  ]);
  return {
    ...(question ? { question } : {}),
    ...(review ? { review } : {}),
    ...(suspension ? { suspension } : {}),
    ...(proposal ? { proposal } : {}),
  };
};

/** The context of one mail, but for the people whom it names; `undefined` when the partnership is gone. */
export const readContext = async (
  outside: Outside,
  payload: MailPayload,
  effect: Effect,
  person: StoredPerson,
): Promise<Omit<MailContext, 'contact'> | undefined> => {
  const details = MailDetails.parse(payload.details ?? {});
  const [partnership, request] = await Promise.all([
    readOne(outside, partnerships, payload.partnership, theOne),
    payload.request === undefined ? undefined : readOne(outside, requests, payload.partnership, payload.request),
  ]);
  if (!partnership) return undefined;
  const change =
    details.change === undefined ? undefined : await readOne(outside, changes, payload.partnership, details.change);
  const code = codeIn(outside, details);
  const [link, readingLink, matter, late] = await Promise.all([
    ownLink(outside, payload, details, request, change),
    details.reads === undefined ? undefined : readingAddress(outside, payload.partnership, details.reads, person),
    readMatter(outside, payload, details, request),
    payload.template === 'digest' ? readLate(outside, payload.partnership) : undefined,
  ]);
  return {
    partnership,
    person: { id: person.id, name: person.name },
    details,
    at: new Date(effect.at),
    today: londonDate(outside.clock.now()),
    publicUrl: outside.settings.publicUrl,
    sender: outside.settings.sender,
    ...(request ? { request } : {}),
    ...(link === undefined ? {} : { link }),
    ...(readingLink === undefined ? {} : { readingLink }),
    ...(code === undefined ? {} : { code }),
    ...(late ? { late } : {}),
    ...(change ? { change } : {}),
    ...matter,
  };
};

/** Somebody to whom no mail goes: they left, their address failed, or they complained. */
export const unreachable = (person: StoredPerson, today: string): string | undefined =>
  person.left !== undefined && person.left <= today ? 'left' : person.noMail;

const contactOf = (person: StoredPerson, today: string): Contact =>
  unreachable(person, today) ? { name: person.name } : { name: person.name, address: person.email };

/** Reads the people whom a letter turned out to name. A person who is gone from the store is "a former member". */
export const readContacts = async (
  outside: Outside,
  partnership: string,
  ids: ReadonlySet<string>,
  today: string,
): Promise<MailContext['contact']> => {
  const read = await Promise.all([...ids].map((id) => readOne(outside, people, partnership, id)));
  const known = new Map(read.flatMap((person) => (person ? [[person.id, contactOf(person, today)]] : [])));
  return (id) => known.get(id) ?? { name: 'a former member' };
};
