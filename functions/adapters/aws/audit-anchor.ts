/**
 * A second place for the heads of the audit chains: lines in a log group that belongs to one function alone, is kept for
 * years, and outlives the table. Whoever can change the table cannot change what was logged.
 */
import type { AuditAnchor, Clock } from '../../ports.ts';

type Needs = { readonly clock: Clock; readonly write?: (line: string) => void };

export const createAuditAnchorLog = ({
  clock,
  write = (line) => void process.stdout.write(line),
}: Needs): AuditAnchor => ({
  keep: async ({ partnership, sequence, hash }) =>
    write(`${JSON.stringify({ event: 'audit-head', partnership, sequence, hash, at: clock.now().toISOString() })}\n`),
});
