/** Checks evidence with nothing but itself: seal, signatures, digests, and every link of the audit trail. */
import { aboutKey } from '../domain/asking/request.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { erased } from '../domain/erased.ts';
import type { Key } from '../ports.ts';
import { type Delivery, deliveries, deliveryId } from './deliveries.ts';
import { saltedDigest, sha256 } from './digest.ts';
import { documentRequest, type Evidence, type GivenAnswer, wholeOf } from './evidence.ts';
import { encode } from './kind.ts';
import {
  type Approval,
  approvalId,
  approvals,
  documentId,
  documents,
  type Signature,
  signatureId,
  signatures,
} from './kinds.ts';
import { goneMark, proofOf } from './proof.ts';
import { verifyChain } from './verify-chain.ts';
import { toldOf } from './verify-facts.ts';

/** `note`: what holds, and what it does not show. */
export type Finding = { readonly what: string; readonly holds: boolean; readonly why?: string; readonly note?: string };

type Kept = { readonly partnership: string; readonly sequence: number; readonly hash: string };

const found = (what: string, fault: string | undefined): Finding =>
  fault === undefined ? { what, holds: true } : { what, holds: false, why: fault };

const sealFault = ({ document }: Evidence): string | undefined =>
  sha256(canonicalJson(document.content)) === document.seal ? undefined : 'the text is not the one that was sealed';

const chainFault = ({ audit, head }: Evidence): string | undefined => {
  const fault = verifyChain(audit);
  if (fault) return `row ${fault.sequence}: ${fault.because}`;
  const last = audit.at(-1);
  return last?.sequence === head.sequence && last.hash === head.hash ? undefined : 'it does not end in its head';
};

const keptFault = ({ partnership, audit }: Evidence, kept: readonly Kept[]): string | undefined => {
  const own = kept.filter((one) => one.partnership === partnership && one.sequence <= audit.length);
  if (own.length === 0) return 'no head of this trail was kept';
  const other = own.find(({ sequence, hash }) => audit[sequence - 1]?.hash !== hash);
  return other && `row ${other.sequence} is not the one that was kept`;
};

const idOf = ({ document }: Evidence): string => documentId(document.document, document.proposal, document.version);

const documentFault = (evidence: Evidence): string | undefined =>
  recordFault(evidence, documents.key(evidence.partnership, idOf(evidence)), encode(documents, evidence.document));

const eventFault = (evidence: Evidence, name: 'document-sealed' | 'document-complete'): string | undefined => {
  const event = evidence.audit.find(({ event: one, facts }) => one === name && facts.document === idOf(evidence));
  if (!event) return 'the trail does not tell of it';
  return event.facts.seal === evidence.document.seal ? undefined : 'the trail tells of another seal';
};

const wasErased = ({ audit }: Evidence, person: string): boolean =>
  audit.some(({ event, facts }) => event === 'person-erased' && facts.person === person);

/** Whoever was erased has no salt: what they did stands; what they typed, and from where, can no longer be compared. */
const withoutSaltFault = (evidence: Evidence, person: string, theirs: readonly string[]): string | undefined => {
  if (!wasErased(evidence, person)) return 'what it was made with is missing';
  return theirs.every((text) => text === erased) ? undefined : 'it says something of somebody who was erased';
};

const signatureFault = (evidence: Evidence, signature: Signature): string | undefined => {
  const { document, audit, salts } = evidence;
  if (signature.seal !== document.seal) return 'it is on another text';
  const event = audit.find(
    (one) => one.event === 'document-signed' && one.by === signature.person && one.facts.seal === signature.seal,
  );
  if (!event) return 'the trail does not tell of it';
  const salt = salts[signature.person];
  if (salt === undefined) return withoutSaltFault(evidence, signature.person, [signature.typedName, signature.address]);
  const digests = [
    ['name', signature.typedName],
    ['words', signature.statement],
    ['from', `${signature.address}\n${signature.userAgent}`],
  ] as const;
  const other = digests.find(([field, text]) => event.facts[field] !== saltedDigest(salt, text));
  return other && `its ${other[0]} differs from what the trail was told`;
};

