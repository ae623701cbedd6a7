/** `npm run admin` as somebody with the machine runs it, and what it leaves for the page. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DescribeContinuousBackupsCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupOf } from '../../functions/adapters/aws/running-as-told.ts';
import { createIds } from '../../functions/adapters/ids.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { readOperators } from '../../functions/admin/operator.ts';
import { expand } from '../../functions/domain/partnership/partnership-file.ts';
import { bringIn } from '../../functions/partnership/bring-in.ts';
import { everyPartnership, partnerships, theOne } from '../../functions/records/kinds.ts';
import { counting, leftOf } from '../../infra/commands/progress.ts';
import { backUp } from '../../infra/local/backup.ts';
import { databaseIn } from '../../infra/local/data-folder.ts';
import { lockFolder } from '../../infra/local/data-lock.ts';
import { lastBackup, noteBackup } from '../../infra/local/last-backup.ts';
import { versionIn } from '../../infra/local/version.ts';
import { anOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'admin-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const admin = (...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', join(root, 'infra/local/typescript.mjs'), join(root, 'infra/commands/admin.ts'), ...args],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, DATA_DIR: data } },
  );
  return { out: stdout, err: stderr, status };
};

/** As a version wrote it that kept no list of all partnerships. */
beforeAll(async () => {
  mkdirSync(data);
  const db = openDatabase(databaseIn(data));
  const store = createSqliteStore({ db });
  await bringIn({ ...anOutside({ store, ids: createIds() }) }, { whole: expand(aPartnershipFile()) });
  const key = partnerships.key('valley', theOne);
  const item = await store.get(key);
  await store.commit({ put: [{ ...key, body: item?.body ?? {}, expect: item?.version ?? 0 }] });
  db.close();
});

describe('npm run admin', () => {
  it('says how it is used, and who is unknown', () => {
    expect(admin()).toMatchObject({ status: 2, err: expect.stringContaining('appoint EMAIL') });
    expect(admin('appoint')).toMatchObject({ status: 2 });
    expect(admin('appoint', 'nobody@valley.example')).toMatchObject({
      status: 1,
      err: expect.stringContaining('Give them a part first'),
    });
    expect(admin('list').out).toBe('Nobody is appointed.\n');
  });

  it('appoints, tells every trail, and brings partnerships of earlier versions into the list', async () => {
    expect(admin('appoint', 'lead-alder@valley.example')).toMatchObject({
      status: 0,
      out: expect.stringContaining('1 audit trails say so'),
    });
    expect(admin('list').out).toContain('Lead Alder (Valley Partnership)');
    const db = openDatabase(databaseIn(data));
    const store = createSqliteStore({ db });
    const { items } = await store.query({ index: 'due', partition: everyPartnership });
    expect(items.map(({ partition }) => partition)).toEqual(['p#valley']);
    const trail = await store.query({ partition: 'p#valley', prefix: 'audit#', newestFirst: true, limit: 1 });
    expect(trail.items[0]?.body).toMatchObject({ event: 'operator-appointed' });
    expect(await readOperators({ store })).toHaveLength(1);
    db.close();
    expect(admin('dismiss', 'lead-alder@valley.example')).toMatchObject({ status: 0 });
    expect(admin('dismiss', 'lead-alder@valley.example')).toMatchObject({
      status: 1,
      err: expect.stringContaining('not appointed'),
    });
  }, 30_000);

  it('refuses in a sentence while the system runs, and where there is no data', () => {
    const unlock = lockFolder(data);
    const busy = admin('appoint', 'lead-alder@valley.example');
    unlock();
    expect(busy.status).toBe(1);
    expect(busy.err.trim().split('\n')).toHaveLength(1);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', join(root, 'infra/local/typescript.mjs'), join(root, 'infra/commands/admin.ts'), 'list'],
      { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'nothing') } },
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('DATA_DIR=folder')]);
  });
});

describe('what runs', () => {
  it('knows when the last backup was made, and that none was', async () => {
    expect(lastBackup(data)).toEqual({ kind: 'none' });
    await backUp(data, join(folder, 'backup.sqlite'));
    expect(lastBackup(data)).toMatchObject({ kind: 'copy', at: expect.any(Date) });
    noteBackup(data, new Date('2026-11-30T02:30:00.000Z'));
    expect(lastBackup(data)).toEqual({ kind: 'copy', at: new Date('2026-11-30T02:30:00.000Z') });
    writeFileSync(join(data, 'last-backup.json'), 'half');
    expect(lastBackup(data)).toEqual({ kind: 'unknown' });
  });

  it('in the cloud says how far back the table can be had, and never that it is safe where nobody could be asked', async () => {
    const service = mockClient(DynamoDBClient);
    const said = (PointInTimeRecoveryDescription: object) =>
      service.on(DescribeContinuousBackupsCommand).resolves({
        ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription },
      });
    const until = new Date('2026-12-01T12:00:00.000Z');
    said({ PointInTimeRecoveryStatus: 'ENABLED', LatestRestorableDateTime: until });
    expect(await backupOf(new DynamoDBClient({}), 'table')).toEqual({ kind: 'continuous', until });
    said({ PointInTimeRecoveryStatus: 'DISABLED' });
    expect(await backupOf(new DynamoDBClient({}), 'table')).toEqual({ kind: 'none' });
    service.on(DescribeContinuousBackupsCommand).rejects(new Error('AccessDenied'));
    expect(await backupOf(new DynamoDBClient({}), 'table')).toEqual({ kind: 'unknown' });
  });

  it('names its version, with the commit where it was fetched with git', () => {
    const place = join(folder, 'place');
    mkdirSync(join(place, '.git', 'refs', 'heads'), { recursive: true });
    writeFileSync(join(place, 'package.json'), '{"version":"1.2.3"}');
    expect(versionIn(place)).toBe('1.2.3');
    writeFileSync(join(place, '.git', 'HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(join(place, '.git', 'refs', 'heads', 'main'), `${'ab'.repeat(20)}\n`);
    expect(versionIn(place)).toBe('1.2.3, commit ababababab');
    writeFileSync(join(place, '.git', 'HEAD'), 'ref: ../../outside\n');
    expect(versionIn(place)).toBe('1.2.3');
  });
});

describe('a long command', () => {
  it('says how long is left once anybody can tell, and nothing where nobody watches', () => {
    expect(leftOf(0, 10, 60_000)).toBeUndefined();
    expect(leftOf(5, 10, 1000)).toBeUndefined();
    expect(leftOf(1, 10, 10_000)).toBe('about 1 minute 30 seconds left');
    expect(leftOf(10, 10, 60_000)).toBeUndefined();
    const shown: string[] = [];
    let now = 0;
    const out = { isTTY: true, write: (text: string) => shown.push(text) };
    const tell = counting(100, 'trails told', { out, now: () => now });
    tell(1);
    now = 20_000;
    tell(50);
    expect(shown).toEqual([expect.stringContaining('50 of 100 trails told, about 20 seconds left')]);
    counting(100, 'x', { out: { ...out, isTTY: false }, now: () => 0 })(50);
    expect(shown).toHaveLength(1);
  });
});
