/** `npm run where` as an operator runs it, on a data folder in which boards are asked. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIds } from '../../functions/adapters/ids.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { tasks } from '../../functions/site/tasks.ts';
import { createEngine } from '../../infra/local/engine/engine.ts';
import { definitions, taskRunner } from '../../infra/local/workflows.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';
import { someLinkKeys } from '../web/link-keys.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'where-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const where = (...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', join(root, 'infra/local/typescript.mjs'), join(root, 'infra/commands/where.ts'), ...args],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, DATA_DIR: data } },
  );
  return { lines: stdout.trim().split('\n'), err: stderr, status };
};

beforeAll(async () => {
  mkdirSync(data);
  const db = openDatabase(join(data, 'partnerships.sqlite'));
  const outside = { ...anOutside({ store: createSqliteStore({ db }), ids: createIds(), linkKeys: someLinkKeys() }) };
  await bringIn(outside, { whole: expand(aPartnershipFile()) });
  const run = taskRunner(tasks, () => outside);
  const engine = createEngine({
    db,
    now: () => Date.parse('2027-01-14T09:00:00.000Z'),
    invoke: run,
    definitions: definitions(),
    log: () => undefined,
  });
  const input = { partnership: 'valley', proposal: '202627' };
  engine.start({ workflow: 'proposal', name: 'valley-proposal-202627-v1', input });
  engine.start({ workflow: 'termly-review', name: 'tarn-review', input: { partnership: 'tarn' } });
  await engine.idle();
  await engine.stop();
  db.close();
});

describe('npm run where', () => {
  it('says how it is used, and which partnerships there are', () => {
    expect(where()).toMatchObject({ status: 2, err: expect.stringContaining('PARTNERSHIP') });
    expect(where('nowhere')).toMatchObject({ status: 1, err: expect.stringContaining('There are: valley') });
  });

  it('shows what one started under it, where it waits, since when and for whom, and nobody else’s', () => {
    const { lines, status, err } = where('valley');
    expect([status, err]).toEqual([0, '']);
    expect(lines[0]).toBe('Valley Partnership: 2 running');
    expect(lines[1]).toMatch(/^proposal valley-proposal-202627-v1, begun 2027-01-14 09:00 UTC: at "/);
    expect(lines[2]).toMatch(
      /^ {2}collect-responses valley-write-proposal-\w+, begun .*: at "Await" since 2027-01-14 09:00 UTC, for Lead Alder \(write-proposal\), asked for by 20/,
    );
    expect(lines.join()).not.toContain('tarn');
  });
});
