import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { countTransactions, openDatabase, withinTransaction } from '../../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../../functions/adapters/local/sqlite-store.ts';
import { StoreUnavailable } from '../../../functions/adapters/store-unavailable.ts';
import type { Put } from '../../../functions/ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'database-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const aPath = () => {
  files += 1;
  return join(folder, `${files}`, 'partnerships.sqlite');
};
const aPut = (sort: string, overrides: Partial<Put> = {}): Put => ({
  partition: 'p',
  sort,
  expect: 'absent',
  body: { of: sort },
  ...overrides,
});
const setting = (db: DatabaseSync, name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
const becauseOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error instanceof StoreUnavailable ? error.reason : error;
  }
};

describe('the database file', () => {
  it('is written to the disk before a commit returns, and checks its own references', () => {
    const path = aPath();
    const db = openDatabase(path);
    expect(setting(db, 'journal_mode')).toBe('wal');
    expect(setting(db, 'synchronous')).toBe(2);
    expect(setting(db, 'foreign_keys')).toBe(1);
    expect(setting(db, 'busy_timeout')).toBe(5000);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    db.close();
  });

  it('is found again as it was left', async () => {
    const path = aPath();
    const first = openDatabase(path);
    await createSqliteStore({ db: first }).commit({ put: [aPut('a')] });
    first.close();
    const second = openDatabase(path);
    expect(await createSqliteStore({ db: second }).get({ partition: 'p', sort: 'a' })).toMatchObject({ version: 1 });
    second.close();
  });

  it('is upgraded from an empty one, and left alone when it is up to date', () => {
    const path = aPath();
    const made = openDatabase(path);
    const version = setting(made, 'user_version');
    const tables = made.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    made.close();
    const again = openDatabase(path);
    expect(setting(again, 'user_version')).toBe(version);
    expect(again.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all()).toEqual(tables);
    again.close();
  });

  it('of a newer version of the program is refused, and told how to go on', () => {
    const path = aPath();
    const db = openDatabase(path);
    db.exec('PRAGMA user_version = 900');
    db.close();
    expect(() => openDatabase(path)).toThrow(/newer version of this program .*version 900.*Start that version/);
    const same = new DatabaseSync(path);
    expect(setting(same, 'user_version')).toBe(900);
    same.close();
  });

  it('is named as damaged when it is no database', () => {
    const path = aPath();
    openDatabase(path).close();
    writeFileSync(path, 'this is a letter to the clerk '.repeat(500));
    expect(becauseOf(() => openDatabase(path))).toBe('damaged');
  });

  it('says that it cannot be opened when its folder is a file', () => {
    const path = join(folder, 'a-file');
    writeFileSync(path, '');
    expect(() => openDatabase(join(path, 'x.sqlite'))).toThrow();
  });
});

describe('a full disk', () => {
  it('gives a named error, leaves nothing half done, and works again when space returns', async () => {
    const db = openDatabase(aPath());
    const store = createSqliteStore({ db });
    await store.commit({ put: [aPut('before')] });
    const pages = Number(setting(db, 'page_count'));
    db.exec(`PRAGMA max_page_count = ${pages + 2}`);
    const large = Array.from({ length: 50 }, (_, n) => aPut(`large-${n}`, { body: { text: 'x'.repeat(20_000) } }));
    const commit = { put: [...large, aPut('before', { expect: 1 })] };

    await expect(store.commit(commit)).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'disk-full' });
    expect(db.isTransaction).toBe(false);
    expect((await store.query({ partition: 'p' })).items).toMatchObject([{ sort: 'before', version: 1 }]);

    db.exec('PRAGMA max_page_count = 100000');
    expect(await store.commit(commit)).toEqual({ ok: true });
    expect((await store.query({ partition: 'p' })).items).toHaveLength(51);
    db.close();
  });
});

describe('a file that cannot be written', () => {
  it('gives a named error, can still be read, and works again later', async () => {
    const db = openDatabase(aPath());
    const store = createSqliteStore({ db });
    await store.commit({ put: [aPut('before')] });
    db.exec('PRAGMA query_only = ON');
    await expect(store.commit({ put: [aPut('after')] })).rejects.toMatchObject({ reason: 'read-only' });
    expect(await store.get({ partition: 'p', sort: 'before' })).toMatchObject({ version: 1 });
    db.exec('PRAGMA query_only = OFF');
    expect(await store.commit({ put: [aPut('after')] })).toEqual({ ok: true });
    db.close();
  });

  it('gives a named error when another process keeps it', async () => {
    const path = aPath();
    const db = openDatabase(path);
    const store = createSqliteStore({ db });
    db.exec('PRAGMA busy_timeout = 1');
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await expect(store.commit({ put: [aPut('a')] })).rejects.toMatchObject({ reason: 'locked' });
    other.exec('ROLLBACK');
    expect(await store.commit({ put: [aPut('a')] })).toEqual({ ok: true });
    other.close();
    db.close();
  });
});

