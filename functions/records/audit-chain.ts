/** The audit chain in the store: one head, one item an event. */
import { AuditEvent, AuditHead, chained, emptyChain, type NewEvent } from '../domain/audit.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { Key, Put, Store } from '../ports.ts';
import { sha256 } from './digest.ts';

type StoredHead = { head: AuditHead; version: number | undefined };

/** Where the head of a partnership's trail lies in its partition. */
export const auditHeadSort = 'audit-head';
const headKey = (partnership: string): Key => ({ partition: `p#${partnership}`, sort: auditHeadSort });
export const auditPrefix = 'audit#';
const eventKey = (partnership: string, sequence: number): Key => ({
  partition: `p#${partnership}`,
  sort: `${auditPrefix}${String(sequence).padStart(9, '0')}`,
});

export const readAuditHead = async (store: Store, partnership: string): Promise<StoredHead> => {
  const item = await store.get(headKey(partnership));
  if (!item) return { head: emptyChain, version: undefined };
  return { head: AuditHead.parse(item.body), version: item.version };
};

/** A conflict on the head, or on the place of the next event, only says that another commit of this partnership came first. */
export const isAuditHead = (partnership: string, key: Key): boolean =>
  key.partition === `p#${partnership}` && (key.sort === auditHeadSort || key.sort.startsWith(auditPrefix));

/** The items that append events to the chain. */
export const auditPuts = (stored: StoredHead, partnership: string, events: readonly NewEvent[], at: string): Put[] => {
  const links = chained(stored.head, events, at, canonicalJson, sha256);
  const last = links.at(-1);
  if (!last) return [];
  return [
    { ...headKey(partnership), body: { sequence: last.sequence, hash: last.hash }, expect: stored.version ?? 'absent' },
    ...links.map((event) => ({
      ...eventKey(partnership, event.sequence),
      body: AuditEvent.parse(event),
      expect: 'absent' as const,
    })),
  ];
};
