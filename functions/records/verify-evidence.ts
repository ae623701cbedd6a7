/** Checks evidence with nothing but itself: seal, signatures, digests, and every link of the audit trail. */
import { canonicalJson } from '../domain/canonical.ts';
import { saltedDigest, sha256 } from './digest.ts';
import type { Evidence } from './evidence.ts';
import { documentId, type Signature } from './kinds.ts';
import { verifyChain } from './verify-chain.ts';

export type Finding = { readonly what: string; readonly holds: boolean; readonly why?: string };

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

const eventFault = (evidence: Evidence, name: 'document-sealed' | 'document-complete'): string | undefined => {
  const event = evidence.audit.find(({ event: one, facts }) => one === name && facts.document === idOf(evidence));
  if (!event) return 'the trail does not tell of it';
  return event.facts.seal === evidence.document.seal ? undefined : 'the trail tells of another seal';
};

const signatureFault = ({ document, audit, salts }: Evidence, signature: Signature): string | undefined => {
  if (signature.seal !== document.seal) return 'it is on another text';
  const event = audit.find(
    (one) => one.event === 'document-signed' && one.by === signature.person && one.facts.seal === signature.seal,
  );
  if (!event) return 'the trail does not tell of it';
  const salt = salts[signature.person];
  // Whoever was erased has no salt: that they signed stands, what they typed can no longer be compared.
  if (salt === undefined) return undefined;
  const digests = [
    ['name', signature.typedName],
    ['words', signature.statement],
    ['from', `${signature.address}\n${signature.userAgent}`],
  ] as const;
  const other = digests.find(([field, text]) => event.facts[field] !== saltedDigest(salt, text));
  return other && `its ${other[0]} differs from what the trail was told`;
};

const decisionFault = ({ audit }: Evidence, about: string, party: string): string | undefined =>
  audit.some(({ event, facts }) => event === 'party-decided' && facts.about === about && facts.party === party)
    ? undefined
    : 'the trail does not tell of it';

/** One finding for each thing that is claimed. `kept`: heads from the second place, where somebody has them. */
export const verifyEvidence = (evidence: Evidence, kept?: readonly Kept[]): readonly Finding[] => [
  found('the seal fits the text', sealFault(evidence)),
  found('every link of the audit trail holds', chainFault(evidence)),
  ...(kept ? [found('the trail is the one whose heads were kept elsewhere', keptFault(evidence, kept))] : []),
  found('the trail tells of the sealing', eventFault(evidence, 'document-sealed')),
  ...evidence.signatures.map((one) => found(`${one.typedName} signed this text`, signatureFault(evidence, one))),
  ...evidence.decisions.map(({ about, party }) => found(`${party} decided`, decisionFault(evidence, about, party))),
  ...(evidence.document.completeAt === undefined
    ? []
    : [found('everybody has signed', eventFault(evidence, 'document-complete'))]),
];
