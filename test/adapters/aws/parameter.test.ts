import { ParameterAlreadyExists, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeLinkKeys } from '../../../functions/adapters/aws/link-keys-parameter.ts';
import { readParameter } from '../../../functions/adapters/aws/ssm-parameter.ts';
import { createLinkKeys, LinkKeySettings } from '../../../functions/adapters/link-keys.ts';

const name = '/school-partnerships/link-keys';

describe('reading a parameter', () => {
  beforeEach(() => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'session');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const reading = async (...answers: (Response | Error)[]) => {
    const asked: { url: string; headers: Headers; body: unknown }[] = [];
    const send: typeof fetch = async (url, init) => {
      asked.push({ url: String(url), headers: new Headers(init?.headers), body: JSON.parse(String(init?.body)) });
      const answer = answers[asked.length - 1];
      if (answer instanceof Response) return answer;
      throw answer ?? new Error('not expected');
    };
    const result = readParameter(name, { region: 'eu-west-2', send, pauseMs: 0 });
    return { asked, value: await result.catch((error: unknown) => error) };
  };
  const found = () => Response.json({ Parameter: { Name: name, Value: 'the keys' } });
  const refused = (type: string, status = 400) => Response.json({ __type: type }, { status });

  it('asks for it decrypted, in a request that is signed for this region', async () => {
    const { asked, value } = await reading(found());
    expect(value).toBe('the keys');
    expect(asked[0]).toMatchObject({
      url: 'https://ssm.eu-west-2.amazonaws.com/',
      body: { Name: name, WithDecryption: true },
    });
    expect(asked[0]?.headers.get('x-amz-target')).toBe('AmazonSSM.GetParameter');
    expect(asked[0]?.headers.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-2\/ssm\/aws4_request, SignedHeaders=.*host.*, Signature=[0-9a-f]{64}$/,
    );
    expect(asked[0]?.headers.get('x-amz-security-token')).toBe('session');
  });

  it('tries again when the service is busy or away', async () => {
    const { asked, value } = await reading(
      refused('ThrottlingException'),
      refused('X', 503),
      new Error('reset'),
      found(),
    );
    expect([asked.length, value]).toEqual([4, 'the keys']);
  });

  it('gives up at once on what would come again, and says which parameter', async () => {
    const { asked, value } = await reading(refused('AccessDeniedException'));
    expect(asked).toHaveLength(1);
    expect(String(value)).toContain(`${name} cannot be read: AccessDeniedException`);
  });
});

describe('making the link keys', () => {
  const client = mockClient(SSMClient);
  beforeEach(() => client.reset());

  it('writes keys that links can be made with, encrypted, and never over others', async () => {
    client.on(PutParameterCommand).resolves({});
    expect(await makeLinkKeys(new SSMClient({ region: 'eu-west-2' }), name)).toBe('made');
    const input = client.commandCalls(PutParameterCommand)[0]?.args[0].input;
    expect(input).toMatchObject({ Name: name, Type: 'SecureString', Overwrite: false });
    const keys = createLinkKeys(LinkKeySettings.parse(JSON.parse(input?.Value ?? '')));
    expect(keys.sign(keys.current, 'a link')).toMatch(/^[\w-]{43}$/);
  });

  it('leaves keys that are there as they are', async () => {
    client.on(PutParameterCommand).rejects(new ParameterAlreadyExists({ message: '', $metadata: {} }));
    expect(await makeLinkKeys(new SSMClient({ region: 'eu-west-2' }), name)).toBe('already-there');
  });
});
