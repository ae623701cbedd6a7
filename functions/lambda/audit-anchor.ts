/** Writes down the head of every audit chain that has grown, in this function's own log group. */
import { begun } from '../adapters/aws/once.ts';
import { createOutside } from '../adapters/aws/outside.ts';
import { grownChainsIn } from '../adapters/aws/stream.ts';
import { readAuditHead } from '../records/audit-chain.ts';

const ready = begun(createOutside);

export const handler = async (event: unknown): Promise<void> => {
  const { store, auditAnchor } = await ready();
  for (const partnership of grownChainsIn(event)) {
    const { head } = await readAuditHead(store, partnership);
    await auditAnchor.keep({ partnership, ...head });
  }
};
