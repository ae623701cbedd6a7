/** Checks the audit trail of a partnership in the store, against itself and against the heads that are kept elsewhere. */
import { AuditEvent, type AuditHead, type ChainFault, checkLink, emptyChain } from '../domain/audit.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { Store } from '../ports.ts';
import { auditPrefix, readAuditHead } from './audit-chain.ts';
import { sha256 } from './digest.ts';

/** `cut`: the trail is shorter than its head, or than it once was. `not-as-kept`: another event stood there once. */
type AuditFault = {
  readonly sequence: number;
  readonly because: ChainFault['because'] | 'unreadable' | 'cut' | 'not-as-kept';
};
export type AuditVerdict = { readonly events: number; readonly head: AuditHead; readonly fault?: AuditFault };

type Kept = { readonly partnership: string; readonly sequence: number; readonly hash: string };

export const readAuditEvents = async function* (store: Store, partnership: string): AsyncGenerator<unknown> {
  let from: string | undefined;
  do {
    const page = await store.query({
      partition: `p#${partnership}`,
      prefix: auditPrefix,
      ...(from === undefined ? {} : { from }),
    });
    for (const { body } of page.items) yield body;
    from = page.next;
  } while (from !== undefined);
};

/** `kept`: heads of any partnerships, as the anchor has them. The verdict names the first row that is wrong. */
export const verifyAudit = async (
  store: Store,
  partnership: string,
  kept: readonly Kept[] = [],
): Promise<AuditVerdict> => {
  const before = new Map(kept.filter((one) => one.partnership === partnership).map((one) => [one.sequence, one.hash]));
  let previous = emptyChain;
  const failed = (fault: AuditFault): AuditVerdict => ({ events: previous.sequence, head: previous, fault });
  // Read first: what is appended meanwhile only makes the trail longer than this.
  const { head } = await readAuditHead(store, partnership);
  for await (const body of readAuditEvents(store, partnership)) {
    const read = AuditEvent.safeParse(body);
    if (!read.success) return failed({ sequence: previous.sequence + 1, because: 'unreadable' });
    const fault = checkLink(previous, read.data, canonicalJson, sha256);
    if (fault) return failed(fault);
    const { sequence, hash } = read.data;
    if ((before.get(sequence) ?? hash) !== hash) return failed({ sequence, because: 'not-as-kept' });
    previous = { sequence, hash };
  }
  const longest = Math.max(head.sequence, ...before.keys());
  if (longest > previous.sequence) return failed({ sequence: previous.sequence + 1, because: 'cut' });
  return { events: previous.sequence, head: previous };
};
