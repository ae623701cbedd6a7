/** The command as an operator runs it, on a data folder with a workflow that stopped and a mail that was set aside. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { effectKey } from '../../functions/domain/outbox.ts';
import { createEngine } from '../../infra/local/engine/engine.ts';
import { definitions } from '../../infra/local/workflows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const replay = (...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'infra/commands/replay.ts'), ...args],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data') } },
  );
  return { out: stdout, err: stderr, status };
};

/** A workflow whose first task fails for good. */
const broken = async (): Promise<void> => {
  mkdirSync(join(folder, 'data'));
  const db = openDatabase(join(folder, 'data', 'partnerships.sqlite'));
  const store = createSqliteStore({ db });
  const engine = createEngine({
    db,
    now: () => Date.parse('2027-01-14T09:00:00.000Z'),
    invoke: async () => {
      throw new RangeError('broken for good');
    },
    definitions: definitions(),
    log: () => undefined,
  });
  engine.start({ workflow: 'proposal', name: 'valley-proposal-v1', input: { partnership: 'valley', proposal: 'p' } });
  await engine.idle();
  expect(engine.list({ status: 'FAILED' }).map(({ name }) => name)).toContain('valley-proposal-v1');
  const body = {
    ...{ id: 'lost', at: '2027-01-14T09:00:00.000Z', attempts: 80 },
    payload: { kind: 'mail', partnership: 'valley', template: 'ask', to: 'priya' },
    setAside: { at: '2027-01-17T09:00:00.000Z', because: 'Error: away' },
  };
  const indexes = { due: { partition: 'set-aside', sort: `${body.setAside.at}#lost` } };
  await store.commit({ put: [{ ...effectKey('lost'), expect: 'absent', body, indexes }] });
  await engine.stop();
  db.close();
};

describe('npm run replay', () => {
  it('says how it is used, and where there is nothing', () => {
    expect(replay('--all')).toMatchObject({ status: 1, err: expect.stringContaining('DATA_DIR=folder') });
    expect(replay()).toMatchObject({ status: 2, err: expect.stringContaining('--partnership ID') });
    expect(replay('--all', '--effect', 'x')).toMatchObject({ status: 2 });
  });

  it('lists in a dry run, then puts back and starts again, once', async () => {
    await broken();
    const dry = replay('--all', '--dry-run');
    expect(dry.out).toContain('mail lost of valley, set aside 2027-01-17T09:00:00.000Z: would-be-replayed');
    expect(dry.out).toMatch(/workflow valley-proposal-v1, FAILED .*: would be started again/);
    expect(replay('--partnership', 'tarn').out).toContain('0 put back, 0 workflows started again');
    expect(replay('--all').out).toContain('1 put back, 1 workflows started again');
    expect(replay('--all').out).toMatch(/0 put back, .*is being started|is being started/);
  }, 60_000);
});
