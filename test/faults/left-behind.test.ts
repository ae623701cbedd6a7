/** What stays of somebody who was erased, and who else on a machine can read what is kept. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { personLeaves } from '../../functions/people/person-leaves.ts';
import { erasePerson } from '../../functions/people/privacy.ts';
import { decode } from '../../functions/records/kind.ts';
import { people } from '../../functions/records/kinds.ts';
import { backUp } from '../../infra/local/backup.ts';
import { eraseIn } from '../../infra/local/erase.ts';
import { running } from '../builders/running.ts';
import { changeTogether } from '../builders/together.ts';
import { startWorld } from '../journeys/world.ts';
import { fault } from './fault.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Of every file below a folder, what its group or others may do with it. */
const openToOthers = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && (statSync(path).mode & 0o077) !== 0);

describe('what is left behind', () => {
  fault(58, 'whoever was erased is named in sealed documents, and in no other record', async () => {
    const { outside, partnership, finish, settle } = await running();
    await finish();
    const item = await outside.store.get(people.key(partnership, 'trustee-1-1'));
    const { name } = decode(people, item ?? expect.fail('nobody'));
    const successor = { name: 'New Person', email: 'new.person@bench-1.example' };
    expect((await changeTogether(outside, partnership, { person: 'trustee-1-1', successor })).state).toBe('done');
    await settle();
    const naming = (): string[] =>
      outside.db
        .prepare('SELECT sort, body FROM items')
        .all()
        .filter(({ body }) => String(body).includes(name) || String(body).includes('trustee-1-1@'))
        .map(({ sort }) => String(sort).replace(/#.*/, ''));
    expect(new Set(naming())).toContain('person');
    expect(await erasePerson(outside, partnership, 'trustee-1-1')).toMatchObject({ ok: true });
    const left = [...new Set(naming())].toSorted();
    expect(left).toEqual(['document']);
    return `left: ${left.join(', ')}`;
  });

  fault(
    58,
    'every file of a data folder, a backup, an export and evidence are their owner’s alone',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'owner-'));
      const dataDir = join(folder, 'data');
      // As somebody makes it who thinks of nothing.
      mkdirSync(dataDir, { mode: 0o755 });
      try {
        const world = await startWorld({ dataDir });
        await personLeaves(world.outside, { partnership: 'valley', by: 'clerk-birch-board', leaving: 'birch-board-5' });
        await world.settled();
        expect(openToOthers(dataDir)).toEqual([]);
        await backUp(dataDir, join(folder, 'backup'));
        await world.stop();
        expect(await eraseIn(dataDir, 'valley', 'birch-board-5')).toMatchObject({ ok: true });
        const moved = spawnSync(
          process.execPath,
          [join(root, 'node_modules/tsx/dist/cli.mjs'), 'infra/commands/export.ts', 'valley', join(folder, 'export')],
          { cwd: root, encoding: 'utf8', env: { ...process.env, DATA_DIR: dataDir } },
        );
        expect([moved.status, moved.stderr]).toEqual([0, '']);
        expect(readFileSync(join(folder, 'export'), 'utf8')).not.toContain('birch-board-5@');
        expect(openToOthers(folder)).toEqual([]);
        return `${readdirSync(folder, { recursive: true }).length} files, none open to others`;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    60_000,
  );
});
