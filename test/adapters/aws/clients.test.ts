import { afterEach, describe, expect, it, vi } from 'vitest';
import { clientDefaults } from '../../../functions/adapters/aws/clients.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the credentials of a function', () => {
  it('are those in its environment', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'session');
    const expected = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
    expect(await clientDefaults().credentials()).toMatchObject(expected);
  });

  it('are not looked for anywhere else', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '');
    await expect(clientDefaults().credentials()).rejects.toThrow('environment');
  });
});
