import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { findPatterns } from '../../../infra/proof/checks/patterns.ts';
import { fault } from '../../faults/fault.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** `safe`: its time grows with its text. What cannot be worked out (a look ahead, a look behind) is attacked instead. */
const speedOf = async (source: string, flags = ''): Promise<string> => {
  const found = await check(source, flags, { checker: 'auto', timeout: 60_000 });
  return found.status === 'vulnerable' ? found.complexity.type : found.status;
};

describe('the speed of a regular expression', () => {
  it.each(['(a+)+$', '(a|a)*b', '^(\\w+\\s?)*$', '^(?:a*)*b', '^([a-z]{1,2})+$', '(\\w*|-)*!'])(
    'of %s doubles with every letter',
    async (source) => expect(await speedOf(source)).toBe('exponential'),
  );
  it.each(['\\s+$', 'a*a*b', '(a|b)*c', '^\\d+[0-9a-f]+!', 'x|\\s*y$', '<b[^>]*>', '\\B(?=(?:\\d{3})+$)'])(
    'of %s is a square',
    async (source) => expect(await speedOf(source)).toBe('polynomial'),
  );
  it.each(['\\s+', '^\\s+$', '^[a-z0-9]+(-[a-z0-9]+)*$', '^\\d{4}-\\d{2}$', '<b[^<>]*>', '^(a|b)*c'])(
    'of %s is that of its text',
    async (source) => expect(await speedOf(source)).toBe('safe'),
  );
});

fault(
  42,
  'every pattern that reads what people send is linear',
  async () => {
    const found = findPatterns(root, ['functions', 'infra/local', 'infra/partnerships']);
    const different = new Map(found.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]));
    const slow: string[] = [];
    for (const [pattern, { file, line, source, flags }] of different) {
      const speed = await speedOf(source, flags);
      if (speed !== 'safe') slow.push(`${file}:${line} ${pattern} ${speed}`);
    }
    expect(slow).toEqual([]);
    expect(found.length).toBeGreaterThan(100);
    return `${found.length} patterns, none slower than its text is long`;
  },
  240_000,
);
