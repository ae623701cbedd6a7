/** A partnership moves in the middle of its year: from one machine to the cloud, and from there to another machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDynamoDbStore } from '../../functions/adapters/aws/dynamodb-store.ts';
import { createIds } from '../../functions/adapters/ids.ts';
import { momentInDatabase } from '../../functions/adapters/local/clock.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import type { Effect } from '../../functions/domain/effect.ts';
import { effectKey } from '../../functions/domain/outbox.ts';
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import { everythingIn } from '../../infra/cloud/table-origin.ts';
import { MovedFile, type Running } from '../../infra/move/moved-file.ts';
import { oneMachine } from '../../infra/move/one-machine.ts';
import { CannotMove, packUp } from '../../infra/move/pack.ts';
import { unpack } from '../../infra/move/unpack.ts';
import { deciding } from '../../infra/proof/demonstration/deciding.ts';
import { delivering } from '../../infra/proof/demonstration/delivering.ts';
import { evaluating } from '../../infra/proof/demonstration/evaluating.ts';
import { proposing } from '../../infra/proof/demonstration/proposing.ts';
import { startDemonstration } from '../../infra/proof/demonstration/running-demonstration.ts';
import { signing } from '../../infra/proof/demonstration/signing.ts';
import { tallyOf } from '../../infra/proof/demonstration/tally.ts';
import { type DynamoDbEmulator, hasDynamoDbEmulator, startDynamoDbEmulator } from '../contract/dynamodb-emulator.ts';

const partnership = 'wendle-valley';
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'move-'));
  folders.push(folder);
  return folder;
};

let emulator: DynamoDbEmulator | undefined;
let packed: MovedFile;
/** Where the first machine's clock stood, milliseconds since 1970. */
let stoodAt = 0;
const standsAt = (folder: string): number => {
  const db = openDatabase(join(folder, 'partnerships.sqlite'));
  const moment = momentInDatabase(db).load();
  db.close();
  return Number(moment);
};
const throughText = (file: MovedFile): MovedFile => MovedFile.parse(JSON.parse(JSON.stringify(file)));

beforeAll(async () => {
  if (hasDynamoDbEmulator) emulator = await startDynamoDbEmulator();
  const running = await startDemonstration({ tell: () => undefined });
  folders.push(running.dataDir);
  for (const chapter of [proposing, deciding]) await chapter(running);
  // A day more, in which whatever had to be tried again is sent.
  await running.goTo('2025-07-12');
  await running.stop();
  stoodAt = standsAt(running.dataDir);
  const from = oneMachine(running.dataDir, { isNew: false });
  packed = throughText(await packUp(from, partnership, from.clock.now()));
  from.close();
}, 120_000);
afterAll(async () => {
  await emulator?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new machine on which it is as late as on the first. */
const arrive = async (file: MovedFile): Promise<string> => {
  const folder = newFolder();
  const db = openDatabase(join(folder, 'partnerships.sqlite'));
  momentInDatabase(db).save(stoodAt);
  db.close();
  const to = oneMachine(folder, { isNew: true });
  await unpack(to, file);
  to.close();
  return folder;
};

/** To the cloud, where what is to be sent is sent, and what is to be started runs; and away from there. */
const throughTheCloud = async (file: MovedFile): Promise<MovedFile> => {
  if (!emulator) throw new Error('no emulator');
  const { client } = emulator;
  const tableName = await emulator.createTable();
  const store = createDynamoDbStore({ client, tableName });
  const now = () => new Date(stoodAt);
  const place = { store, clock: { now }, ids: createIds(), keyNumber: 1 };
  await unpack(place, file);
  await expect(unpack(place, file)).rejects.toThrow('is here already');
  const { items } = await store.query({ partition: 'outbox', index: 'due', limit: 100 });
  const payloads = items.map(({ body }) => body.payload as Effect['payload']);
  const origin = {
    store,
    everything: () => everythingIn(client, tableName),
    running: async () =>
      payloads.flatMap((one): Running[] =>
        one.kind === 'start' ? [{ workflow: one.workflow, name: one.name, input: one.input }] : [],
      ),
  };
  await expect(packUp(origin, partnership, now())).rejects.toThrow(CannotMove);
  for (const { body, version } of items)
    await store.commit({ delete: [{ ...effectKey(String(body.id)), expect: version }] });
  return throughText(await packUp(origin, partnership, now()));
};

describe('a partnership that moves in the middle of its year', () => {
  it('takes its facts along, and nothing by which somebody could come in', () => {
    const kinds = new Set(packed.items.map(({ body }) => body._kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['partnership', 'person', 'request', 'link-sheet', 'address-holder']),
    );
    expect(packed.items.map(({ partition }) => partition)).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^(session|sign-in|effect|counter)#/)]),
    );
    expect(packed.running.map(({ workflow }) => workflow)).toEqual(['collect-responses', 'mou-signing']);
  });

  it('is refused where it is already, and when its audit trail was changed on the way', async () => {
    const folder = await arrive(packed);
    const again = oneMachine(folder, { isNew: false });
    await expect(unpack(again, packed)).rejects.toThrow('is here already');
    again.close();
    const cut = { ...packed, items: packed.items.filter(({ sort }) => !/^audit#0*5$/.test(sort)) };
    const other = oneMachine(newFolder(), { isNew: true });
    expect(cut.items.length).toBeLessThan(packed.items.length);
    await expect(unpack(other, cut)).rejects.toThrow('The audit trail did not arrive as it was.');
    other.close();
  });

  it('goes on after an attempt that broke off', async () => {
    const to = oneMachine(newFolder(), { isNew: true });
    let commits = 0;
    const breaking = {
      ...to,
      store: {
        ...to.store,
        commit: (commit: Parameters<typeof to.store.commit>[0]) => {
          commits += 1;
          return commits === 2 ? Promise.reject(new Error('broken off')) : to.store.commit(commit);
        },
      },
    };
    await expect(unpack(breaking, packed)).rejects.toThrow('broken off');
    expect(await unpack(to, packed)).toMatchObject({ items: packed.items.length, started: 2 });
    to.close();
  });

  it.runIf(hasDynamoDbEmulator)(
    'lives on to its renewal, having been to the cloud and back, with its audit trail whole',
    async () => {
      const back = await throughTheCloud(packed);
      expect(back.audit).toEqual(packed.audit);
      expect(back.running.map(({ workflow }) => workflow).toSorted()).toEqual(['collect-responses', 'mou-signing']);
      const running = await startDemonstration({ tell: () => undefined }, await arrive(back));
      try {
        for (const chapter of [signing, delivering, evaluating]) await chapter(running);
        await running.settled();
      } finally {
        await running.stop();
      }
      const { outcome, signatures, reviews, setAside, auditOk } = tallyOf(running.dataDir);
      expect({ outcome, signatures, reviews, setAside, auditOk }).toEqual({
        outcome: 'renewed',
        signatures: 12,
        reviews: 3,
        setAside: 0,
        auditOk: true,
      });
      const at = oneMachine(running.dataDir, { isNew: false });
      const { events, fault } = await verifyAudit(at.store, partnership);
      at.close();
      expect(fault).toBeUndefined();
      expect(events).toBeGreaterThan(packed.audit.events);
    },
    120_000,
  );
});
