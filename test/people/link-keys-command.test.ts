import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type World } from '../journeys/world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'link-keys-'));
const command = ['--import', 'tsx', 'infra/commands/link-keys.ts'];
const environment = { ...process.env, DATA_DIR: dataDir };

let world: World;
beforeAll(async () => {
  world = await startWorld({ dataDir });
});
afterAll(async () => {
  await world.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('a new key is for new links, and breaks none that is open', async () => {
  await world.settled();
  const [asked] = world.mails().filter(({ text }) => text.includes(`${world.url}/l/`));
  const address = asked?.to.address ?? '';
  const open = new URL(world.linkFor(address)).pathname;
  await world.stop();

  const said = execFileSync(process.execPath, [...command, 'new'], { cwd: root, env: environment, encoding: 'utf8' });
  expect(said).toContain('Links get key 2');
  const keys = JSON.parse(readFileSync(join(dataDir, 'link-keys.json'), 'utf8'));
  expect([keys.current, Object.keys(keys.keys)]).toEqual([2, ['1', '2']]);

  world = await startWorld({ dataDir });
  expect((await fetch(`${world.url}${open}`)).status).toBe(200);
  const form = new URLSearchParams({ email: address });
  await fetch(`${world.url}/sign-in`, { method: 'POST', body: form, headers: { origin: world.url } });
  await world.settled();
  const made = new URL(world.linkFor(address));
  expect(made.pathname).not.toBe(open);
  expect((await fetch(made)).status).toBe(200);
});

it('a word that the command does not know changes nothing and says what there is', () => {
  const before = readFileSync(join(dataDir, 'link-keys.json'), 'utf8');
  const { status, stdout } = spawnSync(process.execPath, [...command, 'newest'], {
    cwd: root,
    env: environment,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, expect.stringContaining('link-keys -- new')]);
  expect(readFileSync(join(dataDir, 'link-keys.json'), 'utf8')).toBe(before);
});
