/** Writes down the head of every audit chain that has grown, in this function's own log group. */
import { withRequestId } from '../adapters/aws/log.ts';
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { grownChainsIn } from '../adapters/aws/stream.ts';
import { readAuditHead } from '../records/audit-chain.ts';

const ready = begun(createOutside);

export const handler = withRequestId(async (event: unknown): Promise<void> => {
  const { store, auditAnchor, log } = await ready();
  let failed = 0;
  for (const partnership of grownChainsIn(event)) {
    // One head that cannot be read or kept is no reason to keep none of the others.
    try {
      const { head } = await readAuditHead(store, partnership);
      await auditAnchor.keep({ partnership, ...head });
    } catch (error) {
      failed += 1;
      log('error', 'audit-head-not-kept', { partnership, error: error instanceof Error ? error.name : typeof error });
    }
  }
  if (failed > 0) throw new Error(`${failed} heads were not kept`);
});
