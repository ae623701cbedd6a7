/** Each line of the tables in SECURITY.md names a test that is there, and which tries something. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const tables = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | '));
const rows = tables.filter(([who]) => who !== 'who' && !who?.startsWith('---'));

describe('the tables of threats', () => {
  it('say who, what they might try, what stops them, and which test', () => {
    expect(tables.filter(([who]) => who === 'who')).toEqual([
      ['who', 'what they might try', 'what stops them', 'which test'],
      ['who', 'what they might try', 'what stops them', 'which test'],
    ]);
    expect(rows.length).toBeGreaterThan(20);
  });

  it.each(rows)('%s: %s', (...row) => {
    expect(row).toHaveLength(4);
    const named = [...(row[3] ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(0);
    for (const path of named) {
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
      expect(readFileSync(join(root, path), 'utf8')).toMatch(/\b(it|test|fault|soak)\b[^\n]*\(/);
    }
  });
});
