import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createAuditAnchorLog } from '../../../functions/adapters/aws/audit-anchor.ts';
import { begun, once } from '../../../functions/adapters/aws/once.ts';
import { effectIdsIn, grownChainsIn } from '../../../functions/adapters/aws/stream.ts';
import { compressed, stylesheetResult } from '../../../functions/adapters/aws/web-answer.ts';
import { withCookies } from '../../../functions/adapters/aws/web-handler.ts';
import { firstPageEvent } from '../../../infra/local/first-page.ts';

const asking = (acceptEncoding?: string): APIGatewayProxyEventV2 => {
  const event = firstPageEvent();
  return {
    ...event,
    headers: { ...event.headers, ...(acceptEncoding !== undefined && { 'accept-encoding': acceptEncoding }) },
  };
};
const page = {
  statusCode: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: 'Schools. '.repeat(400),
};

describe('an answer through the HTTP API', () => {
  it('is compressed as the browser takes it', async () => {
    const br = await compressed(asking('gzip, deflate, br'), page);
    expect(br).toMatchObject({ isBase64Encoded: true, headers: { 'content-encoding': 'br', vary: 'accept-encoding' } });
    expect(brotliDecompressSync(Buffer.from(br.body ?? '', 'base64')).toString()).toBe(page.body);
    const gz = await compressed(asking('gzip, br;q=0'), page);
    expect(gunzipSync(Buffer.from(gz.body ?? '', 'base64')).toString()).toBe(page.body);
  });

  it('stays as it is for those who take nothing else, and for refusals', async () => {
    expect(await compressed(asking('identity'), page)).toMatchObject({ body: page.body });
    const refusal = { ...page, statusCode: 404 };
    expect(await compressed(asking('br'), refusal)).toEqual(refusal);
  });

  it('lets a browser keep the stylesheet for a year', () => {
    expect(stylesheetResult('body{}').headers?.['cache-control']).toContain('immutable');
  });
});

describe('cookies', () => {
  it('are found in their header where there is no list of them', () => {
    const { cookies: _, ...event } = firstPageEvent();
    const headers = { ...event.headers, cookie: 'a=1; b=2' };
    expect(withCookies({ ...event, headers }).cookies).toEqual(['a=1', 'b=2']);
    expect(withCookies({ ...event, headers, cookies: ['c=3'] }).cookies).toEqual(['c=3']);
  });
});

describe('the stream of the table', () => {
  const record = (pk: string, sk: string) => ({
    eventName: 'INSERT',
    dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } },
  });
  const stream = {
    Records: [
      record('effect#b', 'effect'),
      record('p#valley', 'audit-head'),
      record('effect#b', 'effect'),
      record('p#valley', 'person#x'),
    ],
  };

  it('names each new effect once, and each chain that has grown', () => {
    expect(effectIdsIn(stream)).toEqual(['b']);
    expect(grownChainsIn(stream)).toEqual(['valley']);
  });

  it('is told from the schedule, which names none', () => {
    expect(effectIdsIn({ 'detail-type': 'Scheduled Event' })).toBeUndefined();
    expect(effectIdsIn(undefined)).toBeUndefined();
  });
});

describe('the second place of an audit head', () => {
  it('is a line of its own, with the time', async () => {
    const lines: string[] = [];
    const anchor = createAuditAnchorLog({
      clock: { now: () => new Date('2027-01-14T09:00:00Z') },
      write: (line) => lines.push(line),
    });
    await anchor.keep({ partnership: 'valley', sequence: 7, hash: 'abc' });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { event: 'audit-head', partnership: 'valley', sequence: 7, hash: 'abc', at: '2027-01-14T09:00:00.000Z' },
    ]);
  });
});

describe('what a process makes once', () => {
  const counting = (failures: number) => {
    let made = 0;
    return async () => {
      made += 1;
      if (made <= failures) throw new Error('not yet');
      return made;
    };
  };

  it.each([
    ['when it is first asked for', once],
    ['at its start', begun],
  ])('is the same for everybody when made %s', async (_, maker) => {
    const get = maker(counting(0));
    expect([await get(), await get()]).toEqual([1, 1]);
  });

  it.each([
    ['when it is first asked for', once],
    ['at its start', begun],
  ])('is made again after it failed when made %s', async (_, maker) => {
    const get = maker(counting(1));
    await expect(get()).rejects.toThrow('not yet');
    expect([await get(), await get()]).toEqual([2, 2]);
  });
});
