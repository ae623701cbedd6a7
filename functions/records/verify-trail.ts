/** Checks a partnership's whole audit trail as it is stored, against itself and against the heads kept elsewhere. */
import { AuditEvent, AuditHead, type ChainFault, checkLink, emptyChain } from '../domain/audit.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { sha256 } from './digest.ts';

/** A row as it stands: its place, and a body that anybody may have changed. */
export type TrailRow = { readonly sequence: number; readonly body: unknown };

export type TrailFault = {
  readonly sequence: number;
  /** `rewritten`: the chain agrees with itself and not with a head that was kept elsewhere. */
  readonly because: ChainFault['because'] | 'rewritten';
};

/** The first row that does not follow from those before it, and the last head that does. */
const walk = (rows: readonly TrailRow[]): { readonly heads: readonly AuditHead[]; readonly fault?: TrailFault } => {
  const heads: AuditHead[] = [];
  let previous = emptyChain;
  for (const { sequence, body } of rows) {
    const event = AuditEvent.safeParse(body);
    if (!event.success) return { heads, fault: { sequence, because: 'edited' } };
    // A row that was moved says another number than its place.
    if (event.data.sequence !== sequence) return { heads, fault: { sequence, because: 'out-of-order' } };
    const fault = checkLink(previous, event.data, canonicalJson, sha256);
    if (fault) return { heads, fault };
    previous = { sequence, hash: event.data.hash };
    heads.push(previous);
  }
  return { heads };
};

/**
 * The first bad row, or nothing. `rows` oldest first; `head` as the table has it; `kept` the heads from the second place.
 * That place may lag behind the table; it is never ahead of it.
 */
export const verifyTrail = (
  rows: readonly TrailRow[],
  head: unknown,
  kept: readonly AuditHead[],
): TrailFault | undefined => {
  const { heads, fault } = walk(rows);
  const rewritten = kept.find(({ sequence, hash }) => {
    const own = heads[sequence - 1];
    return own !== undefined && own.hash !== hash;
  });
  if (rewritten && (!fault || rewritten.sequence < fault.sequence))
    return { sequence: rewritten.sequence, because: 'rewritten' };
  if (fault) return fault;
  const last = heads.length;
  const inTable = AuditHead.safeParse(head);
  const furthest = Math.max(inTable.success ? inTable.data.sequence : 0, ...kept.map(({ sequence }) => sequence));
  if (furthest > last) return { sequence: last + 1, because: 'missing' };
  const end = heads.at(-1) ?? emptyChain;
  const agrees = inTable.success && inTable.data.sequence === end.sequence && inTable.data.hash === end.hash;
  return agrees || last === 0 ? undefined : { sequence: last, because: 'out-of-order' };
};
