/**
 * Everything that proves one sealed document: the text, its signatures, the decisions that led to it, and the audit
 * trail that holds them together. It can be checked with nothing but itself (`verify-evidence.ts`).
 */
import * as z from 'zod';
import { requestId } from '../domain/asking/kinds.ts';
import { aboutKey, type Request } from '../domain/asking/request.ts';
import { AuditEvent, AuditHead } from '../domain/audit.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { Key, Store } from '../ports.ts';
import { readAuditHead } from './audit-chain.ts';
import { Delivery, deliveries, deliveryId } from './deliveries.ts';
import { sha256 } from './digest.ts';
import { decode } from './kind.ts';
import {
  Approval,
  approvalId,
  approvals,
  documentId,
  documents,
  people,
  requests,
  SealedDocument,
  Signature,
  signatureId,
  signatures,
} from './kinds.ts';
import { looksLikePdf, partsOfPdf } from './pdf-texts.ts';
import { saltIn } from './proof.ts';
import { readAuditItems } from './verify-audit.ts';

/** Its name within the PDF that carries it. */
export const evidenceFileName = 'evidence.json';

/** What one person answered, and from where. */
export const GivenAnswer = z.object({
  request: z.string(),
  person: z.string(),
  does: z.string(),
  at: z.string(),
  address: z.string(),
  userAgent: z.string(),
});

export const Evidence = z.object({
  format: z.literal('school-partnerships evidence'),
  formatVersion: z.literal(1),
  partnership: z.string(),
  document: SealedDocument,
  signatures: z.array(Signature),
  decisions: z.array(Approval),
  answers: z.array(GivenAnswer),
  /** Of the mails that asked for the signatures, where the mail service says that they arrived. */
  delivered: z.array(Delivery),
  /** By person: what their digests in the trail were made with. Gone for whoever was erased. */
  salts: z.record(z.string(), z.string()),
  /** By the key of a record in here: what its digest in the trail was made with. Earlier versions had none. */
  proofs: z.record(z.string(), z.string()).optional(),
  audit: z.array(AuditEvent),
  head: AuditHead,
  /** SHA-256 of the canonical JSON of all the rest, against accidents: whoever changes the file can make it anew. */
  whole: z.string().optional(),
});
export type Evidence = z.infer<typeof Evidence>;

export type GivenAnswer = z.infer<typeof GivenAnswer>;

/** What `whole` must be. */
export const wholeOf = ({ whole: _, ...rest }: Evidence): string =>
  sha256(canonicalJson(JSON.parse(JSON.stringify(rest))));

type Holding = { readonly store: Store };

const listed = async (outside: Holding, key: { partition: string; sort: string }) => {
  const found = [];
  let from: string | undefined;
  do {
    const { partition, sort: prefix } = key;
    const page = await outside.store.query({ partition, prefix, ...(from === undefined ? {} : { from }) });
    found.push(...page.items);
    from = page.next;
  } while (from !== undefined);
  return found;
};

const answersIn = ({ id, answers }: Request) =>
  answers.map(({ person, does, at, address, userAgent }) => ({ request: id, person, does, at, address, userAgent }));

/** The request that asked for the signatures. */
export const documentRequest = ({ document, proposal, version }: SealedDocument): string =>
  requestId({
    kind: document === 'mou' ? 'sign-mou' : 'sign-data-agreement',
    about: { kind: document, id: proposal, version },
  });

const saltsOf = async ({ store }: Holding, keys: readonly Key[]): Promise<Record<string, string>> => {
  const items = await Promise.all(keys.map((key) => store.get(key)));
  return Object.fromEntries(
    items.flatMap((item) => {
      const salt = item && saltIn(item.body);
      return item && salt !== undefined ? [[item.sort, salt]] : [];
    }),
  );
};

/** How often it is read again because something happened meanwhile. */
const mostReadings = 5;

/**
 * The evidence of the document with this id (`documentId`); nothing where there is none. Read until nothing happens between
 * the first record and the trail: the two must agree.
 */
export const readEvidence = async (
  outside: Holding,
  partnership: string,
  id: string,
): Promise<Evidence | undefined> => {
  for (let reading = 1; ; reading += 1) {
    const before = await readAuditHead(outside.store, partnership);
    const evidence = await readOnce(outside, partnership, id);
    const isStill = evidence === undefined || evidence.head.sequence === before.head.sequence;
    if (isStill || reading === mostReadings) return evidence;
  }
};

const readOnce = async (outside: Holding, partnership: string, id: string): Promise<Evidence | undefined> => {
  const item = await outside.store.get(documents.key(partnership, id));
  if (!item) return undefined;
  const document = decode(documents, item);
  const { proposal, version } = document;
  const about = aboutKey({ kind: 'proposal', id: proposal, version });
  const signed = (
    await listed(outside, signatures.key(partnership, `${documentId(document.document, proposal, version)}#`))
  ).map((one) => decode(signatures, one));
  const decisions = (await listed(outside, approvals.key(partnership, approvalId(about, '')))).map((one) =>
    decode(approvals, one),
  );
  const asked = await Promise.all(
    decisions.flatMap(({ steps }) => steps.map((step) => outside.store.get(requests.key(partnership, step.request)))),
  );
  const answers = asked.flatMap((one) => (one ? answersIn(decode(requests, one)) : []));
  const asking = documentRequest(document);
  const reached = await Promise.all(
    signed.map(({ person }) => outside.store.get(deliveries.key(partnership, deliveryId(asking, person)))),
  );
  const delivered = reached.flatMap((one) => (one ? [decode(deliveries, one)] : []));
  // The head first: what comes after it is left out, so that the two agree.
  const { head } = await readAuditHead(outside.store, partnership);
  const trail = (await readAuditItems(outside.store, partnership)).map(({ body }) => AuditEvent.parse(body));
  const audit = trail.filter(({ sequence }) => sequence <= head.sequence);
  const concerned = [...new Set([...signed, ...answers].map(({ person }) => person))];
  const known = await Promise.all(concerned.map((person) => outside.store.get(people.key(partnership, person))));
  const salts = Object.fromEntries(
    known.flatMap((one) => (one ? [decode(people, one)] : [])).map(({ id: person, salt }) => [person, salt]),
  );
  const proofs = await saltsOf(outside, [
    documents.key(partnership, id),
    ...signed.map(({ person }) => signatures.key(partnership, signatureId(id, person))),
    ...decisions.map((one) => approvals.key(partnership, approvalId(one.about, one.party))),
    ...delivered.map(({ request, person }) => deliveries.key(partnership, deliveryId(request, person))),
  ]);
  const evidence: Evidence = {
    format: 'school-partnerships evidence',
    formatVersion: 1,
    partnership,
    document,
    signatures: signed,
    decisions,
    answers,
    delivered,
    salts,
    proofs,
    audit,
    head,
  };
  return { ...evidence, whole: wholeOf(evidence) };
};

const isEvidence = (text: string): boolean => text.startsWith('{"format":"school-partnerships evidence"');

/** What a PDF may unpack to: a trail of many years is a few megabytes. */
const bounds = { part: 64 * 1024 * 1024, all: 128 * 1024 * 1024, parts: 10_000 };

/** The evidence that a file holds as JSON, itself or within a PDF; nothing where there is none that can be read. */
export const evidenceInFile = async (bytes: Uint8Array): Promise<unknown> => {
  const texts = looksLikePdf(bytes) ? partsOfPdf(bytes, bounds) : [Buffer.from(bytes)];
  for await (const part of texts) {
    const text = part.toString('utf8');
    if (looksLikePdf(bytes) && !isEvidence(text)) continue;
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
  return undefined;
};
