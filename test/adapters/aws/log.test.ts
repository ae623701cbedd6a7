import { describe, expect, it } from 'vitest';
import { createLog, withRequestId } from '../../../functions/adapters/aws/log.ts';

const written = () => {
  const lines: string[] = [];
  return { lines, log: createLog((line) => lines.push(line)) };
};

describe('the log of a function', () => {
  it('says in each line which call it belongs to, also where calls cross', async () => {
    const { lines, log } = written();
    const handler = withRequestId(async (name: string, _context: { awsRequestId?: string }) => {
      await new Promise((resolve) => setImmediate(resolve));
      log('info', 'did', { name });
    });
    await Promise.all([handler('one', { awsRequestId: 'call-1' }), handler('two', { awsRequestId: 'call-2' })]);
    expect(lines.map((line) => JSON.parse(line)).toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { level: 'info', event: 'did', request: 'call-1', name: 'one' },
      { level: 'info', event: 'did', request: 'call-2', name: 'two' },
    ]);
  });

  it('says nothing of a call where there is none', async () => {
    const { lines, log } = written();
    await withRequestId(async () => log('warn', 'alone'))(undefined, {});
    expect(JSON.parse(lines[0] ?? '')).toEqual({ level: 'warn', event: 'alone' });
  });
});
