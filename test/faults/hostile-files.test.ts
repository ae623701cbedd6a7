/** Files that are small to send and large to read. What is counted is what was read of them, and that they are refused. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestId } from '../../functions/domain/asking/kinds.ts';
import { readCohortLines } from '../../functions/domain/cohort/read-cohort.ts';
import type { Apart } from '../../functions/ports.ts';
import { readingJobs } from '../../functions/reading-jobs.ts';
import { figuresFiles } from '../../functions/review/figures-file.ts';
import { sealsInFiles } from '../../functions/signing/seal-in-file.ts';
import { boundaryOf, uploads } from '../../functions/web/read-files.ts';
import { createReadBeside, type ReadBeside } from '../../infra/local/read-beside.ts';
import { hostileMultiparts, hostilePdfs, hostileTables, hostileWorkbooks } from '../../infra/proof/hostile/files.ts';
import { autumn, aYear, type YearWorld } from '../builders/year.ts';
import { fault, isLong } from './fault.ts';

type Read = () => Promise<unknown>;

/** What a figures file came to, as far as the rules about its lines. */
const refusedFigures = async (bytes: Uint8Array): Promise<boolean> => {
  const read = await figuresFiles.read(bytes);
  return !read.ok || !readCohortLines(read.lines, ['Science']).ok;
};

/** The processor's time is a bound of the long form alone: the short one runs beside other tests. */
const slowestOf = async (reads: readonly (readonly [name: string, read: Read])[]): Promise<[string, number]> => {
  let slowest: [string, number] = ['none', 0];
  for (const [name, read] of reads) {
    const before = process.cpuUsage();
    await read();
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    if (ms > slowest[1]) slowest = [name, ms];
  }
  return slowest;
};
const within = ([name, ms]: [string, number], most: number): string => {
  if (isLong) expect([name, ms < most]).toEqual([name, true]);
  return isLong ? `slowest: ${name}, ${Math.round(ms)} ms of processor` : `slowest: ${name}`;
};

describe('a file that is small to send and large to read', () => {
  fault(
    52,
    'a workbook of any of these kinds is refused, within a second',
    async () => {
      const reads = Object.entries(hostileWorkbooks).map(([name, make]): [string, Read] => {
        const bytes = make();
        return [
          name,
          async () =>
            expect([name, await figuresFiles.read(bytes)]).toEqual([name, expect.objectContaining({ ok: false })]),
        ];
      });
      return `${reads.length} kinds of workbook; ${within(await slowestOf(reads), 1000)}`;
    },
    60_000,
  );

  fault(
    52,
    'a table as text of any of these kinds is refused, in proportion to its length',
    async () => {
      const reads = Object.entries(hostileTables).map(([name, make]): [string, Read] => {
        const bytes = make();
        return [name, async () => expect([name, await refusedFigures(bytes)]).toEqual([name, true])];
      });
      return `${reads.length} kinds of table; ${within(await slowestOf(reads), 1000)}`;
    },
    60_000,
  );

  fault(
    52,
    'a PDF of any of these kinds names no seal, within 200 ms',
    async () => {
      const reads = Object.entries(hostilePdfs).map(([name, make]): [string, Read] => {
        const bytes = make();
        return [name, async () => expect([name, await sealsInFiles.read(bytes)]).toEqual([name, undefined])];
      });
      return `${reads.length} kinds of PDF; ${within(await slowestOf(reads), 200)}`;
    },
    60_000,
  );

  fault(
    52,
    'a form in parts of any of these kinds is refused, within a second',
    async () => {
      const reads = Object.entries(hostileMultiparts).map(([name, make]): [string, Read] => {
        const { contentType, body } = make();
        const upload = { bytes: body, contentType, taken: ['file'] };
        return [name, async () => expect([name, (await uploads.read(upload)).ok]).toEqual([name, false])];
      });
      return `${reads.length} kinds of form; ${within(await slowestOf(reads), 1000)}`;
    },
    60_000,
  );

  it('has one boundary, or none that counts', () => {
    expect(boundaryOf('multipart/form-data; boundary=----WebKitFormBoundaryAbC123')).toBe(
      '----WebKitFormBoundaryAbC123',
    );
    expect(boundaryOf('multipart/form-data; charset=utf-8; Boundary="a b:c"')).toBe('a b:c');
    for (const two of [
      '; boundary=a; boundary=b',
      '; boundary=',
      ';boundary="a',
      '; boundary=a b',
      '; =a; boundary=b',
      '',
    ])
      expect([two, boundaryOf(`multipart/form-data${two}`)]).toEqual([two, undefined]);
  });
});

