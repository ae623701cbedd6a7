import { describe, expect, it } from 'vitest';
import { isDemonstration, readSettings } from '../../infra/local/settings.ts';

const settingsOf = (environment: Record<string, string>) => {
  const read = readSettings(environment);
  if (!read.ok) throw new Error(read.detail);
  return read.value;
};

describe('the settings of one machine', () => {
  it('need not be given', () => {
    expect(settingsOf({})).toMatchObject({ port: 3000, host: '127.0.0.1', proxies: 0 });
    expect(settingsOf({ PORT: '', HOST: '' })).toMatchObject({ port: 3000, host: '127.0.0.1' });
  });

  it('are taken as they are meant', () => {
    const given = { PORT: '0', HOST: '::', PUBLIC_URL: 'https://Partnership.example/', TRUST_PROXY: '1' };
    expect(settingsOf(given)).toMatchObject({
      port: 0,
      host: '::',
      publicUrl: 'https://partnership.example',
      proxies: 1,
    });
  });

  it('must say how many proxies there are where visitors come by TLS, and no number that nobody has', () => {
    const told = (more: Readonly<Record<string, string>>) =>
      readSettings({ PUBLIC_URL: 'https://partnership.example', ...more });
    const unsaid = told({});
    expect(unsaid.ok ? '' : unsaid.detail).toContain('TRUST_PROXY: expected how many proxies');
    expect([told({ TRUST_PROXY: '0' }).ok, told({ TRUST_PROXY: '2' }).ok, told({ TRUST_PROXY: '-1' }).ok]).toEqual([
      true,
      true,
      false,
    ]);
    expect(settingsOf({ PUBLIC_URL: 'http://partnership.example' }).proxies).toBe(0);
  });

  it('are refused with every fault at once, each with its name and what is expected', () => {
    const read = readSettings({
      PORT: '70000',
      HOST: 'my machine',
      PUBLIC_URL: 'https://partnership.example/path',
      MAIL_URL: 'http://mail.example',
      MAIL_FROM: 'nobody',
      TRUST_PROXY: 'yes',
    });
    const lines = read.ok ? [] : (read.detail ?? '').split('\n');
    const names = ['PORT', 'HOST', 'PUBLIC_URL', 'MAIL_URL', 'MAIL_FROM', 'TRUST_PROXY'];
    expect(lines).toEqual(names.map((name) => expect.stringMatching(new RegExp(`^${name}: expected .+`))));
  });

  it.each([
    'javascript:alert(1)',
    'ftp://partnership.example',
    'partnership.example',
    'https://a@b.example',
    'https://b.example?x',
  ])('take no public address like %s', (text) => {
    expect(readSettings({ PUBLIC_URL: text }).ok).toBe(false);
  });
});

describe('a demonstration', () => {
  it.each([
    ['on the loopback address, with nothing said', {}, true],
    ['on another loopback address', { HOST: '127.9.9.9' }, true],
    ['on the loopback address of IPv6', { HOST: '::1' }, true],
    ['on every address', { HOST: '0.0.0.0' }, false],
    ['on every address of IPv6', { HOST: '::' }, false],
    ['on an address of the network', { HOST: '192.168.1.5' }, false],
    ['with a public address', { PUBLIC_URL: 'http://127.0.0.1:3000' }, false],
    ['with a mail server', { MAIL_URL: 'smtp://127.0.0.1:25' }, false],
  ])('%s', (_, environment, demonstration) => {
    expect(isDemonstration(settingsOf(environment))).toBe(demonstration);
  });
});
