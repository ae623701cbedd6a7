/** Who runs the system: appointed by a command, known by their address, whatever part they have in a partnership. */
import * as z from 'zod';
import type { RecordKind } from './kind.ts';

export const Operator = z.object({
  /** SHA-256 of their address: only who reads mail there can sign in with it. */
  id: z.string(),
  /** What the audit trails call them. */
  operator: z.string(),
  since: z.iso.datetime(),
});
export type Operator = z.infer<typeof Operator>;

export const operatorsPartition = 'operators';
export const operatorPrefix = 'operator#';

/** Id: the hash of the address. */
export const operators: RecordKind<typeof Operator, 'operator'> = {
  name: 'operator',
  schema: Operator,
  schemaVersion: 1,
  key: (_partnership, id) => ({
    partition: operatorsPartition,
    sort: `${operatorPrefix}${id}`,
  }),
};
