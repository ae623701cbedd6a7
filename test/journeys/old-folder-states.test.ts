/**
 * What stood half done on the day of a release goes on with today's version, on one machine and brought elsewhere by
 * export and import: who was asked answers by their old mail or by the one that the import sends, and the year goes on.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { listOpenRequests } from '../../functions/asking/open-requests.ts';
import { londonDate } from '../../functions/domain/london.ts';
import { partnerships, theOne } from '../../functions/records/kinds.ts';
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import { sendReturn } from '../../infra/proof/demonstration/delivering.ts';
import { renew } from '../../infra/proof/demonstration/evaluating.ts';
import {
  expectPage,
  recordMeeting,
  setAgenda,
  signDocument,
  signIn,
  trustees,
} from '../../infra/proof/demonstration/people.ts';
import type { RunningDemonstration } from '../../infra/proof/demonstration/running-demonstration.ts';
import { demonstrationIn } from './demonstration-in-world.ts';
import { type KeptIn, unpackState, workflowsIn } from './released-folders.ts';
import { startWorld, type World } from './world.ts';

const demonstration = join(import.meta.dirname, '../../infra/partnerships/wendle-valley.yaml');
const partnership = 'wendle-valley';
const version = '2026-11-30';

const folders: string[] = [];
let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const opened = async (state: string, kept: KeptIn): Promise<World> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'old-folder-'));
  folders.push(dataDir);
  await unpackState(version, state, kept, dataDir);
  world = await startWorld({ file: demonstration, dataDir });
  await world.settled();
  return world;
};

const askedIn = async (at: World): Promise<string[]> =>
  (await listOpenRequests(at.outside, partnership)).map(({ kind }) => kind).toSorted();

const whole = async (at: World) => {
  const item = await at.outside.store.get(partnerships.key(partnership, theOne));
  return item?.body;
};

const eventsIn = async (at: World): Promise<string[]> => {
  const { items } = await at.outside.store.query({ partition: `p#${partnership}`, prefix: 'audit#', limit: 1000 });
  return items.map(({ body }) => String(body.event));
};

/** Nothing was lost on the way, nothing was given up, no workflow broke. */
const isWhole = async (at: World): Promise<void> => {
  expect((await verifyAudit(at.outside.store, partnership)).fault).toBeUndefined();
  const setAside = await at.outside.store.query({ index: 'due', partition: 'set-aside' });
  expect(setAside.items.map(({ body }) => body)).toEqual([]);
  const broken = "SELECT workflow, error, cause FROM engine_executions WHERE status NOT IN ('RUNNING', 'SUCCEEDED')";
  expect(at.system.wired.db.prepare(broken).all()).toEqual([]);
};

type State = {
  readonly name: string;
  /** The London date on which it was left. */
  readonly on: string;
  readonly asked: readonly string[];
  readonly goesOn: (at: World, running: RunningDemonstration, kept: KeptIn) => Promise<void>;
};

const dataSigners = ['rosalind-thorne', 'amara-osei', 'catherine-lowe', 'margaret-hollis'];

