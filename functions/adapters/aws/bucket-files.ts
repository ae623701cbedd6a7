/** Files in a bucket: each is written once and stays. */
import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { KeptFiles } from '../../pdf/papers.ts';

export class BucketRefused extends Error {
  constructor(what: string, because: string) {
    super(`the bucket answered ${because} to ${what}`);
    this.name = 'BucketRefused';
  }
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

const refused = (what: string, error: unknown): Error => {
  const status = statusOf(error);
  if (status !== undefined) return new BucketRefused(what, String(status));
  return error instanceof Error ? error : new BucketRefused(what, 'nothing');
};

/** Both throw BucketRefused, and what the client throws where the service cannot be reached. */
export const createBucketFiles = (client: S3Client, bucket: string): KeptFiles => ({
  get: async (file) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: file }));
      return await Body?.transformToByteArray();
    } catch (error) {
      // 403: whoever may not list a bucket is not told that something is not in it.
      if ([403, 404].includes(statusOf(error) ?? 0)) return undefined;
      throw refused('a reading', error);
    }
  },
  keep: async (file, bytes) => {
    const put = { Bucket: bucket, Key: file, Body: bytes, ContentType: 'application/pdf', IfNoneMatch: '*' };
    try {
      await client.send(new PutObjectCommand(put));
    } catch (error) {
      // 412: it is there. 409: somebody is writing it at this moment.
      if (![409, 412].includes(statusOf(error) ?? 0)) throw refused('a writing', error);
    }
  },
});
