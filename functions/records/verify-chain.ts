/** Checks a whole audit chain, oldest event first. */
import { type AuditEvent, type AuditHead, type ChainFault, checkLink, emptyChain } from '../domain/audit.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { sha256 } from './digest.ts';

/** The first event that is wrong, or nothing. A tail that was cut does not show here: compare with the head kept elsewhere. */
export const verifyChain = (events: Iterable<AuditEvent>, from: AuditHead = emptyChain): ChainFault | undefined => {
  let previous = from;
  for (const event of events) {
    const fault = checkLink(previous, event, canonicalJson, sha256);
    if (fault) return fault;
    previous = event;
  }
  return undefined;
};
