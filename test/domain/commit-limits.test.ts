import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionBytes, canBeKey, commitLimits, commitRefusal, utf8Bytes } from '../../functions/domain/commit-limits.ts';

const key = { partition: 'p', sort: 's' };
/** Of one, two, three and four bytes. */
const character = fc.constantFrom(
  '\u0000',
  'a',
  '\u007f',
  '\u0080',
  'é',
  '\u07ff',
  '\u0800',
  '€',
  '\uffff',
  '\u{10000}',
  '𝒜',
);
const sized = (body: Record<string, unknown>) => actionBytes({ key, body });

describe('the size of an item', () => {
  it('counts text by its bytes in UTF-8', () => {
    fc.assert(
      fc.property(fc.array(character), (characters) => {
        const text = characters.join('');
        expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
      }),
    );
  });

  it('is never below its JSON without punctuation, and grows with everything put in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string()), fc.string(), (body, more) => {
        const [before, after] = [sized(body), sized({ ...body, oneMore: more })];
        const texts = Object.entries(body).reduce((sum, [name, text]) => sum + utf8Bytes(name) + utf8Bytes(text), 0);
        expect(before).toBeGreaterThan(texts);
        expect(Number(after) - Number(before)).toBe(utf8Bytes('oneMore') + utf8Bytes(more) + 1);
      }),
    );
  });

  it('says how large an item is that is too large', () => {
    expect(sized({ text: 'x'.repeat(500_000) })).toEqual({
      reason: 'item-too-large',
      detail: 'an item of 500110 bytes; the limit is 409600',
    });
  });

  it('says where in the body something stands that cannot be kept', () => {
    expect(sized({ pupils: [1, { count: Number.NaN }] })).toEqual({
      reason: 'not-storable',
      detail: 'body.pupils.1.count is NaN, which is no number that the table keeps',
    });
    expect(sized({ when: { at: new Map() } })).toMatchObject({
      detail: 'body.when.at is neither plain object nor list',
    });
    expect(sized(JSON.parse('{"__proto__":{"admin":true}}'))).toMatchObject({ reason: 'not-storable' });
    expect(sized({ n: 1n })).toMatchObject({ detail: 'body.n is a bigint' });
  });

  it('stops at the deepest level allowed, however deep the rest goes', () => {
    const nested = (levels: number): Record<string, unknown> => {
      let body: Record<string, unknown> = {};
      for (let level = 1; level < levels; level += 1) body = { a: body };
      return body;
    };
    expect(sized(nested(commitLimits.levels))).toBeTypeOf('number');
    expect(sized(nested(commitLimits.levels + 1))).toMatchObject({ reason: 'not-storable' });
    expect(sized(nested(100_000))).toMatchObject({ reason: 'not-storable' });
  });

  it('takes a key of the longest parts and no longer', () => {
    expect(canBeKey({ partition: 'p'.repeat(2048), sort: 's'.repeat(1024) })).toBe(true);
    expect(canBeKey({ partition: 'é'.repeat(1025), sort: 's' })).toBe(false);
    expect(canBeKey({ partition: 'p', sort: 's'.repeat(1025) })).toBe(false);
    expect(canBeKey({ partition: '', sort: 's' })).toBe(false);
    expect(canBeKey({ partition: 'p', sort: '\udc00' })).toBe(false);
  });

  it('looks at the keys of index entries as well', () => {
    const indexes = { due: { partition: 'requests', sort: '' } };
    expect(actionBytes({ key, body: {}, indexes })).toMatchObject({ reason: 'not-storable' });
  });
});

describe('a transaction', () => {
  const checks = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ key: { partition: 'p', sort: `${n}` } }));

  it('holds a hundred actions and not one more', () => {
    expect(commitRefusal(checks(100))).toBeUndefined();
    expect(commitRefusal(checks(101))).toMatchObject({ reason: 'too-many-actions' });
  });

  it('tells apart keys whose parts only look alike when they are joined', () => {
    const left = { key: { partition: 'a', sort: 'b","c' } };
    const right = { key: { partition: 'a","b', sort: 'c' } };
    expect(commitRefusal([left, right])).toBeUndefined();
    expect(commitRefusal([left, right, left])).toMatchObject({ reason: 'same-item-twice' });
  });
});
