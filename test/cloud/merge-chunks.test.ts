/** Files of a bundle that are mostly asked for together become one, and what is in them runs as before. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundle, writeFolder } from '../../infra/cloud/bundles.ts';

const folder = mkdtempSync(join(tmpdir(), 'merge-chunks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each module says when it runs. */
const sources = {
  'index.ts': `import { ran } from './ran.ts';
    export const run = ran;
    export const open = { a: () => import('./a.ts'), b: () => import('./b.ts'), c: () => import('./c.ts') };`,
  'ran.ts': `import { sep } from 'node:path'; export const ran: string[] = [sep];`,
  'a.ts': `import { ran } from './ran.ts'; import { both } from './both.ts'; ran.push('a'); export const said = 'a ' + both;`,
  'b.ts': `import { ran } from './ran.ts'; import { both } from './both.ts'; ran.push('b'); export default 'b ' + both;`,
  'c.ts': `import { ran } from './ran.ts'; ran.push('c'); export const large = ${JSON.stringify('x'.repeat(400_000))};`,
  'both.ts': `import { ran } from './ran.ts'; ran.push('both'); export const both = 'both';`,
};

type Module = { run: string[]; open: Record<string, () => Promise<Record<string, unknown>>> };

const made = async () => {
  const from = join(folder, 'from');
  mkdirSync(from, { recursive: true });
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(from, name), text);
  const { files, metafile } = await bundle(join(from, 'index.ts'));
  const to = join(folder, 'to');
  writeFolder(to, new Map([...files, ['package.json', '{"type":"commonjs"}']]));
  const require = createRequire(import.meta.url);
  const module: Module = require(join(to, 'index.js'));
  const opened = () => Object.keys(require.cache).filter((file) => file.startsWith(to)).length;
  return { files, metafile, module, opened };
};

describe('a bundle of few files', () => {
  it('runs each part when it is asked for, once, and opens what it lies in', async () => {
    const { files, metafile, module, opened } = await made();
    expect(Object.keys(metafile.outputs).length).toBeGreaterThan(files.size);
    // What is small lies together, what is large apart from it.
    expect([...files.keys()].sort()).toEqual(['index.js', 'part-1.js', 'part-2.js']);
    expect([opened(), module.run.length]).toEqual([1, 1]);
    expect(await module.open.a?.()).toMatchObject({ said: 'a both' });
    expect([opened(), module.run.slice(1)]).toEqual([2, ['both', 'a']]);
    expect(await module.open.b?.()).toMatchObject({ default: 'b both' });
    await module.open.a?.();
    expect([opened(), module.run.slice(1)]).toEqual([2, ['both', 'a', 'b']]);
    await module.open.c?.();
    expect([opened(), module.run.slice(1)]).toEqual([3, ['both', 'a', 'b', 'c']]);
  });
});
