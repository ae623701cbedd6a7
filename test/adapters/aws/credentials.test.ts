import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultProvider, environmentCredentials } from '../../../functions/adapters/aws/environment-credentials.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the credentials of a function', () => {
  it('are those in its environment, by our name and by the SDK’s', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'session');
    const expected = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
    expect(await environmentCredentials()).toEqual(expected);
    expect(await defaultProvider()()).toEqual(expected);
  });

  it('are not looked for anywhere else', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    await expect(environmentCredentials()).rejects.toThrow('AWS_ACCESS_KEY_ID');
  });
});
