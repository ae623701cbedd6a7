import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBucketFiles } from '../../../functions/adapters/aws/bucket-files.ts';
import { createRemotePapers } from '../../../functions/adapters/aws/remote-papers.ts';
import type { Paper } from '../../../functions/domain/paper.ts';
import { createPapers } from '../../../functions/pdf/papers.ts';
import { asJson, filesInMemory } from '../../builders/papers.ts';

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterEach(() => vi.unstubAllEnvs());

type Sent = { readonly url: string; readonly method: string; readonly headers: Headers; readonly body: Buffer };

/** A bucket as the service keeps it, and what it was asked. */
const aBucket = (missing = 404) => {
  const objects = new Map<string, Buffer>();
  const asked: Sent[] = [];
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const body = Buffer.from(await request.arrayBuffer());
    asked.push({ url: request.url, method: request.method, headers: request.headers, body });
    const before = objects.get(request.url);
    if (request.method === 'GET')
      return before ? new Response(new Uint8Array(before)) : new Response('<Error/>', { status: missing });
    if (before && request.headers.get('if-none-match') === '*') return new Response('', { status: 412 });
    objects.set(request.url, body);
    return new Response('');
  };
  return { asked, files: createBucketFiles({ name: 'papers', region: 'eu-west-2', send }) };
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

  it('keep what was written first, signed, at the address of the bucket', async () => {
    const { asked, files } = aBucket();
    await files.keep('ab/signed.pdf', new Uint8Array([1, 2, 3]));
    await files.keep('ab/signed.pdf', new Uint8Array([9]));
    expect(await files.get('ab/signed.pdf')).toEqual(new Uint8Array([1, 2, 3]));
    const [first] = asked;
    expect(first?.url).toBe('https://papers.s3.eu-west-2.amazonaws.com/ab/signed.pdf');
    expect(first?.headers.get('authorization')).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/\d+\/eu-west-2\/s3\//);
    expect(first?.headers.get('x-amz-content-sha256')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('say when the service refuses, so that whoever asked tries again', async () => {
    const send = async () => new Response('', { status: 503 });
    const files = createBucketFiles({ name: 'papers', region: 'eu-west-2', send });
    await expect(files.get('a.pdf')).rejects.toMatchObject({ name: 'BucketRefused' });
    await expect(files.keep('a.pdf', new Uint8Array([1]))).rejects.toMatchObject({ name: 'BucketRefused' });
  });

  it('lie by path where an emulator stands in', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:4566');
    const { asked, files } = aBucket();
    await files.get('a/b.pdf');
    expect(asked[0]?.url).toBe('http://127.0.0.1:4566/papers/a/b.pdf');
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
  const remote = (answer: () => Response) => {
    const asked: Sent[] = [];
    const send: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      const body = Buffer.from(await request.arrayBuffer());
      asked.push({ url: request.url, method: request.method, headers: request.headers, body });
      return answer();
    };
    return { asked, papers: createRemotePapers({ functionName: 'maker', region: 'eu-west-2', send }) };
  };

  it('are asked for by name, and come back whole', async () => {
    const { asked, papers } = remote(() => Response.json({ pdf: Buffer.from([37, 80, 255]).toString('base64') }));
    expect(await papers.kept('ab/text.pdf', paper('one'))).toEqual(new Uint8Array([37, 80, 255]));
    expect(asked[0]?.url).toBe('https://lambda.eu-west-2.amazonaws.com/2015-03-31/functions/maker/invocations');
    expect(JSON.parse(String(asked[0]?.body))).toEqual({ name: 'ab/text.pdf', paper: paper('one') });
    await papers.render(paper('two'));
    expect(JSON.parse(String(asked[1]?.body))).toEqual({ paper: paper('two') });
  });

  it('are not made where that function fails, and nobody is told its words', async () => {
    const failed = remote(() =>
      Response.json({ errorMessage: 'Ada Lowe' }, { headers: { 'x-amz-function-error': 'Unhandled' } }),
    );
    await expect(failed.papers.render(paper('one'))).rejects.toThrow(/^the PDF was not made: the function failed$/);
    const refused = remote(() => new Response('', { status: 429 }));
    await expect(refused.papers.render(paper('one'))).rejects.toThrow('status 429');
  });
});