const signatureFinding = (evidence: Evidence, signature: Signature): Finding => {
  const key = signatures.key(evidence.partnership, signatureId(idOf(evidence), signature.person));
  const fault = signatureFault(evidence, signature) ?? recordFault(evidence, key, encode(signatures, signature));
  if (fault !== undefined || evidence.salts[signature.person] !== undefined)
    return found(`${signature.typedName} signed this text`, fault);
  const note = 'their name and words were erased and cannot be compared';
  return { what: `${signature.person} signed this text`, holds: true, note };
};

/** Whom the trail tells of, and the file does not; or the other way round. */
const lackingSignatures = ({ document, audit, signatures }: Evidence): string | undefined => {
  const told = audit.filter(({ event, facts }) => event === 'document-signed' && facts.seal === document.seal);
  const there = signatures.map(({ person }) => person);
  if (new Set(there).size !== there.length) return 'a signature stands in it twice';
  const lacking = told.find(({ by }) => !there.includes(by));
  return lacking && `the trail tells of one by ${lacking.by}, which is missing`;
};
const lackingDecisions = ({ document, audit, decisions }: Evidence): string | undefined => {
  const about = aboutKey({ kind: 'proposal', id: document.proposal, version: document.version });
  const told = audit.filter(({ event, facts }) => event === 'party-decided' && facts.about === about);
  const lacking = told.find(({ facts }) => !decisions.some(({ party }) => party === facts.party));
  return lacking && `the trail tells of one by ${String(lacking.facts.party)}, which is missing`;
};
const completionFault = (evidence: Evidence): string | undefined => {
  const event = evidence.audit.find(
    ({ event: one, facts }) => one === 'document-complete' && facts.document === idOf(evidence),
  );
  const { completeAt } = evidence.document;
  if (!event) return completeAt === undefined ? undefined : 'the trail does not tell that everybody signed';
  return completeAt === event.at ? undefined : 'the trail tells that everybody had signed at another time';
};

/** Records as they stand in the file, each with the digest that the trail holds of it, where it holds one. */
const recordFault = (
  { audit, proofs = {} }: Evidence,
  { sort }: Key,
  body: Record<string, unknown>,
): string | undefined => {
  const told = toldOf(audit).get(sort);
  if (told === undefined) return undefined;
  const salt = proofs[sort];
  if (salt === undefined) return 'what its digest was made with is missing';
  return proofOf(sort, body, salt) === told ? undefined : 'it is not what the trail was told';
};

const decisionFault = (evidence: Evidence, decision: Approval): string | undefined => {
  const { about, party } = decision;
  if (
    !evidence.audit.some(
      ({ event, facts }) => event === 'party-decided' && facts.about === about && facts.party === party,
    )
  )
    return 'the trail does not tell of it';
  return recordFault(
    evidence,
    approvals.key(evidence.partnership, approvalId(about, party)),
    encode(approvals, decision),
  );
};

/** Between an answer that comes in and its event: a commit that had to be tried again. */
const latestMs = 60_000;

/** What somebody answered, and from where, as the trail was told of it. Whoever was erased cannot be compared. */
const answerFault = (
  evidence: Evidence,
  { request, person, does, at, address, userAgent }: GivenAnswer,
): string | undefined => {
  const events = evidence.audit.filter(
    ({ by, facts }) => by === person && facts.request === request && facts.does === does,
  );
  if (events.length === 0) return 'the trail does not tell of it';
  // What somebody sends is written down a moment later; events of earlier versions do not say when it was sent.
  const isThen = events.some(({ at: written, facts: { sentAt } }) =>
    sentAt === undefined ? Math.abs(Date.parse(written) - Date.parse(at)) < latestMs : sentAt === at,
  );
  if (!isThen) return 'the trail has it at another time';
  const salt = evidence.salts[person];
  if (salt === undefined) return withoutSaltFault(evidence, person, [address, userAgent]);
  const from = saltedDigest(salt, `${address}\n${userAgent}`);
  return events.some(({ facts }) => facts.from === from) ? undefined : 'the trail has it from elsewhere';
};

