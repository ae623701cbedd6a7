/** Faults that need the whole system: a real data folder, a real browser. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readAuditHeads } from '../../functions/adapters/local/audit-anchor.ts';
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import { BadBackup, backUp, restore } from '../../infra/local/backup.ts';
import { headsIn, openDataFolder } from '../../infra/local/data-folder.ts';
import { FolderInUse } from '../../infra/local/data-lock.ts';
import { launchBrowser } from '../../infra/proof/browser/launch.ts';
import { aDelegation, aFileWithPlan } from '../builders/decision-specs.ts';
import { anOpenRequest } from '../builders/open-request.ts';
import { startWorld } from '../journeys/world.ts';
import { fault, isLong } from './fault.ts';

/** The partnership with a plan that a file may bring. */
const aWholeFile = () => {
  const file = aFileWithPlan();
  const words = 'As agreed with the heads.';
  const { proposal } = file;
  if (!proposal) throw new Error('no plan');
  const money = { ...proposal.money, payments: words };
  return {
    ...file,
    proposal: { ...proposal, money, outcomes: words, reviews: words, handover: words, developmentPlan: words },
  };
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  folders.push(folder);
  return folder;
};

const restoredAt = new Date('2027-01-14T09:00:00.000Z');

describe('a backup', () => {
  fault(38, 'what points past a restored backup is listed, and the audit verifies', async () => {
    const folder = aFolder();
    const dataDir = join(folder, 'data');
    const file = join(folder, 'backup.sqlite');
    const world = await startWorld({ dataDir, file: aWholeFile() });
    await world.settled();
    await backUp(dataDir, file);
    // Nobody else on the machine reads the names in it.
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(backUp(dataDir, file)).rejects.toThrow(BadBackup);
    await expect(restore(file, dataDir, restoredAt)).rejects.toThrow(FolderInUse);
    const { engine } = world.system.wired;
    engine.start({
      workflow: 'collect-responses',
      name: 'since-the-backup',
      input: { partnership: 'valley', request: aDelegation() },
    });
    await world.settled();
    const link = world.linkFor('cedar-executive');
    expect((await world.browser().open(link)).status).toBe(200);
    await world.stop();

    const past = await restore(file, dataDir, restoredAt);
    expect(past.executions).toEqual(['since-the-backup']);
    expect(past.links).toHaveLength(1);
    expect(past.links[0]).toMatch(/^valley decision\..*cedar/);
    expect(past.events.valley).toBeGreaterThan(0);
    const restored = openDataFolder(dataDir);
    expect((await verifyAudit(restored.store, 'valley', restored.keptHeads)).fault).toBeUndefined();
    restored.close();
    const again = await startWorld({ dataDir, file: aWholeFile() });
    const dead = await again.browser().open(new URL(link).pathname);
    await again.stop();
    expect(dead.status).toBe(404);
    return `listed: ${past.executions.join()}, ${past.links.join()}, ${past.events.valley} events; the link ${dead.status}; the audit verifies`;
  });

  it('is refused when it is damaged, and then nothing changes', async () => {
    const folder = aFolder();
    await expect(restore(join(folder, 'none'), join(folder, 'data'), restoredAt)).rejects.toThrow(BadBackup);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('one machine', () => {
  it('keeps the head of every audit trail beside the table as it grows', async () => {
    const dataDir = join(aFolder(), 'data');
    const world = await startWorld({ dataDir });
    await world.settled();
    const { head } = await verifyAudit(world.outside.store, 'valley');
    await world.stop();
    expect(readAuditHeads(headsIn(dataDir)).at(-1)).toMatchObject({ partnership: 'valley', ...head });
  });

  fault(15, 'no name, address, token or pupil number is written to the log, whatever goes wrong', async () => {
    const dataDir = join(aFolder(), 'data');
    const world = await startWorld({ dataDir, file: aWholeFile() });
    const canaries = ['Canary McCanaryface', 'canary@secret.example', 'A123456789012', 'canary-user-agent'];
    const [name = '', email = '', pupil = '', agent = ''] = canaries;
    world.system.wired.engine.start({
      workflow: 'collect-responses',
      name: 'asked',
      input: { partnership: 'valley', request: aDelegation() },
    });
    await world.settled();
    const link = new URL(world.linkFor('cedar-executive'));
    const send = (path: string, fields: Record<string, string>) =>
      fetch(new URL(path, world.url), {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'user-agent': agent, referer: world.url },
      });
    const pages: string[] = [];
    for (const [path, fields] of [
      ['/sign-in', { email }],
      ['/sign-in', { email: `${name} ${pupil}` }],
      [link.pathname, { choice: 'agree', [pupil]: name }],
      [link.pathname, { choice: 'decline', declineReason: `${name} ${pupil}`, extra: email }],
      [`${link.pathname}/hand-over`, { name, email, me: 'yes', role: pupil }],
      [`${link.pathname}x`, { choice: 'agree' }],
      [`/${encodeURIComponent(name)}/${pupil}`, {}],
    ] as const) {
      const answer = await send(path, fields);
      const html = await answer.text();
      if (answer.status !== 400 || !html.includes('<form')) pages.push(html);
    }
    world.system.wired.db.exec(
      "UPDATE items SET body = json_set(body, '$.recipients', 'broken') WHERE sort LIKE 'request#%'",
    );
    pages.push(await (await fetch(link)).text());
    await world.settled();
    await world.stop();
    const logs = readdirSync(dataDir)
      .filter((file) => file.startsWith('log'))
      .map((file) => readFileSync(join(dataDir, file), 'utf8'));
    const secrets = [...canaries, link.pathname.slice('/l/'.length), '@valley.example', 'Cedar Executive'];
    for (const secret of secrets) expect([secret, logs.some((log) => log.includes(secret))]).toEqual([secret, false]);
    for (const secret of [...canaries, link.pathname.slice('/l/'.length)]) {
      expect([secret, pages.some((page) => page.includes(secret))]).toEqual([secret, false]);
    }
    const lines = logs.join('').split('\n').length - 1;
    expect(lines).toBeGreaterThan(5);
    return `${secrets.length} canaries, 0 in ${lines} log lines and ${pages.length} error pages`;
  });

  fault(
    2,
    'a browser that opens a link and runs everything on it sends nothing back',
    async () => {
      const world = await anOpenRequest(aDelegation(), { file: aFileWithPlan() });
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage();
        const sent: string[] = [];
        page.on('request', (request) => sent.push(`${request.method()} ${new URL(request.url()).origin}`));
        await page.goto(`${world.url}${await world.linkOf('cedar-executive')}`);
        const seconds = isLong ? 30 : 2;
        await page.waitForTimeout(seconds * 1000);
        expect(new Set(sent)).toEqual(new Set([`GET ${world.url}`]));
        expect([world.commits(), await page.locator('script').count()]).toEqual([0, 0]);
        return `${sent.length} GETs of ours in ${seconds} s, 0 POSTs, 0 scripts`;
      } finally {
        await browser.close();
        await world.stop();
      }
    },
    90_000,
  );
});
