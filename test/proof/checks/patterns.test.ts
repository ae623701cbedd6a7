import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findPatterns } from '../../../infra/proof/checks/patterns/patterns.ts';
import { speedOf } from '../../../infra/proof/checks/patterns/speed.ts';
import { fault } from '../../faults/fault.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('the speed of a regular expression', () => {
  it.each(['(a+)+$', '(a|a)*b', '^(\\w+\\s?)*$', '^(?:a*)*b', '^(?=(x+)+y)', '^([a-z]{1,2})+$', '(\\w*|-)*!'])(
    'of %s doubles with every letter',
    (source) => expect(speedOf(source)).toBe('exponential'),
  );
  it.each(['\\s+$', 'a*a*b', '(a|b)*c', '^\\d+[0-9a-f]+!', 'x|\\s*y$', '<b[^>]*>'])('of %s is a square', (source) =>
    expect(speedOf(source)).toBe('polynomial'),
  );
  it.each([
    '\\s+',
    '^\\s+$',
    '^[a-z0-9]+(-[a-z0-9]+)*$',
    '^\\d{4}-\\d{2}$',
    '\\B(?=(?:\\d{3})+$)',
    '<b[^<>]*>',
    '^(a|b)*c',
  ])('of %s is that of its text', (source) => expect(speedOf(source)).toBe('linear'));
});

fault(42, 'every pattern that reads what people send is linear', () => {
  const found = findPatterns(root, ['functions', 'infra/local', 'infra/partnerships']);
  const slow = found.filter(({ source, flags }) => speedOf(source, flags) !== 'linear');
  expect(slow).toEqual([]);
  expect(found.length).toBeGreaterThan(100);
  return `${found.length} patterns, none slower than its text is long`;
});
