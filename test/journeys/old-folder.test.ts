/**
 * The next commit of the product opens an old data folder. The first was written in the middle of the demonstration: four
 * boards are asked, Harrowbeck meets on 14 May. Where a test of this file fails, the product is at fault, never the folder.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { listOpenRequests } from '../../functions/asking/open-requests.ts';
import { AuditEvent } from '../../functions/domain/audit.ts';
import { londonDate } from '../../functions/domain/london.ts';
import { verifyChain } from '../../functions/records/verify-chain.ts';
import { releasedHashes, unpackFirst } from './released-folders.ts';
import pinned from './released-hashes.json' with { type: 'json' };
import { startWorld, type World } from './world.ts';

const demonstration = join(import.meta.dirname, '../../infra/partnerships/wendle-valley.yaml');
const partnership = 'wendle-valley';
const folders: string[] = [];
let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const opened = async (): Promise<World> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'old-folder-'));
  folders.push(dataDir);
  unpackFirst(dataDir);
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

test('the folders are those that were released', () => {
  expect(releasedHashes()).toEqual(pinned);
});

describe('a folder written by 2026-11', () => {
  test('opens with everything in it, and its audit trail verifies', async () => {
    const old = await opened();
    expect(londonDate(old.now())).toBe('2025-05-06');
    expect(await openAt(old)).toEqual(['harrowbeck', 'kestrel', 'wendle-bridge', 'wendle-park']);
    expect(verifyChain(await auditOf(old))).toBeUndefined();
  });

  test('goes on where it was: an old link still works, and waiting workflows wake', async () => {
    const old = await opened();
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
    // What is only to be read waits for the post of the week.
    await old.pass({ to: '2025-05-19' });
    expect(old.mail('amara-osei', 'Recorded: Harrowbeck said yes').subject).toContain('14 May');
    expect(verifyChain(await auditOf(old))).toBeUndefined();
  });
});
