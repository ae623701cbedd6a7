import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { loadPartnershipFile, loadPartnershipFolder } from '../../../infra/partnerships/load.ts';
import { printFaults } from '../../../infra/partnerships/read.ts';
import { aPartnershipFile } from '../../builders/partnership.ts';

const folderWith = async (files: Record<string, string | Uint8Array>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'partnerships-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
};

const named = (id: string): string =>
  stringify(aPartnershipFile({ partnership: { id, name: `${id} partnership`, year: '202627' } }, 2));

test('all partnership files of a folder are read, by name, and nothing else', async () => {
  const folder = await folderWith({
    'b.yaml': named('beck'),
    'a.yaml': named('abbey'),
    'notes.txt': 'not a partnership',
  });
  const { files, faults } = await loadPartnershipFolder(folder);
  expect(files.map(({ value }) => value.partnership.id)).toEqual(['abbey', 'beck']);
  expect(faults).toEqual([]);
});

test('one bad file does not hide another, nor keep a good one from being read', async () => {
  const folder = await folderWith({
    'a.yaml': named('abbey').replace('urn: "900001"', 'urn: "1"'),
    'b.yaml': named('beck'),
    'c.yaml': 'people: 3',
  });
  const { files, faults } = await loadPartnershipFolder(folder);
  expect(files.map(({ value }) => value.partnership.id)).toEqual(['beck']);
  expect(new Set(faults.map(({ file }) => file))).toEqual(new Set(['a.yaml', 'c.yaml']));
});

test('two files for one partnership are a fault of the second', async () => {
  const folder = await folderWith({ 'a.yaml': named('abbey'), 'b.yaml': named('abbey') });
  expect(printFaults((await loadPartnershipFolder(folder)).faults)).toBe(
    'b.yaml:1: the file: expected an id of its own; "abbey" is in a.yaml',
  );
});

test('a file that is not UTF-8 is refused', async () => {
  const folder = await folderWith({ 'a.yaml': Uint8Array.from([...Buffer.from(named('abbey')), 0xe9]) });
  const { faults } = await loadPartnershipFile(join(folder, 'a.yaml'));
  expect(printFaults(faults)).toBe('a.yaml:1: the file: expected text saved as UTF-8');
});

test('a file over a megabyte is refused before it is read', async () => {
  const folder = await folderWith({ 'a.yaml': '#'.repeat(1_000_001) });
  const { faults } = await loadPartnershipFile(join(folder, 'a.yaml'));
  expect(printFaults(faults)).toBe('a.yaml:1: the file: expected at most 1,000,000 bytes');
});
