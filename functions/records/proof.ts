/**
 * What the audit trail vouches for: of every record that is a fact, the last event about it holds a digest. The digest's salt
 * stands in the record, new with each digest, so that a record that was erased or written over can no longer be guessed at.
 */
import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../domain/canonical.ts';
import type { Item } from '../ports.ts';
import { saltedDigest } from './digest.ts';

type Body = Readonly<Record<string, unknown>>;

const saltField = '_salt';

/** The kinds of record that are facts, by the beginning of their keys, each with the fields that are no part of the fact. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  partnership: [],
  person: ['noMail'],
  proposal: [],
  'proposal-version': [],
  approval: [],
  weighing: [],
  // Who waits behind it, who is asked, and when somebody is reminded.
  request: ['waiting', 'next', 'chased', 'recipients'],
  question: [],
  document: [],
  signature: [],
  suspension: [],
  review: [],
  return: [],
  cohort: [],
  publication: [],
  ledger: [],
  evaluation: [],
  'year-record': [],
};

/** What stands in the trail for a record that is no more. */
export const goneMark = 'gone';

const kindOf = (sort: string): string => sort.slice(0, sort.indexOf('#'));

export const isProved = ({ partition, sort }: Pick<Item, 'partition' | 'sort'>): boolean =>
  partition.startsWith('p#') && Object.hasOwn(kinds, kindOf(sort));

const factOf = (sort: string, body: Body): string => {
  const without = new Set([saltField, ...(kinds[kindOf(sort)] ?? [])]);
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !without.has(name)));
  // As it reads when it comes back from where it is kept.
  return canonicalJson(JSON.parse(JSON.stringify(fields)));
};

export const saltIn = (body: Body): string | undefined => {
  const salt = body[saltField];
  return typeof salt === 'string' ? salt : undefined;
};

export const proofOf = (sort: string, body: Body, salt: string): string =>
  saltedDigest(salt, `${sort}\n${factOf(sort, body)}`);

/** The body as it is to be kept, and its digest for the trail; none where the fact is the one that the trail knows. */
export const proved = (
  sort: string,
  body: Body,
  before: Body | undefined,
): { readonly body: Record<string, unknown>; readonly digest?: string } => {
  const known = before && saltIn(before);
  if (before && factOf(sort, before) === factOf(sort, body))
    return { body: { ...body, ...(known !== undefined && { [saltField]: known }) } };
  const salt = randomBytes(16).toString('hex');
  return { body: { ...body, [saltField]: salt }, digest: proofOf(sort, body, salt) };
};
