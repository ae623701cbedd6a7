/** Packages still do what we use them for, with parts of them left out of the bundles. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../functions/web/workbook.ts';
import { writeWorkbook } from '../../functions/web/write-workbook.ts';
import { bundle, writeFolder } from '../../infra/cloud/bundles.ts';

const folder = mkdtempSync(join(tmpdir(), 'left-out-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundled = async (entry: string): Promise<unknown> => {
  const { files } = await bundle(entry);
  writeFolder(folder, new Map([...files, ['package.json', '{"type":"commonjs"}']]));
  return createRequire(import.meta.url)(join(folder, 'index.js'));
};

const reads = (module: unknown): module is { readWorkbook: typeof readWorkbook } =>
  typeof module === 'object' && module !== null && 'readWorkbook' in module;

describe('what reads spreadsheets', () => {
  it('reads the same in a bundle, and refuses the same', async () => {
    const module = await bundled('functions/web/workbook.ts');
    if (!reads(module)) throw new Error('the bundle reads nothing');
    const sheets = writeWorkbook([
      {
        name: 'Figures',
        widths: [20, 10],
        rows: [
          ['Group', 'Pupils'],
          ['Year 7', '31'],
        ],
      },
    ]);
    const read = await module.readWorkbook(sheets);
    expect(read).toEqual(await readWorkbook(sheets));
    expect(read).toMatchObject({ ok: true, sheets: [{ name: 'Figures' }] });
    const broken = sheets.slice(0, -40);
    expect(await module.readWorkbook(broken)).toEqual(await readWorkbook(broken));
    expect(await module.readWorkbook(new TextEncoder().encode('no workbook'))).toMatchObject({ ok: false });
  });
});
