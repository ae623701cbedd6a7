/**
 * Executions that stopped on one machine. The engine takes none up again; instead a fresh one starts with the same input, as
 * after a move: it finds what has been answered, and asks nobody twice.
 */
import type { DatabaseSync } from 'node:sqlite';
import { workflowNames } from '../../functions/domain/work-names.ts';
import type { Clock, Store } from '../../functions/ports.ts';

export type StoppedHere = {
  readonly name: string;
  readonly workflow: string;
  readonly partnership: string | undefined;
  readonly since: string;
  readonly status: string;
  /** False when it was started anew before. */
  startAnew(): Promise<boolean>;
};

const again = (name: string): string => `${name.slice(0, 70)}-again`;

/** Only the topmost: what waits for nobody's end. Those that were started anew are left out. */
export const stoppedIn = (db: DatabaseSync, store: Store, clock: Clock): readonly StoppedHere[] => {
  const named = db.prepare('SELECT 1 FROM engine_executions WHERE name = ?');
  return db
    .prepare(
      "SELECT workflow, name, input, status, stopped_at FROM engine_executions WHERE status IN ('FAILED', 'TIMED_OUT') AND awaited_by IS NULL ORDER BY id",
    )
    .all()
    .filter(({ name }) => named.get(again(String(name))) === undefined)
    .flatMap((row): StoppedHere[] => {
      const workflow = workflowNames.find((known) => known === row.workflow);
      if (!workflow) return [];
      const input: Record<string, unknown> = JSON.parse(String(row.input));
      const name = String(row.name);
      const effect = (at: string) => ({
        id: `start-${again(name)}`,
        at,
        payload: { kind: 'start' as const, workflow, name: again(name), input },
      });
      return [
        {
          name,
          workflow,
          partnership: typeof input.partnership === 'string' ? input.partnership : undefined,
          since: new Date(Number(row.stopped_at)).toISOString(),
          status: String(row.status),
          startAnew: async () => (await store.commit({ effects: [effect(clock.now().toISOString())] })).ok,
        },
      ];
    });
};
