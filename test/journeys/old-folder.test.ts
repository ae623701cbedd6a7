/**
 * The next commit of the product opens an old data folder. Each folder under `released` was written by a released
 * version, in the middle of the demonstration: four boards are asked, Harrowbeck meets on 14 May. Never change one; add one.
 * The keys in it open nothing but this made-up partnership.
 */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { listOpenRequests } from '../../functions/asking/open-requests.ts';
import { AuditEvent } from '../../functions/domain/audit.ts';
import { verifyChain } from '../../functions/records/verify-chain.ts';
import { startWorld, type World } from './world.ts';

const released = join(import.meta.dirname, 'released');
const demonstration = join(import.meta.dirname, '../../infra/partnerships/wendle-valley.yaml');
const partnership = 'wendle-valley';

const folders: string[] = [];
let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const opened = async (version: string): Promise<World> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'old-folder-'));
  folders.push(dataDir);
  const packed = readFileSync(join(released, version, 'partnerships.sqlite.gz'));
  writeFileSync(join(dataDir, 'partnerships.sqlite'), gunzipSync(packed));
  copyFileSync(join(released, version, 'link-keys.json'), join(dataDir, 'link-keys.json'));
  world = await startWorld({ file: demonstration, dataDir });
  await world.settled();
  return world;
};

/** The link in an old mail: the same path, whatever the address was then. */
const oldLink = (from: World, person: string, subject: string): string => {
  const { text } = from.mail(person, subject);
  return /\/l\/\S+/.exec(text)?.[0] ?? '';
};

const openAt = async (at: World): Promise<string[]> =>
  (await listOpenRequests(at.outside, partnership)).map(({ party }) => party ?? '').toSorted();

const auditOf = async (at: World): Promise<AuditEvent[]> => {
  const { items } = await at.outside.store.query({ partition: `p#${partnership}`, prefix: 'audit#', limit: 1000 });
  return items.map(({ body }) => AuditEvent.parse(body));
};

describe.each(readdirSync(released))('a folder written by %s', (version) => {
  test('opens with everything in it, and its audit trail verifies', async () => {
    const old = await opened(version);
    expect(await openAt(old)).toEqual(['harrowbeck', 'kestrel', 'wendle-bridge', 'wendle-park']);
    expect(verifyChain(await auditOf(old))).toBeUndefined();
  });

  test('goes on where it was: an old link still works, and waiting workflows wake', async () => {
    const old = await opened(version);
    await old.pass({ to: '2025-05-15' });
    const clerk = await old.browser().open(`${oldLink(old, 'lena-fox', 'agenda')}/record`);
    const meeting = { 'date-day': '14', 'date-month': '5', 'date-year': '2025', inPost: '11', present: '9' };
    const votes = { for: '8', against: '1', abstained: '0', minute: 'Minute 6', resolution: 'agree' };
    const check = await clerk.submit({ ...meeting, ...votes }, { button: 'Check' });
    expect(check.status).toBe(200);
    await check.submit({ me: 'yes' }, { button: 'Record it' });
    await old.settled();
    expect(await openAt(old)).toEqual(['kestrel', 'wendle-bridge', 'wendle-park']);
    const decided = (await auditOf(old)).filter(({ event }) => event === 'party-decided');
    expect(decided.map(({ facts }) => [facts.party, facts.outcome])).toEqual([['harrowbeck', 'agreed']]);
    expect(old.mail('amara-osei', 'Recorded: Harrowbeck said yes').subject).toContain('14 May');
    expect(verifyChain(await auditOf(old))).toBeUndefined();
  });
});
