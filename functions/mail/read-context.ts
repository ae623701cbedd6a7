/** Reads what a mail's template needs, and nothing else. */

import type * as z from 'zod';
import { linkAddress } from '../asking/links.ts';
import { recipientOf } from '../domain/asking/request.ts';
import type { Effect, EffectPayload } from '../domain/effect.ts';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { Outside } from '../ports.ts';
import { decode, type RecordKind } from '../records/kind.ts';
import {
  partnerships,
  people,
  proposals,
  proposalVersions,
  questions,
  requests,
  type StoredPerson,
  theOne,
  versionId,
} from '../records/kinds.ts';
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

/** Mails whose reasons stand in the proposal. */
const needProposal: ReadonlySet<string> = new Set(['proposal-returned']);

/** The title of an activity stands in the proposal that the partnership lives by. */
const activityTitle = async (
  outside: Outside,
  partnership: Partnership,
  activity: string | undefined,
): Promise<string | undefined> => {
  if (activity === undefined) return undefined;
  const inWords = activity.replaceAll('-', ' ');
  if (partnership.proposal === undefined) return inWords;
  const proposal = await readOne(outside, proposals, partnership.id, partnership.proposal);
  if (!proposal) return inWords;
  const version = await readOne(outside, proposalVersions, partnership.id, versionId(proposal.id, proposal.version));
  return version?.content.activities.find((one) => one.id === activity)?.title ?? inWords;
};

const signInAddress = ({ linkKeys, settings }: Outside, { signIn, keyNumber }: MailDetails): string | undefined => {
  if (signIn === undefined || keyNumber === undefined) return undefined;
  const token = tokenAgain(linkKeys, keyNumber, signIn);
  return token && `${settings.publicUrl}/sign-in/${token}`;
};

/** The recipient's own link: of their part in the request, or to sign in with. */
const ownLink = async (
  outside: Outside,
  { template, to }: MailPayload,
  details: MailDetails,
  request: MailContext['request'],
): Promise<string | undefined> => {
  if (template === 'sign-in') return signInAddress(outside, details);
  const recipient = request && recipientOf(request, to);
  return recipient && linkAddress(outside, recipient.link);
};

/** The context of one mail, but for the people whom it names; `undefined` when the partnership is gone. */
export const readContext = async (
  outside: Outside,
  payload: MailPayload,
  effect: Effect,
  person: StoredPerson,
): Promise<Omit<MailContext, 'contact'> | undefined> => {
  const { partnership: id, template } = payload;
  const details = MailDetails.parse(payload.details ?? {});
  const [partnership, request, question] = await Promise.all([
    readOne(outside, partnerships, id, theOne),
    payload.request === undefined ? undefined : readOne(outside, requests, id, payload.request),
    details.question === undefined ? undefined : readOne(outside, questions, id, details.question),
  ]);
  if (!partnership) return undefined;
  const aboutActivity = request?.about.kind === 'activity' ? request.about.id : undefined;
  const proposalId = details.proposal ?? partnership.proposal;
  const [link, activity, proposal] = await Promise.all([
    ownLink(outside, payload, details, request),
    details.title ?? activityTitle(outside, partnership, details.activity ?? aboutActivity),
    needProposal.has(template) && proposalId !== undefined ? readOne(outside, proposals, id, proposalId) : undefined,
  ]);
  return {
    partnership,
    person: { id: person.id, name: person.name },
    details,
    at: new Date(effect.at),
    today: londonDate(outside.clock.now()),
    publicUrl: outside.settings.publicUrl,
    ...(request ? { request } : {}),
    ...(link === undefined ? {} : { link }),
    ...(question ? { question } : {}),
    ...(activity === undefined ? {} : { activity }),
    ...(proposal ? { proposal } : {}),
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