const answerFinding = (evidence: Evidence, answer: GivenAnswer): Finding => {
  const finding = found(`${answer.person} answered ${answer.does}`, answerFault(evidence, answer));
  if (!finding.holds || evidence.salts[answer.person] !== undefined) return finding;
  return { ...finding, note: 'from where was erased and cannot be compared' };
};

/** Every answer to a request behind a decision is there, as often as the trail tells of it. */
const lackingAnswers = ({ decisions, answers, audit }: Evidence): string | undefined => {
  const asked = new Set(decisions.flatMap(({ steps }) => steps.map(({ request }) => request)));
  const told = audit.filter(({ facts }) => facts.does !== undefined && asked.has(String(facts.request)));
  const lacking = told.find(
    ({ by, facts }) =>
      !answers.some(({ request, person, does }) => request === facts.request && person === by && does === facts.does),
  );
  return lacking && `the trail tells of one by ${lacking.by}, which is missing`;
};

const deliveryKey = ({ partnership }: Evidence, { request, person }: Delivery): Key =>
  deliveries.key(partnership, deliveryId(request, person));

const deliveryFault = (evidence: Evidence, delivery: Delivery): string | undefined =>
  recordFault(evidence, deliveryKey(evidence, delivery), encode(deliveries, delivery));

/** Of every mail that reached a signatory, as far as the trail was told of it. */
const lackingDeliveries = (evidence: Evidence): string | undefined => {
  const told = toldOf(evidence.audit);
  const there = new Set(evidence.delivered.map((one) => deliveryKey(evidence, one).sort));
  const asking = documentRequest(evidence.document);
  const lacking = evidence.signatures.find(({ person }) => {
    const { sort } = deliveryKey(evidence, { request: asking, person, at: '' });
    return told.has(sort) && told.get(sort) !== goneMark && !there.has(sort);
  });
  return lacking && `the trail tells of one to ${lacking.person}, which is missing`;
};

const wholeFault = (evidence: Evidence): string | undefined => {
  // Of files that an earlier version made nothing is known.
  if (evidence.whole === undefined)
    return evidence.proofs === undefined ? undefined : 'it does not say what it must come to';
  return evidence.whole === wholeOf(evidence) ? undefined : 'something in it was changed since';
};

/** One finding for each thing that is claimed. `kept`: heads from the second place, where somebody has them. */
export const verifyEvidence = (evidence: Evidence, kept?: readonly Kept[]): readonly Finding[] => [
  found('the file is as it was made', wholeFault(evidence)),
  found('the seal fits the text', sealFault(evidence)),
  found('the document is as the trail was told', documentFault(evidence)),
  found('every link of the audit trail holds', chainFault(evidence)),
  ...(kept ? [found('the trail is the one whose heads were kept elsewhere', keptFault(evidence, kept))] : []),
  found('the trail tells of the sealing', eventFault(evidence, 'document-sealed')),
  found('no signature is missing', lackingSignatures(evidence)),
  found('no decision is missing', lackingDecisions(evidence)),
  found('no answer is missing', lackingAnswers(evidence)),
  found('no delivery is missing', lackingDeliveries(evidence)),
  found('whether everybody has signed', completionFault(evidence)),
  ...evidence.signatures.map((one) => signatureFinding(evidence, one)),
  ...evidence.decisions.map((one) => found(`${one.party} decided`, decisionFault(evidence, one))),
  ...evidence.answers.map((one) => answerFinding(evidence, one)),
  ...evidence.delivered.map((one) => found(`a mail reached ${one.person}`, deliveryFault(evidence, one))),
  ...(evidence.document.completeAt === undefined
    ? []
    : [found('everybody has signed', eventFault(evidence, 'document-complete'))]),
];