describe('a transaction', () => {
  const opened = () => {
    const db = openDatabase(':memory:');
    db.exec('CREATE TABLE engine_steps (name TEXT)');
    const steps = () =>
      db
        .prepare('SELECT name FROM engine_steps')
        .all()
        .map((row) => row.name);
    const step = (name: string) => db.prepare('INSERT INTO engine_steps VALUES (?)').run(name);
    return { db, step, steps };
  };

  it('keeps all of it or none', () => {
    const { db, step, steps } = opened();
    expect(withinTransaction(db, () => step('kept').changes)).toBe(1);
    expect(() =>
      withinTransaction(db, () => {
        step('lost');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(steps()).toEqual(['kept']);
    expect(db.isTransaction).toBe(false);
  });

  it('joins the one that is open: the outermost decides', () => {
    const { db, step, steps } = opened();
    expect(() =>
      withinTransaction(db, () => {
        withinTransaction(db, () => step('inner'));
        throw new Error('outer');
      }),
    ).toThrow('outer');
    expect(steps()).toEqual([]);
  });

  it('may not wait, because other requests share the handle', () => {
    const { db, step, steps } = opened();
    expect(() =>
      withinTransaction(db, async () => {
        step('early');
      }),
    ).toThrow(TypeError);
    expect(steps()).toEqual([]);
  });

  it('takes a commit of the store in with it; a commit that conflicts leaves nothing of itself', async () => {
    const { db, step, steps } = opened();
    const store = createSqliteStore({ db });
    const results: Promise<unknown>[] = [];
    withinTransaction(db, () => {
      step('engine');
      results.push(store.commit({ put: [aPut('a')] }));
      results.push(store.commit({ put: [aPut('b'), aPut('a')] }));
    });
    expect(await Promise.all(results)).toMatchObject([{ ok: true }, { ok: false }]);
    expect(steps()).toEqual(['engine']);
    expect((await store.query({ partition: 'p' })).items.map((item) => item.sort)).toEqual(['a']);

    expect(() =>
      withinTransaction(db, () => {
        void store.commit({ put: [aPut('c')] });
        throw new Error('the engine failed');
      }),
    ).toThrow('the engine failed');
    expect(await store.get({ partition: 'p', sort: 'c' })).toBeUndefined();
  });
});

describe('the SQLite store', () => {
  it('calls for delivery after a commit with effects, and counts the commits that wrote', async () => {
    let calls = 0;
    const db = openDatabase(':memory:');
    const before = countTransactions(db);
    const counted = () => [calls, countTransactions(db) - before];
    const store = createSqliteStore({
      db,
      onEffects: () => {
        calls += 1;
      },
    });
    const ring = {
      id: 'r',
      at: '2027-01-14T09:00:00.000Z',
      payload: { kind: 'ring', token: 't', output: {} },
    } as const;
    await store.commit({ put: [aPut('a')] });
    expect(counted()).toEqual([0, 1]);
    await store.commit({ effects: [ring] });
    expect(counted()).toEqual([1, 2]);
    await store.commit({});
    await expect(store.commit({ effects: [ring, ring] })).rejects.toThrow('same-item-twice');
    expect(counted()).toEqual([1, 2]);
    await store.commit({ effects: [ring] });
    expect(calls).toBe(1);
  });

  it('deletes what has expired when it is asked to', async () => {
    const store = createSqliteStore({ db: openDatabase(':memory:') });
    await store.commit({ put: [aPut('old', { expiresAt: 1000 }), aPut('new', { expiresAt: 2000 }), aPut('ever')] });
    expect(store.deleteExpired(new Date(1_500_000))).toBe(1);
    expect((await store.query({ partition: 'p' })).items.map((item) => item.sort)).toEqual(['ever', 'new']);
  });
});

describe('a process that is killed', () => {
  it('leaves every commit that it reported, and no half of another', async () => {
    const path = aPath();
    const source = (name: string) => new URL(`../../../functions/adapters/local/${name}`, import.meta.url).href;
    const script = `
      import { openDatabase } from '${source('database.ts')}';
      import { createSqliteStore } from '${source('sqlite-store.ts')}';
      const store = createSqliteStore({ db: openDatabase(process.argv[1]) });
      for (let n = 0; ; n += 1) {
        const put = (sort) => ({ partition: 'p', sort, expect: 'absent', body: { n } });
        await store.commit({ put: [put('a' + n), put('b' + n)] });
        process.stdout.write(n + '\\n');
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk) => {
        said += chunk;
        if (said.split('\n').length > 50) child.kill('SIGKILL');
      });
      child.on('close', () => resolve());
    });
    const reported = said.split('\n').slice(0, -1).length;
    expect(reported).toBeGreaterThanOrEqual(50);

    const db = openDatabase(path);
    const count = (first: string) =>
      Number(db.prepare('SELECT count(*) AS n FROM items WHERE sort GLOB ?').get(`${first}*`)?.n);
    expect(count('a')).toBe(count('b'));
    expect(count('a') - reported).toBeGreaterThanOrEqual(0);
    expect(setting(db, 'integrity_check')).toBe('ok');
    db.close();
  });
});