describe('a place apart for reading', () => {
  let beside: ReadBeside | undefined;
  afterEach(async () => {
    await beside?.stop();
  });
  const stuck = new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ input }) => {
         if (input === 'for ever') for (;;);
         const kept = [];
         while (input === 'all memory') kept.push(Array(100_000).fill(kept.length));
         parentPort.postMessage({ gives: input });
       });`,
    )}`,
  );

  fault(52, 'ends what takes too long or too much memory, and reads the next file', async () => {
    const place = createReadBeside({ ms: 400, megabytes: 32, threads: 1 }, stuck);
    beside = place;
    const ended = await Promise.all(
      ['first', 'for ever', 'second', 'all memory', 'third'].map((one) => place.run('x', one)),
    );
    expect(ended).toEqual([{ gives: 'first' }, 'too-long', { gives: 'second' }, 'too-long', { gives: 'third' }]);
    return 'a loop without end and all memory: both stopped, the others read';
  });

  fault(52, 'refuses at once what would wait behind too many', async () => {
    const place = createReadBeside({ ms: 300, threads: 1, waiting: 2 }, stuck);
    beside = place;
    const ended = await Promise.all(Array.from({ length: 6 }, () => place.run('x', 'for ever')));
    expect(ended.filter((one) => one === 'busy')).toHaveLength(3);
    return 'one in hand, two wait, three of six refused at once';
  });

  it('reads there what is read here', async () => {
    const place = createReadBeside();
    beside = place;
    expect([...readingJobs.keys()]).toEqual(['upload', 'figures', 'seal']);
    const table = new TextEncoder().encode('Year group;Pupils\n5;30\n');
    expect(await place.run('figures', table)).toEqual({ gives: await figuresFiles.read(table) });
    const body = Buffer.from('--X\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--X--\r\n');
    const upload = { bytes: body, contentType: 'multipart/form-data; boundary=X', taken: [] };
    expect(await place.run('upload', upload)).toEqual({ gives: await uploads.read(upload) });
    await expect(place.run('nothing', table)).rejects.toThrow('could not be read');
  });
});

describe('permission', () => {
  let world: YearWorld;
  beforeEach(async () => {
    world = await aYear();
  });
  afterEach(() => world.stop());

  const boundary = 'a-boundary';
  const figures = (bytes: string): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'sec-fetch-site': 'same-origin' },
    body: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${bytes}\r\n--${boundary}\r\ncontent-disposition: form-data; name="button"\r\n\r\nupload\r\n--${boundary}--\r\n`,
  });

  fault(52, 'comes before anything of a file is read', async () => {
    const opened = await world.openReturns(autumn);
    const link = await world.linkOf('lead-birch', opened['900002'] ?? '');
    const read: string[] = [];
    const apart: Apart = {
      run: async (job) => {
        read.push(job);
        return 'too-long';
      },
    };
    Object.assign(world.outside, { apart });
    const send = async (path: string) => (await fetch(`${world.url}${path}`, figures('x'))).status;
    const wrong = `${link.slice(0, -3)}abc`;
    expect(await send(`${wrong}/figures`)).toBe(404);
    expect(await send(`${link}/no-such-page`)).toBe(404);
    const other = await world.linkOf(
      'lead-alder',
      requestId({ kind: 'start-review', about: { kind: 'review', id: autumn } }),
    );
    expect(await send(`${other}/figures`)).toBe(404);
    expect(read).toEqual([]);
    expect(await send(`${link}/figures`)).toBe(400);
    expect(read).toEqual(['upload']);
    return 'three wrong doors: nothing read; the right one: read apart';
  });

  fault(52, 'copies are checked so often by one client and no more, and others go on', async () => {
    const codes: number[] = [];
    for (let sent = 0; sent < 61; sent += 1) codes.push((await fetch(`${world.url}/check`, figures('x'))).status);
    expect(codes.filter((code) => code !== 429)).toHaveLength(60);
    expect(codes.at(-1)).toBe(429);
    return 'sixty in ten minutes, then 429';
  });
});
