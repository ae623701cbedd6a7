/**
 * What the audit trail vouches for: of every record that is a fact, the last event about it holds a digest. The digest's salt
 * stands in the record, new with each digest, so that a record that was erased or written over can no longer be guessed at.
 */
import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../domain/canonical.ts';
import type { Item } from '../ports.ts';
import { saltedDigest } from './digest.ts';
import { type RecordKindName, recordKindNames } from './kind-names.ts';

type Body = Readonly<Record<string, unknown>>;

const saltField = '_salt';

/**
 * Every kind of record: the fields that are no part of the fact, or why the trail holds no digest of it. SECURITY.md names
 * the latter.
 */
const kinds: Readonly<Record<RecordKindName, readonly string[] | string>> = {
  'address-holder': 'its key is made from an address, which must not stay in the trail',
  'applied-file': [],
  approval: [],
  change: [],
  'change-link': 'leads from a link, and says nothing',
  checklist: [],
  cohort: [],
  confirmation: [],
  'confirmed-device': 'ends by itself',
  copy: [],
  'copy-by-hash': 'a second place of a copy',
  counter: 'ends by itself',
  delivery: [],
  'diary-feeds': [],
  digest: [],
  document: [],
  evaluation: [],
  'extra-work': [],
  'held-meeting': [],
  'help-offer': [],
  introduction: [],
  'last-question': 'its key would tell who asked in private',
  'last-sweep': 'a figure of no partnership',
  'leadership-review': [],
  'leadership-round': [],
  leaving: [],
  ledger: [],
  'link-sheet': 'leads from a link, and says nothing',
  objection: [],
  occasion: [],
  operator: 'of no partnership: every trail tells of it',
  partnership: [],
  person: [],
  proposal: [],
  'proposal-version': [],
  publication: [],
  question: [],
  'reading-link': 'leads from a link, and says nothing',
  // Which execution of a workflow waits behind it.
  request: ['waiting'],
  return: [],
  review: [],
  scheduled: [],
  'school-dates': [],
  'school-listing': 'what a school says of itself, outside any partnership',
  search: [],
  'search-link': 'leads from a link, and says nothing',
  seal: 'leads from a seal to its document, and says nothing',
  'sent-lately': 'ends by itself',
  'sent-mail': 'of a mail on its way',
  session: 'ends by itself',
  'session-of-address': 'ends by itself',
  'sign-code': 'ends by itself',
  'sign-in-link': 'ends by itself',
  signature: [],
  survey: [],
  'survey-counts': 'an event for each would tell when a pupil answered',
  suspension: [],
  'waiting-post': 'of a mail on its way',
  weighing: [],
  workshop: [],
  'workshop-list': 'an event for each would tell who signed up when; one at the end has the counts',
  'year-record': [],
};

/** What stands in the trail for a record that is no more. */
export const goneMark = 'gone';

const kindOf = (sort: string): string => sort.slice(0, sort.indexOf('#'));

const leftOutOf = (sort: string): readonly string[] | undefined => {
  const name = recordKindNames.find((one) => one === kindOf(sort));
  const left = name && kinds[name];
  return typeof left === 'string' ? undefined : left;
};

/** Of these kinds the trail holds no digest. */
export const unprovedKinds: readonly RecordKindName[] = recordKindNames.filter(
  (name) => typeof kinds[name] === 'string',
);

export const isProved = ({ partition, sort }: Pick<Item, 'partition' | 'sort'>): boolean =>
  partition.startsWith('p#') && leftOutOf(sort) !== undefined;

const factOf = (sort: string, body: Body): string => {
  const without = new Set([saltField, ...(leftOutOf(sort) ?? [])]);
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
