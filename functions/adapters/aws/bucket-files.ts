/** Files in a bucket: each is written once and stays. */
import type { KeptFiles } from '../../pdf/papers.ts';
import { endpointOf, signedRequest } from './signed-request.ts';

export class BucketRefused extends Error {
  constructor(what: string, status: number) {
    super(`the bucket answered ${status} to ${what}`);
    this.name = 'BucketRefused';
  }
}

type Bucket = { readonly name: string; readonly region: string; readonly send?: typeof fetch };

const timeLimitMs = 10_000;

/** An emulator knows buckets by path alone. */
const addressOf = ({ name, region }: Bucket, file: string): URL => {
  const endpoint = endpointOf('s3', region);
  return endpoint.hostname.endsWith('.amazonaws.com')
    ? new URL(`https://${name}.${endpoint.hostname}/${file}`)
    : new URL(`/${name}/${file}`, endpoint);
};

/** Both throw BucketRefused, and what fetch throws. */
export const createBucketFiles = (bucket: Bucket): KeptFiles => {
  const { region, send } = bucket;
  const common = { service: 's3', region, timeLimitMs, ...(send && { send }) } as const;
  return {
    get: async (file) => {
      const answer = await signedRequest({ ...common, method: 'GET', url: addressOf(bucket, file) });
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
      await answer.body?.cancel();
      // 403: whoever may not list a bucket is not told that something is not in it.
      if (answer.status === 404 || answer.status === 403) return undefined;
      throw new BucketRefused('a reading', answer.status);
    },
    keep: async (file, bytes) => {
      const answer = await signedRequest({
        ...common,
        method: 'PUT',
        url: addressOf(bucket, file),
        headers: { 'content-type': 'application/pdf', 'if-none-match': '*' },
        body: new Uint8Array(bytes),
      });
      await answer.body?.cancel();
      // 412: it is there. 409: somebody is writing it at this moment.
      if (!answer.ok && answer.status !== 412 && answer.status !== 409) {
        throw new BucketRefused('a writing', answer.status);
      }
    },
  };
};
