/** `npm run test:date`: any day, in every process and thread of Node, with time going on. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askedDate } from '../../../infra/proof/dates/asked.ts';

const preload = join(import.meta.dirname, '../../../infra/proof/dates/shifted.cjs');
const program = `
const { Worker } = require('node:worker_threads');
const { execFileSync } = require('node:child_process');
const here = [new Date().toISOString(), new Date(Date.now()).toISOString(), new Date(0).toISOString(), Date.UTC(2020, 0, 1)];
const child = execFileSync(process.execPath, ['-p', 'new Date().toISOString()'], { encoding: 'utf8' }).trim();
const worker = new Worker("require('node:worker_threads').parentPort.postMessage(new Date().toISOString())", { eval: true });
worker.once('message', (thread) => console.log(JSON.stringify({ here, child, thread, is: new Date() instanceof Date, text: Date().slice(0, 3) })));
`;

describe('a shifted date', () => {
  it.each([
    '2026-12-24T09:00:00.000Z',
    '2027-03-28T00:30:00.000Z',
    '2028-02-29T09:00:00.000Z',
    '2031-09-01T08:00:00.000Z',
  ])(
    'is %s in the process, its threads and its children',
    (moment) => {
      const env = {
        ...process.env,
        DATE_AHEAD_MS: String(Date.parse(moment) - Date.now()),
        NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
      };
      const said = JSON.parse(execFileSync(process.execPath, ['-e', program], { env, encoding: 'utf8' }));
      const day = moment.slice(0, 10);
      for (const time of [said.here[0], said.here[1], said.child, said.thread]) expect(time.slice(0, 10)).toBe(day);
      expect(said.here.slice(2)).toEqual(['1970-01-01T00:00:00.000Z', 1_577_836_800_000]);
      expect(said.is).toBe(true);
    },
    20_000,
  );
});

describe('the date that is asked for', () => {
  it('is at nine in London unless a time is told, and runs the tests unless another script is', () => {
    expect(askedDate(['2028-02-29'])).toEqual({
      ok: true,
      value: { moment: new Date('2028-02-29T09:00:00Z'), script: ['test'] },
    });
    expect(askedDate(['2031-09-01', 'test/domain'])).toEqual({
      ok: true,
      value: { moment: new Date('2031-09-01T08:00:00Z'), script: ['test', 'test/domain'] },
    });
    expect(askedDate(['2027-03-28T00:30', 'run', 'demo'])).toEqual({
      ok: true,
      value: { moment: new Date('2027-03-28T00:30:00Z'), script: ['demo'] },
    });
  });

  it.each(['', '2027-02-29', '29.2.2028', '2028-02-29T24:00', 'tomorrow'])('is refused when it is "%s"', (when) => {
    expect(askedDate([when])).toMatchObject({
      ok: false,
      refusal: 'bad-date',
      detail: expect.stringContaining('2028-02-29'),
    });
  });
});
