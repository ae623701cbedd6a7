import { afterEach, describe, expect } from 'vitest';
import { CommitRefused } from '../../functions/ports.ts';
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import { aDelegation, aFileWithPlan } from '../builders/decision-specs.ts';
import { anOpenRequest, type OpenRequest } from '../builders/open-request.ts';
import { engineWorld, machine } from '../local/engine/world.ts';
import { fault } from './fault.ts';

let world: OpenRequest;
afterEach(() => world.stop());

const agreeing = { choice: 'agree', me: 'yes' } as const;
const begin = async (): Promise<string> => {
  world = await anOpenRequest(aDelegation(), { file: aFileWithPlan() });
  return world.linkOf('cedar-executive');
};
const everything = (): string => JSON.stringify(world.outside.db.prepare('SELECT * FROM items ORDER BY 1, 2').all());

describe('the store', () => {
  fault(8, 'a commit that is cut off in the middle leaves nothing, and can be tried again', async () => {
    const link = await begin();
    const before = everything();
    const { db } = world.outside;
    // The power goes while the audit event is written, after the request was.
    db.exec(
      "CREATE TEMP TRIGGER cut BEFORE INSERT ON items WHEN NEW.sort LIKE 'audit#%' BEGIN SELECT RAISE(ABORT, 'cut'); END",
    );
    const cut = await world.browser.post(link, agreeing);
    expect(cut.status).toBe(500);
    expect(everything()).toBe(before);
    db.exec('DROP TRIGGER cut');
    const again = await world.browser.post(link, agreeing);
    expect([again.status, again.heading]).toEqual([200, 'You agreed']);
    expect(await world.events()).toEqual(['answer-given', 'request-settled']);
    return `${cut.status}, nothing stored; then ${again.status} "${again.heading}"`;
  });

  fault(37, 'a full disk, or one that cannot be written, is said so and changes nothing', async () => {
    const link = await begin();
    const before = everything();
    const { db } = world.outside;
    const said: string[] = [];
    const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count);
    for (const [trouble, over] of [
      [`PRAGMA max_page_count = ${pages}`, 'PRAGMA max_page_count = 1073741823'],
      ['PRAGMA query_only = 1', 'PRAGMA query_only = 0'],
    ] as const) {
      db.exec(trouble);
      let page = await world.browser.post(link, { choice: 'decline', me: 'yes', declineReason: 'x'.repeat(9000) });
      // Free room in the last pages may hold one more.
      for (let tries = 0; tries < 3 && page.status !== 503; tries += 1) page = await world.browser.post(link, agreeing);
      expect(page.status, trouble).toBe(503);
      expect(page.text).toContain('cannot write to its disk');
      expect(everything()).toBe(before);
      expect((await world.browser.open(link)).status).toBe(200);
      db.exec(over);
      said.push(String(page.status));
    }
    expect((await world.browser.post(link, agreeing)).status).toBe(200);
    return `full ${said[0]}, read-only ${said[1]}; reading goes on; 200 once there is room`;
  });

  fault(35, 'what no store and no workflow can hold is refused with its size and the limit', async () => {
    await begin();
    const big = { partition: 'x', sort: 'x', expect: 'absent', body: { text: 'x'.repeat(410 * 1024) } } as const;
    const refused = await world.outside.store.commit({ put: [big] }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CommitRefused);
    const said = refused instanceof Error ? refused.message : '';
    expect(said).toMatch(/item-too-large: .*\d{6}/);
    const { engine } = engineWorld({ workflows: { main: machine({ Only: { Type: 'Pass', End: true } }) } });
    const started = engine.start({ workflow: 'main', name: 'large', input: 'x'.repeat(262_143) });
    expect(started).toEqual({ started: false, why: 'input-too-large', bytes: 262_145, limit: 262_144 });
    return `${said}; a payload of 262145 bytes, the limit is 262144`;
  });

  fault(39, 'a trail that was edited, thinned or cut is caught, with the first bad row', async () => {
    const link = await begin();
    await world.browser.post(link, agreeing);
    const { db, store } = world.outside;
    const good = await verifyAudit(store, world.partnership);
    expect(good.fault).toBeUndefined();
    const kept = [{ partnership: world.partnership, ...good.head }];
    const tampered = async (sql: string) => {
      db.exec(`SAVEPOINT before; ${sql}`);
      const { fault: found } = await verifyAudit(store, world.partnership, kept);
      db.exec('ROLLBACK TO before; RELEASE before');
      return found;
    };
    const row = (sequence: number): string => `sort = 'audit#${String(sequence).padStart(9, '0')}'`;
    const last = good.events;
    const edited = await tampered(`UPDATE items SET body = json_set(body, '$.by', 'nobody') WHERE ${row(2)}`);
    const removed = await tampered(`DELETE FROM items WHERE ${row(2)}`);
    const cut = await tampered(`DELETE FROM items WHERE ${row(last)}`);
    // Somebody thorough puts the head back as well.
    const cutWell = await tampered(
      `DELETE FROM items WHERE ${row(last)}; UPDATE items SET body = (SELECT json_object('sequence', ${last - 1}, 'hash', json_extract(body, '$.hash')) FROM items WHERE ${row(last - 1)}) WHERE sort = 'audit-head'`,
    );
    expect([edited, removed, cut, cutWell]).toEqual([
      { sequence: 2, because: 'edited' },
      { sequence: 2, because: 'missing' },
      { sequence: last, because: 'missing' },
      { sequence: last, because: 'missing' },
    ]);
    expect((await verifyAudit(store, world.partnership, kept)).fault).toBeUndefined();
    return `row 2 edited, row 2 missing, row ${last} cut, also with its head put back`;
  });
});
