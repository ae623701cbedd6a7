/** A stranger makes a seal again, by what `infra/papers/seals.md` says and with nothing of ours. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../functions/domain/canonical.ts';
import { type Evidence, readEvidence } from '../../functions/records/evidence.ts';
import { documentId } from '../../functions/records/kinds.ts';
import { running } from '../builders/running.ts';

const paper = readFileSync(join(import.meta.dirname, '../../infra/papers/seals.md'), 'utf8');
const [, lines = ''] = /```python\n([\s\S]*?)```/.exec(paper) ?? [];
const folder = mkdtempSync(join(tmpdir(), 'seal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The paper's rules once more, for machines without Python: shares nothing with `canonicalJson`. */
const again = (value: unknown): string => {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (Array.isArray(value)) return `[${value.map(again).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = new Map(Object.entries(value).map(([key, field]) => [key.normalize('NFC'), field]));
  return `{${[...fields.keys()]
    .sort()
    .map((key) => `${again(key)}:${again(fields.get(key))}`)
    .join(',')}}`;
};
const hasPython = spawnSync('python3', ['--version']).status === 0;

/** What the paper's lines print for a file with this document. */
const printed = (document: { content: unknown; seal: string }): string => {
  const [file, program] = [join(folder, 'evidence.json'), join(folder, 'seal.py')];
  writeFileSync(file, JSON.stringify({ document }));
  if (!hasPython) return `${createHash('sha256').update(again(document.content)).digest('hex')} ${document.seal}`;
  writeFileSync(program, lines);
  const ran = spawnSync('python3', [program, file], { encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  return ran.stdout.trim();
};

let evidence: Evidence;
beforeAll(async () => {
  const world = await running();
  await world.finish();
  const read = await readEvidence(world.outside, world.partnership, documentId('mou', '202526', 1));
  if (!read) throw new Error('no document');
  evidence = read;
});

describe('the lines of Python that make a seal again', () => {
  it('are ten', () => {
    expect(lines.trim().split('\n')).toHaveLength(10);
  });

  it('come to the seal that people signed, and to another where a word was changed', () => {
    const { document } = evidence;
    expect(printed(document)).toBe(`${document.seal} ${document.seal}`);
    const changed = { ...document, content: { ...document.content, title: 'Another' } };
    expect(printed(changed)).not.toContain(`${document.seal} `);
    expect(printed(changed)).toContain(document.seal);
  });

  it('agree with ours on every letter that people type', () => {
    const letters = [
      'Łukasz Ø’Brien – “so”',
      'e\u0301 and é',
      'tab\tline\nquote"back\\slash',
      '\u0001\u001f\u007f\u2028',
      '🏫 A\ufb01',
      'Nguyễn',
    ];
    const content = {
      z: letters,
      a: { '\ufb01': 1, '🏫': 2, é: 3, b: [true, false, null, 0, -1, 9_007_199_254_740_991] },
    };
    const seal = createHash('sha256').update(canonicalJson(content)).digest('hex');
    expect(printed({ content, seal })).toBe(`${seal} ${seal}`);
    expect(createHash('sha256').update(again(content)).digest('hex')).toBe(seal);
  });
});
