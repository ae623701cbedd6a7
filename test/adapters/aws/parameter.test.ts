import { GetParameterCommand, ParameterAlreadyExists, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeLinkKeys } from '../../../functions/adapters/aws/link-keys-parameter.ts';
import { parameterClient, readParameter } from '../../../functions/adapters/aws/ssm-parameter.ts';
import { createLinkKeys, LinkKeySettings } from '../../../functions/adapters/link-keys.ts';
import { answeringClient } from './answering-client.ts';

const name = '/school-partnerships/link-keys';

describe('reading a parameter', () => {
  beforeEach(() => {
    vi.stubEnv('AWS_REGION', 'eu-west-2');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const found = { status: 200, body: JSON.stringify({ Parameter: { Name: name, Value: 'the keys' } }) };
  const refused = (type: string, status = 400) => ({ status, body: JSON.stringify({ __type: type, message: type }) });
  const reading = async (...answers: { status: number; body: string }[]) => {
    const { asked, requestHandler } = answeringClient(...answers);
    const value = await readParameter(parameterClient({ requestHandler }), name).catch((error: unknown) => error);
    return { asked, value };
  };

  it('asks for it decrypted, in a request that is signed for this region', async () => {
    const { asked, value } = await reading(found);
    expect(value).toBe('the keys');
    expect(asked[0]?.hostname).toBe('ssm.eu-west-2.amazonaws.com');
    expect(JSON.parse(String(asked[0]?.body))).toEqual({ Name: name, WithDecryption: true });
    expect(asked[0]?.headers.authorization).toMatch(/ Credential=AKIDEXAMPLE\/\d{8}\/eu-west-2\/ssm\/aws4_request, /);
  });

  it('tries again when the service is busy or away', async () => {
    const { asked, value } = await reading(refused('ThrottlingException'), refused('X', 503), refused('X', 500), found);
    expect([asked.length, value]).toEqual([4, 'the keys']);
  });

  it('gives up at once on what would come again, and says which parameter', async () => {
    const { asked, value } = await reading(refused('AccessDeniedException'));
    expect(asked).toHaveLength(1);
    expect(String(value)).toContain(`${name} cannot be read: AccessDeniedException`);
  });

  it('says so where it holds nothing', async () => {
    const empty = mockClient(SSMClient);
    empty.on(GetParameterCommand).resolves({});
    await expect(readParameter(parameterClient(), name)).rejects.toThrow(`${name} cannot be read: it holds nothing`);
    empty.restore();
  });
});

describe('making the link keys', () => {
  let client: ReturnType<typeof mockClient>;
  beforeEach(() => {
    client = mockClient(SSMClient);
  });
  afterEach(() => client.restore());

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
