/** Reads a partnership's audit trail from the store and checks it, also against the heads that are kept elsewhere. */
import { type AuditHead, emptyChain } from '../domain/audit.ts';
import type { Item, Store } from '../ports.ts';
import { auditPrefix, readAuditHead } from './audit-chain.ts';
import { everyItem } from './read-every.ts';
import { type TrailFault, verifyTrail } from './verify-trail.ts';

export type AuditVerdict = { readonly events: number; readonly head: AuditHead; readonly fault?: TrailFault };

type Kept = AuditHead & { readonly partnership: string };

/** Every event as it is stored, oldest first. */
export const readAuditItems = (store: Store, partnership: string): Promise<readonly Item[]> =>
  everyItem(store, { partition: `p#${partnership}`, prefix: auditPrefix });

/** `kept`: heads of any partnerships, as the anchor has them. The verdict names the first row that is wrong. */
export const verifyAudit = async (
  store: Store,
  partnership: string,
  kept: readonly Kept[] = [],
): Promise<AuditVerdict> => {
  const items = await readAuditItems(store, partnership);
  const rows = items.map(({ sort, body }) => ({ sequence: Number(sort.slice(auditPrefix.length)), body }));
  const { head, version } = await readAuditHead(store, partnership);
  const own = kept.filter((one) => one.partnership === partnership);
  const fault = verifyTrail(rows, version === undefined ? emptyChain : head, own);
  return { events: rows.length, head, ...(fault ? { fault } : {}) };
};
