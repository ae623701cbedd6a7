/**
 * The register of schools as one object of the documents bucket. Read whole by the functions that show and ask about schools,
 * held by the process, and asked for again now and then: nothing is read anew while the object is the same.
 */
import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { Schools } from '../../domain/register/register.ts';
import { openRegisterBytes } from '../register-bytes.ts';
import { clientDefaults } from './clients.ts';
import { registerKey } from './config.ts';

/** Somebody brings a new register once a month; a process that is warm sees it within this time. */
const lookAgainAfterMs = 10 * 60_000;

export const registerClient = (): S3Client => new S3Client(clientDefaults());

type Held = { readonly etag: string | undefined; readonly schools: Schools | undefined };

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

const readAgain = async (client: S3Client, bucket: string, before: Held | undefined): Promise<Held> => {
  const wanted = { Bucket: bucket, Key: registerKey };
  try {
    const { Body, ETag } = await client.send(
      new GetObjectCommand({ ...wanted, ...(before?.etag !== undefined && { IfNoneMatch: before.etag }) }),
    );
    const bytes = await Body?.transformToByteArray();
    return { etag: ETag, schools: bytes && (await openRegisterBytes(bytes)) };
  } catch (error) {
    if (before && statusOf(error) === 304) return before;
    // 403: whoever may not list a bucket is not told that something is not in it.
    if ([403, 404].includes(statusOf(error) ?? 0)) return { etag: undefined, schools: undefined };
    throw error;
  }
};

/** Undefined where nobody has brought one. Throws what the service says; the next call tries again. */
export const registerInBucket = (
  client: S3Client,
  bucket: string,
  now: () => number = Date.now,
): (() => Promise<Schools | undefined>) => {
  let held: Held | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<Held> | undefined;
  return async () => {
    if (held && now() - lookedAt < lookAgainAfterMs) return held.schools;
    looking ??= readAgain(client, bucket, held).finally(() => {
      looking = undefined;
    });
    held = await looking;
    lookedAt = now();
    return held.schools;
  };
};

/** For whoever brings it: one request, so it is whole or not there, and the bucket keeps the version before. */
export const putRegister = async (client: S3Client, bucket: string, bytes: Uint8Array): Promise<void> => {
  await client.send(
    new PutObjectCommand({ Bucket: bucket, Key: registerKey, Body: bytes, ContentType: 'application/gzip' }),
  );
};

/** What is held now, with what only a reader of the whole knows: its day. */
export const heldInBucket = (client: S3Client, bucket: string): Promise<Schools | undefined> =>
  readAgain(client, bucket, undefined).then(({ schools }) => schools);
