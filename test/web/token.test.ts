import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkKeys } from '../../functions/ports.ts';
import { makeToken, readToken, tokenAgain, verifyToken } from '../../functions/web/token.ts';

const secrets = new Map([
  [1, 'the first key'],
  [2, 'the second key'],
]);
const keys = (current: number): LinkKeys => ({
  current,
  sign: (keyNumber, text) => {
    const secret = secrets.get(keyNumber);
    return secret === undefined ? undefined : createHmac('sha256', secret).update(text).digest('base64url');
  },
});
const anId = fc.stringMatching(/^[0-9a-z]{20}$/);

describe('the token of a link', () => {
  it('is recognised under the key that made it, also after a newer key came', () => {
    fc.assert(
      fc.property(anId, (id) => {
        const made = makeToken(keys(1), id);
        const read = readToken(made.token);
        expect(read?.id).toBe(id);
        expect(verifyToken(keys(2), made.keyNumber, id, read?.mac ?? '')).toBe(true);
        expect(tokenAgain(keys(2), made.keyNumber, id)).toBe(made.token);
      }),
    );
  });

  it('is not recognised under another key, for another id, or under a key that is gone', () => {
    fc.assert(
      fc.property(anId, anId, (id, other) => {
        fc.pre(id !== other);
        const mac = readToken(makeToken(keys(1), id).token)?.mac ?? '';
        expect(verifyToken(keys(2), 2, id, mac)).toBe(false);
        expect(verifyToken(keys(2), 1, other, mac)).toBe(false);
        expect(verifyToken(keys(2), 3, id, mac)).toBe(false);
      }),
    );
  });

  it('is not recognised when any one letter of it is changed', () => {
    const { token } = makeToken(keys(1), 'abcdefghij0123456789');
    for (let at = 0; at < token.length; at += 1) {
      const altered = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      const read = readToken(altered);
      expect(read !== undefined && verifyToken(keys(1), 1, read.id, read.mac)).toBe(false);
    }
  });

  it('reads nothing from texts of another shape', () => {
    const { token } = makeToken(keys(1), 'abcdefghij0123456789');
    const wrong = ['', token.slice(0, -1), `${token}x`, `${token}\n`, token.replace('.', '!'), 'a'.repeat(1_000_000)];
    for (const text of wrong) expect(readToken(text)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => readToken(text) === undefined));
  });
});
