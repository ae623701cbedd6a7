/** What the sweep of a morning came to, kept for whoever runs the system: the last one alone. */
import * as z from 'zod';
import type { Outside } from '../ports.ts';
import { decode, encode, type RecordKind } from './kind.ts';

const Count = z.number().int().min(0);

export const LastSweep = z.object({
  /** UTC. */
  at: z.iso.datetime(),
  rung: Count,
  started: Count,
  digests: Count,
  setAside: Count,
  failed: Count,
});
export type LastSweep = z.infer<typeof LastSweep>;

export const lastSweeps: RecordKind<typeof LastSweep, 'last-sweep'> = {
  name: 'last-sweep',
  schema: LastSweep,
  schemaVersion: 1,
  key: () => ({ partition: 'sweep', sort: 'last-sweep' }),
};

export const readLastSweep = async ({ store }: Pick<Outside, 'store'>): Promise<LastSweep | undefined> => {
  const item = await store.get(lastSweeps.key('', 'it'));
  return item && decode(lastSweeps, item);
};

/** Two at once are no trouble: either tells that the morning was looked through. */
export const keepLastSweep = async ({ store, clock }: Outside, swept: Omit<LastSweep, 'at'>): Promise<void> => {
  const key = lastSweeps.key('', 'it');
  const before = await store.get(key);
  const body = encode(lastSweeps, { at: clock.now().toISOString(), ...swept });
  await store.commit({
    put: [{ ...key, body, expect: before?.version ?? 'absent' }],
  });
};
