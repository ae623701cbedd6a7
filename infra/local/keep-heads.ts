/** On one machine the heads of the audit trails are kept as soon as they are committed; in the cloud a stream does it. */

import { AuditHead } from '../../functions/domain/audit.ts';
import type { AuditAnchor, Commit, Store } from '../../functions/ports.ts';

const headSort = 'audit-head';

const headsIn = ({ put = [] }: Commit) =>
  put.flatMap(({ partition, sort, body }) =>
    sort === headSort ? [{ partnership: partition.slice('p#'.length), ...AuditHead.parse(body) }] : [],
  );

/** The same store. A head that cannot be kept does not undo what was committed: the next one tells as much. */
export const keepingHeads = <S extends Store>(store: S, anchor: AuditAnchor, onError: (error: unknown) => void): S => ({
  ...store,
  commit: async (commit: Commit) => {
    const result = await store.commit(commit);
    if (result.ok) for (const head of headsIn(commit)) await anchor.keep(head).catch(onError);
    return result;
  },
});
