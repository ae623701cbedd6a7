import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath, redirect } from '../../functions/web/respond.ts';

describe('a path of our own', () => {
  it.each(['/', '/p/wendle-valley', '/p/wendle?x=1&y=a%20b', '/l/abc.DEF_-'])('%s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    '',
    'p/wendle',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/ /evil.example',
    '\n//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
    '/.//evil.example',
    '/p\r\nset-cookie: x=1',
    '/p\u0000',
    `/${'a'.repeat(2000)}`,
  ])('is not %j', (text) => {
    expect(ownPath(text)).toBeUndefined();
    expect(() => redirect(text)).toThrow('path of our own');
  });

  it('leads no browser elsewhere, whatever is asked', () => {
    const parts = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      'evil.example',
      'https:',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), (chosen) => {
        const own = ownPath(chosen.join(''));
        return own === undefined || new URL(own, 'https://partnership.example').host === 'partnership.example';
      }),
      { numRuns: 3000 },
    );
  });
});
