/** Backups of every night: enough stay to go back a night, a week or a year, and no more than that. */
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../functions/domain/calendar.ts';
import { verifyAudit } from '../../functions/records/verify-audit.ts';
import { BadBackup, backUpNightly, restore } from '../../infra/local/backup.ts';
import { backupName, makingRoom } from '../../infra/local/backup-rotation.ts';
import { openDataFolder } from '../../infra/local/data-folder.ts';
import { startWorld } from '../journeys/world.ts';

/** What lies in the folder after every night from one date on. */
const afterNights = (from: string, nights: number): readonly string[] => {
  let held: readonly string[] = [];
  for (let night = 0; night < nights; night += 1) {
    const names = [...held, backupName(addDays(from, night))];
    const gone = makingRoom(names);
    held = names.filter((name) => !gone.includes(name));
  }
  return held;
};

describe('backups of every night', () => {
  it('keep seven nights, the newest of four weeks and the newest of twelve months', () => {
    // Nights from Thursday 1 January 2026 to Sunday 28 February 2027.
    const held = afterNights('2026-01-01', 424).map((name) => name.slice(13, 23));
    expect(held.toSorted().toReversed()).toEqual([
      ...['2027-02-28', '2027-02-27', '2027-02-26', '2027-02-25', '2027-02-24', '2027-02-23', '2027-02-22'],
      ...['2027-02-21', '2027-02-14', '2027-02-07'],
      ...['2027-01-31', '2026-12-31', '2026-11-30', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31'],
      ...['2026-06-30', '2026-05-31', '2026-04-30', '2026-03-31'],
    ]);
  });

  it('never take the newest, or a file that is no backup of ours', () => {
    const names = ['notes.txt', 'partnerships-2026.sqlite', 'partnerships-2020-01-01.sqlite'];
    expect(makingRoom(names)).toEqual([]);
    expect(makingRoom([])).toEqual([]);
  });

  it('go on over nights in which the machine was off', () => {
    const names = ['2026-01-05', '2026-03-05', '2026-05-05', '2026-05-06'].map(backupName);
    expect(makingRoom(names)).toEqual([]);
  });
});

describe('a nightly backup', () => {
  it('is its owner’s alone, makes room, is taken once a night, and is restored', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nightly-'));
    const [dataDir, into] = [join(folder, 'data'), join(folder, 'backups')];
    const world = await startWorld({ dataDir });
    const first = await backUpNightly(dataDir, into, '2026-12-01');
    for (let night = 2; night < 30; night += 1) writeFileSync(join(into, backupName(addDays('2026-10-01', night))), '');
    const second = await backUpNightly(dataDir, into, '2026-12-02');
    expect([first.gone, second.gone.length]).toEqual([[], 21]);
    expect(readdirSync(into)).toEqual(expect.arrayContaining([backupName('2026-12-01'), backupName('2026-12-02')]));
    expect([statSync(into).mode & 0o777, statSync(second.file).mode & 0o777]).toEqual([0o700, 0o600]);
    await expect(backUpNightly(dataDir, into, '2026-12-02')).rejects.toThrow(BadBackup);
    await world.stop();
    await restore(second.file, dataDir, new Date('2026-12-03T09:00:00.000Z'));
    const restored = openDataFolder(dataDir);
    expect((await verifyAudit(restored.store, 'valley', restored.keptHeads)).fault).toBeUndefined();
    restored.close();
  });
});
