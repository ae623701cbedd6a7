/** The command as an admin runs it: each trouble is a sentence, and nothing that was answered is lost. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../../functions/adapters/local/sqlite-store.ts';
import { applyFile } from '../../../functions/partnership/apply-file.ts';
import { lockFolder } from '../../../infra/local/data-lock.ts';
import { anOutside } from '../../builders/outside.ts';
import { aPartnershipFile } from '../../builders/partnership.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'partnership-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: readonly string[], input = '', data = join(folder, 'data')) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'infra/commands/partnership.ts'), ...args],
    { cwd: root, encoding: 'utf8', input, env: { PATH: process.env.PATH, DATA_DIR: data } },
  );
  return { out: stdout, err: stderr, status };
};
const file = (name: string, content: object): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content, null, 2));
  return path;
};

describe('npm run partnership -- check', () => {
  it('takes one file as well as a folder, and says what is not there', () => {
    const good = file('good.yaml', aPartnershipFile({}, 3));
    expect(run(['check', good])).toMatchObject({ status: 0, out: '1 file without a fault, 0 faults\n' });
    const bad = run(['check', file('bad.yaml', { ...aPartnershipFile({}, 3), schools: [] })]);
    expect(bad).toMatchObject({ status: 1, err: '' });
    expect(bad.out).toMatch(/bad\.yaml:\d+: schools: expected at least two schools/);
    expect(run(['check', join(folder, 'nowhere')])).toMatchObject({
      status: 1,
      out: `There is no file or folder ${join(folder, 'nowhere')}.\n`,
    });
    mkdirSync(join(folder, 'empty'));
    expect(run(['check', join(folder, 'empty')]).out).toContain('There is no partnership file');
  }, 60_000);
});

describe('npm run partnership -- new', () => {
  it('asks nothing where the file could not be written', () => {
    expect(run(['new', join(folder, 'nowhere')])).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/^There is no folder/),
    });
    expect(run(['new', file('a-file', {})])).toMatchObject({ status: 1, err: expect.stringContaining('is a file') });
  }, 60_000);

  it('keeps the answers when they end, says so without a trace, and goes on from there', () => {
    const place = join(folder, 'new');
    mkdirSync(place);
    const first = run(['new', place], 'Two Valleys\n202627\n');
    expect(first).toMatchObject({ status: 1, err: expect.stringContaining('run it again to go on') });
    expect(first.err).not.toContain('    at ');
    expect(readFileSync(join(place, 'new-partnership.answers'), 'utf8')).toBe('Two Valleys\n202627\n');
    const second = run(['new', place], '2\n');
    expect(second.out).toContain('What is the partnership called: Two Valleys');
    expect(second.out).toContain('Party 1: name of the body');
    expect(existsSync(join(place, 'two-valleys.yaml'))).toBe(false);
  }, 60_000);
});

describe('npm run partnership -- apply FILE --dry-run', () => {
  it('says what a start would apply, and applies nothing', async () => {
    const plain = aPartnershipFile({}, 3);
    const path = file('apply.yaml', plain);
    expect(run(['apply', path, '--dry-run'])).toMatchObject({
      status: 0,
      out: expect.stringContaining('new; it is brought in'),
    });
    mkdirSync(join(folder, 'data'));
    const db = openDatabase(join(folder, 'data', 'partnerships.sqlite'));
    await applyFile(anOutside({ store: createSqliteStore({ db }) }), plain);
    db.close();
    writeFileSync(path, JSON.stringify({ ...plain, partnership: { ...plain.partnership, name: 'Another' } }));
    const told = run(['apply', path, '--dry-run']);
    expect(told).toMatchObject({ status: 0, err: '' });
    expect(told.out).toContain('its file changes\n  name\n');
    expect(told.out).toContain('Nothing was applied');
    expect(run(['apply', path, '--dry-run']).out).toBe(told.out);
    expect(run(['apply', path, '--dry'])).toMatchObject({ status: 2 });
  }, 60_000);
});

describe('npm run partnership -- apply FILE', () => {
  const data = join(folder, 'applied');
  const apply = (path: string) => run(['apply', path], '', data);
  const plain = aPartnershipFile({}, 3);

  it('brings it in and applies what changes, as a start would, and says what', () => {
    const path = file('real.yaml', plain);
    expect(apply(path)).toMatchObject({ status: 0, err: '', out: expect.stringContaining('new; it is brought in') });
    expect(apply(path)).toMatchObject({ status: 0, out: expect.stringContaining('as it was') });
    writeFileSync(path, JSON.stringify({ ...plain, partnership: { ...plain.partnership, name: 'Another' } }));
    expect(apply(path)).toMatchObject({ status: 0, out: expect.stringContaining('its file changes\n  name\n') });
    const db = openDatabase(join(data, 'partnerships.sqlite'));
    const stored = db.prepare("SELECT body FROM items WHERE sort = 'partnership#it'").get();
    db.close();
    expect(String(stored?.body)).toContain('"name":"Another"');
  }, 60_000);

  it('refuses with a reason and changes nothing, and says in a sentence what cannot be', () => {
    const without = file('fewer.yaml', { ...plain, proposal: { title: 'Another plan' } });
    expect(apply(without)).toMatchObject({ status: 1, out: expect.stringContaining('refused') });
    expect(apply(join(folder, 'nowhere.yaml'))).toMatchObject({ status: 1, err: expect.stringContaining('no file') });
    expect(apply(folder)).toMatchObject({ status: 1, err: expect.stringContaining('is a folder') });
    const demo = file('demo.yaml', { ...plain, localClock: '2026-09-01' });
    expect(apply(demo)).toMatchObject({ status: 1, err: expect.stringContaining('demonstration') });
    const unlock = lockFolder(data);
    const busy = apply(file('busy.yaml', plain));
    unlock();
    expect([busy.status, busy.err.trim().split('\n').length]).toEqual([1, 1]);
  }, 60_000);
});
