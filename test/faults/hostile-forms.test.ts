/** The short form of `npm run hostile`: every form of a lived year, with a few hostile words a field. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { emptyTally } from '../../infra/proof/hostile/attempts.ts';
import { attackDoors, hostileYear } from '../../infra/proof/hostile/year.ts';
import { isLong, soak } from './fault.ts';

soak(
  'every route, come to by whoever may not and in every wrong way, gives nothing away and changes nothing',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'doors-'));
    const tally = emptyTally();
    try {
      await attackDoors(folder, 'dan.okoro@wendlebridge.example', tally, isLong ? 1 : 9);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const { routes, attempts, refused, serverErrors, letIn, faults } = tally;
    expect(faults).toEqual([]);
    expect([serverErrors, letIn]).toEqual([0, 0]);
    expect(routes).toBeGreaterThan(100);
    return `${routes} routes, ${attempts} attempts, ${refused} refused, 0 server errors, nobody let in`;
  },
  300_000,
);

soak(
  'every form of a year, filled by a hostile hand, is refused with a page a person understands, and changes nothing then',
  async () => {
    const { forms, attempts, refused, serverErrors, letIn, faults } = await hostileYear({
      doors: isLong,
      tell: () => undefined,
      ...(isLong ? {} : { triedOf: 3 }),
    });
    expect(faults).toEqual([]);
    expect([serverErrors, letIn]).toEqual([0, 0]);
    expect(forms).toBeGreaterThan(20);
    return `${forms} forms, ${attempts} attempts, ${refused} refused, 0 server errors, nobody let in`;
  },
  isLong ? 3_600_000 : 240_000,
);
