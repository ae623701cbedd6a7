import { gzipSync } from 'node:zlib';
import type { S3Client } from '@aws-sdk/client-s3';
import { S3ServiceException } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { registerInBucket } from '../../../functions/adapters/aws/register-object.ts';

const packed = (asOf: string): Buffer =>
  gzipSync(
    JSON.stringify({
      asOf,
      schools: [
        { urn: '100001', name: 'Ash School', phase: 'Primary', type: 'Community school', group: 'x', closing: false },
      ],
      closed: [],
    }),
  );

const failure = (status: number): S3ServiceException =>
  new S3ServiceException({ name: 'x', $fault: 'client', $metadata: { httpStatusCode: status } });

type Asked = { readonly Key: string; readonly IfNoneMatch?: string };
const aClient = (answer: (asked: Asked) => { bytes: Uint8Array; etag: string } | number) => {
  const asked: Asked[] = [];
  const send = async ({ input }: { input: Asked }) => {
    asked.push(input);
    const given = answer(input);
    if (typeof given === 'number') throw failure(given);
    return { ETag: given.etag, Body: { transformToByteArray: async () => given.bytes } };
  };
  return { asked, client: { send } as unknown as S3Client };
};

describe('the register in a bucket', () => {
  it('is read once, asked for again after ten minutes, and not read anew while it is the same', async () => {
    let now = 0;
    const { asked, client } = aClient(({ IfNoneMatch }) =>
      IfNoneMatch === 'one' ? 304 : { bytes: packed('2026-11-01'), etag: 'one' },
    );
    const look = registerInBucket(client, 'documents', () => now);
    const [first, again] = await Promise.all([look(), look()]);
    expect(first?.byUrn('100001')?.name).toBe('Ash School');
    expect(again).toBe(first);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.Key).toBe('register/schools.json.gz');
    now = 11 * 60_000;
    expect(await look()).toBe(first);
    expect(asked[1]?.IfNoneMatch).toBe('one');
  });

  it('is undefined where nobody has brought one', async () => {
    expect(await registerInBucket(aClient(() => 403).client, 'documents')()).toBeUndefined();
    expect(await registerInBucket(aClient(() => 404).client, 'documents')()).toBeUndefined();
  });

  it('throws when the service fails, or what lies there is cut off, and tries again with the next look', async () => {
    let answer: ReturnType<Parameters<typeof aClient>[0]> = 500;
    const look = registerInBucket(aClient(() => answer).client, 'documents');
    await expect(look()).rejects.toThrow();
    answer = { bytes: packed('2026-11-01').subarray(0, 40), etag: 'cut' };
    await expect(look()).rejects.toThrow();
    answer = { bytes: packed('2026-11-02'), etag: 'whole' };
    expect((await look())?.asOf).toBe('2026-11-02');
  });
});
