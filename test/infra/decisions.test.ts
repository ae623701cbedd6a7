/** Each decision is a record of its own, with what somebody needs who would decide it anew. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../infra/decisions', import.meta.url));
const fields = ['Date', 'Status', 'Options', 'Numbers', 'Superseded by'];
const none = '–';

const fieldsOf = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/^\| (\S[^|]*?) \| (.*) \|$/gm)].map(([, name = '', value = '']) => [name, value.trim()]));

describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const [head = '', ...body] = text.split(/\n\n(?!\|)/);
  const given = fieldsOf(text.slice(0, text.indexOf('Superseded by') + 200));

  it('has one title, and says when, what else there was, in which numbers, and whether it still holds', () => {
    expect(head).toMatch(/^# \S/);
    expect(text.match(/^# /gm)).toHaveLength(1);
    expect([...given.keys()].filter((field) => fields.includes(field))).toEqual(fields);
    expect(given.get('Date')).toMatch(/^2026-1[12]-\d\d$/);
    expect(given.get('Options')?.split(';').length).toBeGreaterThan(1);
    expect(given.get('Numbers')).not.toBe('');
    expect(body.join('').length).toBeGreaterThan(80);
  });

  it('leads to what took its place, where something did', () => {
    const by = given.get('Superseded by') ?? '';
    const next = /\]\((.+\.md)\)/.exec(by)?.[1];
    expect([given.get('Status'), by === none]).toEqual(next === undefined ? ['in force', true] : ['superseded', false]);
    expect(next === undefined || (next !== name && existsSync(join(folder, next)))).toBe(true);
  });
});