const states: readonly State[] = [
  {
    name: 'agreement-half-signed',
    on: '2025-07-11',
    asked: ['report-to-board', 'sign-data-agreement', 'sign-mou'],
    goesOn: async (at, running) => {
      for (const head of ['helen-whitlock', 'martin-oyelaran', 'simon-achebe'])
        await signDocument(running, head, 'Valley agreement');
      await running.settled();
      expect(await askedIn(at)).toEqual(['report-to-board', 'sign-data-agreement']);
      for (const id of dataSigners) await signDocument(running, id, 'data agreement');
      await running.settled();
      expect(await askedIn(at)).toEqual(['report-to-board']);
      await running.goTo('2025-11-10');
      await running.participant('dan-okoro').mail('Please start the autumn review');
    },
  },
  {
    name: 'data-agreement-half-signed',
    on: '2025-07-11',
    asked: ['report-to-board', 'sign-data-agreement'],
    goesOn: async (at, running) => {
      await signDocument(running, 'margaret-hollis', 'data agreement');
      await running.settled();
      expect(await askedIn(at)).toEqual(['report-to-board']);
      const page = await running.participant('lena-fox').open('Your signed copy of the Wendle Valley data agreement');
      expect((await fetch(page.link('as a PDF'))).status).toBe(200);
    },
  },
  {
    name: 'review-open',
    on: '2025-11-10',
    asked: ['send-return', 'send-return'],
    goesOn: async (at, running, kept) => {
      // The mail of then was called a report.
      const asked = kept === 'folder' ? 'Your autumn report' : 'Your autumn return';
      await sendReturn(running, 'dan-okoro', 'autumn', { subject: asked });
      await running.goTo('2025-12-08');
      const { text } = await running.participant('amara-osei').mail('The autumn review of Wendle Valley');
      expect(text).toContain('Aldwyn');
      expect(await askedIn(at)).toContain('record-review');
    },
  },
  {
    name: 'evaluation-open',
    on: '2026-07-06',
    asked: ['decision', 'decision', 'report-to-board'],
    goesOn: async (at, running) => {
      for (const id of trustees.slice(4)) await renew(running, id, 'agree');
      await setAgenda(running, 'joan-pike', 'renewal', '2026-07-09');
      await running.goTo('2026-07-10');
      const vote = { date: '2026-07-09', present: 5, for: 5, minute: 'Minute 3', resolution: 'renew' };
      await recordMeeting(running, 'joan-pike', 'renewal', vote);
      await running.settled();
      // The agreement holds to its last day; next year's plan is asked for beside it.
      expect(await whole(at)).toMatchObject({ year: '202627' });
      expect(await askedIn(at)).toContain('write-proposal');
    },
  },
  {
    name: 'next-year-drafted',
    on: '2026-07-10',
    asked: ['report-to-board', 'write-proposal'],
    goesOn: async (_, running) => {
      await signIn(running, 'dan-okoro');
      const { browser } = running.participant('dan-okoro');
      const money = expectPage(await browser.open('/proposal/money'), 'the lead opens the money');
      const buses = await money.follow('Change Minibus');
      expect(buses.$('[name*=limit]').first().attr('value')).toContain('3900');
      expectPage(await buses.submit({ limit: '3850' }), 'the lead lowers the limit');
      const again = expectPage(await browser.open('/proposal/money'), 'the lead opens the money again');
      expect((await again.follow('Change Minibus')).text).not.toContain('3900');
      const before = (await running.participant('dan-okoro').mails()).length;
      await running.goTo('2026-09-30');
      expect((await running.participant('dan-okoro').mails()).length).toBeGreaterThan(before);
    },
  },
  {
    name: 'notice-given',
    on: '2026-01-07',
    asked: ['confirm-successor'],
    goesOn: async (at, running) => {
      expect(await whole(at)).toMatchObject({ notices: [{ party: 'wendle-bridge' }], left: [] });
      await running.goTo('2026-04-30');
      expect(await whole(at)).toMatchObject({ left: [{ party: 'wendle-bridge' }] });
      expect(await eventsIn(at)).toContain('party-left');
    },
  },
];

describe.each(states)('$name, as version 2026-11-30 left it', ({ name, on, asked, goesOn }) => {
  test.each<KeptIn>(['folder', 'export'])(
    'opens from its %s and goes on',
    async (kept) => {
      const old = await opened(name, kept);
      expect(londonDate(old.now())).toBe(on);
      expect(await askedIn(old)).toEqual(asked);
      await isWhole(old);
      await goesOn(old, demonstrationIn(old), kept);
      await isWhole(old);
    },
    60_000,
  );

  test('every workflow that ran takes up what it was given, and asks nobody again', async () => {
    const old = await opened(name, 'export');
    const before = await askedIn(old);
    for (const { workflow, input } of workflowsIn(version, name)) {
      await old.system.wired.outside.workflows.start({
        workflow: workflow as Parameters<typeof old.outside.workflows.start>[0]['workflow'],
        name: `again-${workflow}-${Math.abs(JSON.stringify(input).length)}`,
        input,
      });
      await old.settled();
    }
    expect(await askedIn(old)).toEqual(before);
    await isWhole(old);
  });
});
