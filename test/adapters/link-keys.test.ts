import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLinkKeys } from '../../functions/adapters/link-keys.ts';
import { LinkKeysUnreadable, openLinkKeysFile } from '../../functions/adapters/local/link-keys-file.ts';

const [first, second] = [Buffer.alloc(32, 1).toString('base64url'), Buffer.alloc(32, 2).toString('base64url')];

describe('link keys', () => {
  it('sign by HMAC-SHA-256 with the key of that number', () => {
    const keys = createLinkKeys({ current: 1, keys: { 1: Buffer.from('0b'.repeat(32), 'hex').toString('base64url') } });
    // Made by another hand: openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b…
    expect(keys.sign(1, 'Hi There')).toBe('GYpgfrRL-8aZA6Dxzyu9xboKo_PZrjwcejsWlqC2jPc');
  });

  it('still recognise links of an older key after a new one was added', () => {
    const before = createLinkKeys({ current: 1, keys: { 1: first } });
    const after = createLinkKeys({ current: 2, keys: { 1: first, 2: second } });
    expect(after.current).toBe(2);
    expect(after.sign(1, 'link')).toBe(before.sign(1, 'link'));
    expect(after.sign(2, 'link')).not.toBe(before.sign(1, 'link'));
  });

  it('give nothing for a number that no key has', () => {
    const keys = createLinkKeys({ current: 1, keys: { 1: first } });
    for (const number of [0, 2, -1, 1.5, Number.NaN]) expect(keys.sign(number, 'link')).toBeUndefined();
  });

  it('refuse a short key, a key that is not base64url, and a current number without a key', () => {
    expect(() => createLinkKeys({ current: 1, keys: { 1: first.slice(0, 20) } })).toThrow('32 bytes');
    expect(() => createLinkKeys({ current: 1, keys: { 1: `${first}!` } })).toThrow();
    expect(() => createLinkKeys({ current: 2, keys: { 1: first } })).toThrow('current key');
  });
});

describe('the key file of one machine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'link-keys-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let places = 0;
  const aPlace = () => {
    places += 1;
    return join(folder, String(places), 'keys.json');
  };

  it('is made on the first start, for its own user only, and is the same on every later one', () => {
    const path = aPlace();
    const made = openLinkKeysFile(path);
    expect(openLinkKeysFile(path).sign(made.current, 'link')).toBe(made.sign(made.current, 'link'));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, '..'))).toEqual(['keys.json']);
  });

  it('differs from machine to machine', () => {
    expect(openLinkKeysFile(aPlace()).sign(1, 'link')).not.toBe(openLinkKeysFile(aPlace()).sign(1, 'link'));
  });

  it.each([
    ['cut short', '{"current":1,"keys":{"1":"AAAA'],
    ['empty', ''],
    ['of weak keys', '{"current":1,"keys":{"1":"AAAA"}}'],
  ])('is never replaced when it is %s', (_what, text) => {
    const path = aPlace();
    mkdirSync(join(path, '..'));
    writeFileSync(path, text);
    expect(() => openLinkKeysFile(path)).toThrow(LinkKeysUnreadable);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
