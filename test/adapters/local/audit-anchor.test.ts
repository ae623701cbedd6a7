import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createAuditAnchorFile, readAuditHeads } from '../../../functions/adapters/local/audit-anchor.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-anchor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const clock = { now: () => new Date('2027-01-14T09:00:00.000Z') };

describe('the second place for audit heads', () => {
  it('keeps a line for every head, across restarts', async () => {
    const path = join(folder, 'made', 'audit-heads.log');
    for (const sequence of [1, 2]) {
      const anchor = createAuditAnchorFile({ path, clock });
      await anchor.keep({ partnership: 'wendle', sequence, hash: `hash${sequence}` });
      anchor.close();
    }
    expect(readFileSync(path, 'utf8')).toBe(
      'wendle 1 hash1 2027-01-14T09:00:00.000Z\nwendle 2 hash2 2027-01-14T09:00:00.000Z\n',
    );
    expect(readAuditHeads(path)).toEqual([
      { partnership: 'wendle', sequence: 1, hash: 'hash1', at: '2027-01-14T09:00:00.000Z' },
      { partnership: 'wendle', sequence: 2, hash: 'hash2', at: '2027-01-14T09:00:00.000Z' },
    ]);
  });

  it('does not let a line that a crash cut short spoil the next one', async () => {
    const path = join(folder, 'cut.log');
    appendFileSync(path, 'wendle 1 hash1 2027-01-14T09:00:00.000Z\nwendle 2 ha');
    const anchor = createAuditAnchorFile({ path, clock });
    await anchor.keep({ partnership: 'wendle', sequence: 3, hash: 'hash3' });
    anchor.close();
    expect(readAuditHeads(path).map((head) => head.sequence)).toEqual([1, 3]);
  });

  it('cannot be made to write a second line', async () => {
    const path = join(folder, 'forged.log');
    const anchor = createAuditAnchorFile({ path, clock });
    await expect(anchor.keep({ partnership: 'a 9 b c\nwendle', sequence: 1, hash: 'h' })).rejects.toThrow(RangeError);
    anchor.close();
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('has no heads where there is no file', () => {
    expect(readAuditHeads(join(folder, 'none.log'))).toEqual([]);
  });
});
