import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBucketFiles } from '../../../functions/adapters/aws/bucket-files.ts';
import { clientDefaults } from '../../../functions/adapters/aws/clients.ts';
import { createRemotePapers, makerClient } from '../../../functions/adapters/aws/remote-papers.ts';
import type { Paper } from '../../../functions/domain/paper.ts';
import { createPapers } from '../../../functions/pdf/papers.ts';
import { asJson, filesInMemory } from '../../builders/papers.ts';
import { type Answer, answeringClient } from './answering-client.ts';

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => vi.unstubAllEnvs());

let client: ReturnType<typeof mockClient> | undefined;
afterEach(() => client?.restore());

/** A bucket as the service keeps it. */
const aBucket = (missing = 404) => {
  const mocked = mockClient(S3Client);
  client = mocked;
  const objects = new Map<string, Uint8Array>();
  const failing = (name: string, status: number) =>
    new S3ServiceException({ name, $fault: 'client', $metadata: { httpStatusCode: status } });
  mocked.on(GetObjectCommand).callsFake(({ Key }: { Key: string }) => {
    const bytes = objects.get(Key);
    if (!bytes) throw failing('NoSuchKey', missing);
    return { Body: { transformToByteArray: async () => bytes } };
  });
  mocked.on(PutObjectCommand).callsFake((put: { Key: string; Body: Uint8Array; IfNoneMatch?: string }) => {
    if (objects.has(put.Key) && put.IfNoneMatch === '*') throw failing('PreconditionFailed', 412);
    objects.set(put.Key, put.Body);
    return {};
  });
  return { client: mocked, files: createBucketFiles(new S3Client({ region: 'eu-west-2' }), 'papers') };
};

const paper = (title: string): Paper => ({
  title,
  language: 'en-GB',
  subject: '',
  at: '2026-11-22T09:00:00.000Z',
  foot: '',
  blocks: [],
});

describe('files in a bucket', () => {
  it.each([404, 403])('are not there before they are kept, where the service says %i', async (status) => {
    const { files } = aBucket(status);
    expect(await files.get('a/b.pdf')).toBeUndefined();
  });

  it('keep what was written first', async () => {
    const { client, files } = aBucket();
    await files.keep('ab/signed.pdf', new Uint8Array([1, 2, 3]));
    await files.keep('ab/signed.pdf', new Uint8Array([9]));
    expect(await files.get('ab/signed.pdf')).toEqual(new Uint8Array([1, 2, 3]));
    expect(client.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: 'papers',
      ContentType: 'application/pdf',
      IfNoneMatch: '*',
    });
  });

  it('say when the service refuses, so that whoever asked tries again', async () => {
    const { requestHandler } = answeringClient({ status: 503 });
    const client = new S3Client({ ...clientDefaults(), region: 'eu-west-2', maxAttempts: 1, requestHandler });
    const files = createBucketFiles(client, 'papers');
    await expect(files.get('a.pdf')).rejects.toMatchObject({ name: 'BucketRefused' });
    await expect(files.keep('a.pdf', new Uint8Array([1]))).rejects.toMatchObject({ name: 'BucketRefused' });
  });
});

describe('papers that are kept', () => {
  it('are made once: the bytes that were made first come again, whatever the paper says by then', async () => {
    let made = 0;
    const render = async (one: Paper) => {
      made += 1;
      return asJson(one);
    };
    const papers = createPapers(render, filesInMemory());
    const [first, second] = [
      await papers.kept('ab/text.pdf', paper('one')),
      await papers.kept('ab/text.pdf', paper('two')),
    ];
    expect(second).toEqual(first);
    expect(made).toBe(1);
    expect(await papers.render(paper('two'))).not.toEqual(first);
  });

  it('give two who make one at once the same bytes', async () => {
    const papers = createPapers(async (one) => asJson(one), filesInMemory());
    const [one, other] = await Promise.all([papers.kept('a.pdf', paper('one')), papers.kept('a.pdf', paper('other'))]);
    expect(one).toEqual(other);
  });

  it.each(['../link-keys.pdf', '/etc/passwd.pdf', 'a//b.pdf', 'A.pdf', 'a.json', `${'a'.repeat(81)}.pdf`, ''])(
    'have no name such as %j',
    async (name) => {
      const papers = createPapers(async (one) => asJson(one), filesInMemory());
      await expect(papers.kept(name, paper('x'))).rejects.toMatchObject({ name: 'BadFileName' });
    },
  );
});

describe('papers of another function', () => {
  const remote = (answer: Answer) => {
    const { asked, requestHandler } = answeringClient(answer);
    return { asked, papers: createRemotePapers(makerClient({ region: 'eu-west-2', requestHandler }), 'maker') };
  };

  it('are asked for by name, and come back whole', async () => {
    const pdf = Buffer.from([37, 80, 255]).toString('base64');
    const { asked, papers } = remote({ status: 200, body: JSON.stringify({ pdf }) });
    expect(await papers.kept('ab/text.pdf', paper('one'))).toEqual(new Uint8Array([37, 80, 255]));
    expect(asked[0]?.hostname).toBe('lambda.eu-west-2.amazonaws.com');
    expect(asked[0]?.path).toBe('/2015-03-31/functions/maker/invocations');
    expect(JSON.parse(String(asked[0]?.body))).toEqual({ name: 'ab/text.pdf', paper: paper('one') });
    await papers.render(paper('two'));
    expect(JSON.parse(String(asked[1]?.body))).toEqual({ paper: paper('two') });
  });

  it('are not made where that function fails, and nobody is told its words', async () => {
    const body = JSON.stringify({ errorMessage: 'Ada Lowe' });
    const failed = remote({ status: 200, body, headers: { 'x-amz-function-error': 'Unhandled' } });
    await expect(failed.papers.render(paper('one'))).rejects.toThrow(/^the PDF was not made: the function failed$/);
    const refused = remote({ status: 429, headers: { 'x-amzn-errortype': 'TooManyRequestsException' } });
    await expect(refused.papers.render(paper('one'))).rejects.toThrow('TooManyRequestsException');
    expect(refused.asked).toHaveLength(1);
  });
});
