import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadPartnershipFolder } from '../../../infra/partnerships/load.ts';
import { printFaults } from '../../../infra/partnerships/read.ts';
import { schemaFile } from '../../../infra/partnerships/schema.ts';

const folder = new URL('../../../infra/partnerships/', import.meta.url);
const examples = new URL('./examples/', folder);

test.each([folder, examples])('every partnership file in %s can be used', async (place) => {
  const { files, faults } = await loadPartnershipFolder(fileURLToPath(place));
  expect(printFaults(faults)).toBe('');
  expect(files.length).toBeGreaterThan(0);
});

test('the first line of every partnership file leads an editor to the schema', async () => {
  for (const place of [folder, examples]) {
    for (const name of (await readdir(place)).filter((each) => each.endsWith('.yaml'))) {
      const first = (await readFile(new URL(name, place), 'utf8')).split('\n', 1)[0] ?? '';
      const named = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1] ?? '';
      expect(new URL(named, place).href, name).toBe(schemaFile.href);
    }
  }
});

test('the large example covers nine schools of four parties with one clerk for three boards', async () => {
  const { files } = await loadPartnershipFolder(fileURLToPath(examples));
  const edge = files.find(({ value }) => value.partnership.id === 'calder-edge')?.value;
  expect([edge?.schools.length, edge?.parties.length]).toEqual([9, 4]);
  const clerks = edge?.parties.map(({ boards }) => boards[0]?.clerk) ?? [];
  expect(clerks.filter((clerk) => clerk === clerks[0])).toHaveLength(3);
});
