import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditAnchorFile } from '../../functions/adapters/local/audit-anchor.ts';
import { openDatabase } from '../../functions/adapters/local/database.ts';
import { createSqliteStore } from '../../functions/adapters/local/sqlite-store.ts';
import { AuditHead } from '../../functions/domain/audit.ts';
import { work } from '../../functions/records/work.ts';
import { auditReport } from '../../infra/local/audit-report.ts';
import { anOutside } from '../builders/outside.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  await happen(6);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'partnerships.sqlite');

/** Events of a partnership in a data folder, as the product writes them; the head is kept after each. */
const happen = async (events: number, { kept = true } = {}) => {
  const db = openDatabase(path());
  const outside = anOutside({ store: createSqliteStore({ db }) });
  const anchor = createAuditAnchorFile({ path: join(folder, 'audit-heads'), clock: outside.clock });
  for (let number = 0; number < events; number += 1) {
    await work(outside, 'valley', async (tx) => tx.event('signed-in', `person-${number}`));
    const head = AuditHead.parse((await outside.store.get({ partition: 'p#valley', sort: 'audit-head' }))?.body);
    if (kept) await anchor.keep({ partnership: 'valley', ...head });
  }
  anchor.close();
  db.close();
};

const change = (sql: string): void => {
  const db = new DatabaseSync(path());
  db.exec(sql);
  db.close();
};
const report = () => auditReport(folder, 'valley');

describe('checking an audit trail', () => {
  it('says that all is well, and how much there is', async () => {
    expect(report()).toEqual({ lines: ['audit ok: 6 events'], result: 'ok' });
    await happen(2, { kept: false });
    expect(report().lines).toEqual(['audit ok: 8 events']);
  });

  it.each([
    ['an edited row', `UPDATE items SET body = replace(body, 'person-2', 'person-9') WHERE sort = 'audit#000000003'`],
    ['a row that is no event any more', `UPDATE items SET body = '{}' WHERE sort = 'audit#000000003'`],
    ['a row that is no JSON any more', `UPDATE items SET body = '{' WHERE sort = 'audit#000000003'`],
  ])('names %s', (_, sql) => {
    change(sql);
    expect(report()).toEqual({ lines: ['audit bad: event 3 of valley was edited'], result: 'bad' });
  });

  it('names a row that was taken out', () => {
    change(`DELETE FROM items WHERE sort = 'audit#000000004'`);
    expect(report()).toEqual({ lines: ['audit bad: event 4 of valley is missing'], result: 'bad' });
  });

  it('names the first row of a tail that was cut, by the head in the table', () => {
    change(`DELETE FROM items WHERE sort IN ('audit#000000005', 'audit#000000006')`);
    expect(report().lines).toEqual(['audit bad: event 5 of valley is missing']);
  });

  it('names it even when the head in the table was set back, by the head that was kept elsewhere', () => {
    change(`
      UPDATE items SET body = (
        SELECT json_object('sequence', 4, 'hash', json_extract(last.body, '$.hash')) FROM items last
        WHERE last.sort = 'audit#000000004') WHERE sort = 'audit-head';
      DELETE FROM items WHERE sort IN ('audit#000000005', 'audit#000000006')`);
    expect(report().lines).toEqual(['audit bad: event 5 of valley is missing']);
  });

  it('sees a trail that was written anew from some row on, though it agrees with itself', async () => {
    const kept = await import('node:fs').then(({ readFileSync }) => readFileSync(join(folder, 'audit-heads')));
    rmSync(path());
    rmSync(join(folder, 'audit-heads'));
    await happen(1);
    await work(anOutside({ store: createSqliteStore({ db: openDatabase(path()) }) }), 'valley', async (tx) =>
      tx.event('signed-in', 'somebody-else'),
    );
    await happen(4);
    await import('node:fs').then(({ writeFileSync }) => writeFileSync(join(folder, 'audit-heads'), kept));
    expect(report().lines).toEqual([
      'audit bad: event 2 of valley was written anew: the seal kept outside the table is another',
    ]);
  });

  it('names two rows that changed places', () => {
    change(`
      UPDATE items SET sort = 'audit#x' WHERE sort = 'audit#000000002';
      UPDATE items SET sort = 'audit#000000002' WHERE sort = 'audit#000000003';
      UPDATE items SET sort = 'audit#000000003' WHERE sort = 'audit#x'`);
    expect(report().lines).toEqual(['audit bad: event 2 of valley does not follow from the row before it']);
  });

  it('says where it looked when there is nothing to check', () => {
    expect(auditReport(join(folder, 'none'), 'valley')).toMatchObject({ result: 'unknown' });
    expect(auditReport(folder, 'elsewhere')).toMatchObject({
      lines: ['There is no partnership elsewhere. There are none.'],
      result: 'unknown',
    });
  });

  it('can be done beside the server, and changes nothing', () => {
    const server = openDatabase(path());
    const before = server.prepare('PRAGMA data_version').get();
    expect(report().result).toBe('ok');
    expect(server.prepare('PRAGMA data_version').get()).toEqual(before);
    server.close();
  });
});
