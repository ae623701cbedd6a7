import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRegisterFile, registerFileIn } from '../../functions/adapters/local/register-file.ts';
import { head, line, makeRegister } from '../../infra/proof/bench/made-register.ts';
import { importRegister, registerPlaceIn } from '../../infra/register/import-register.ts';

let folder: string;
const file = (name: string) => join(folder, name);
const whole = 'edubasealldata20261101.csv';
const rows = 40_200;
const asOf = '2026-11-02';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'register-'));
  await makeRegister(file(whole), rows);
  await importRegister(file(whole), registerPlaceIn(folder));
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

const refused = async (name: string): Promise<string> => {
  const before = await readFile(registerFileIn(folder));
  const error = await importRegister(file(name), registerPlaceIn(folder), { asOf }).then(
    () => 'taken',
    (why: Error) => why.message,
  );
  expect((await readFile(registerFileIn(folder))).equals(before)).toBe(true);
  return error;
};

describe('a whole file', () => {
  it('is held with its day, its letters and apostrophes, and no school at 0,0', async () => {
    const schools = await openRegisterFile(registerFileIn(folder));
    expect(schools?.asOf).toBe('2026-11-01');
    expect(schools?.count).toBe(rows / 2);
    expect(schools?.byUrn('100022')?.name).toMatch(/Château/);
    expect(schools?.find("st mary's")[0]?.name).toMatch(/^St Mary's/);
    expect(schools?.byUrn('100040')?.easting).toBeUndefined();
    expect(schools?.byUrn('100097')).toBeUndefined();
    expect(schools?.byUrn('100194')?.closing).toBe(true);
    expect(schools?.closedByUrn('100001')).toMatchObject({ on: '2015-08-31' });
  });

  it('says nothing of heads, telephones or emails, whatever its columns hold', async () => {
    const schools = await openRegisterFile(registerFileIn(folder));
    expect(Object.keys(schools?.byUrn('100002') ?? {}).join(' ')).not.toMatch(/head|phone|mail/i);
  });
});

describe('a file that cannot be right is refused with what is wrong, and what was held stays', () => {
  it('cut off, in the middle of a row or of a cell', async () => {
    await makeRegister(file('cut.csv'), 2_000);
    expect(await refused('cut.csv')).toBe('The file has 2000 rows; a whole one has over 40000. Download it again.');
    await truncate(file('cut.csv'), 300_001);
    expect(await refused('cut.csv')).toMatch(/^The file breaks off or is damaged/);
  });

  it('with other columns', async () => {
    await writeFile(file('other.csv'), `${head.filter((name) => name !== 'Easting').join(',')}\n`);
    expect(await refused('other.csv')).toBe('The file has no column “Easting”.');
  });

  it('saved in another encoding', async () => {
    const text = `${head.join(',')}\n${line({ urn: '100000', name: 'Château School', status: 'Open' })}\n`;
    await writeFile(file('utf8.csv'), text);
    expect(await refused('utf8.csv')).toContain('the file was saved in another encoding');
    await writeFile(file('bom.csv'), `\ufeff${text}`);
    expect(await refused('bom.csv')).toContain('The file is saved as UTF-8.');
    await writeFile(file('utf16.csv'), `\ufeff${text}`, 'utf16le');
    expect(await refused('utf16.csv')).toContain('The file is saved as UTF-16.');
  });

  it('with one number twice', async () => {
    await makeRegister(file('twice.csv'), 100, (cells, at) => (at === 60 ? { ...cells, urn: '100000' } : cells));
    expect(await refused('twice.csv')).toBe('Row 62: 100000 is there twice.');
  });

  it('older than what is held, or of no known day', async () => {
    const error = await importRegister(file(whole), registerPlaceIn(folder), { asOf: '2026-10-31' }).catch(
      (why: Error) => why.message,
    );
    expect(error).toBe('The file is of 2026-10-31; what is held is of 2026-11-01, which is newer.');
    const noDay = await importRegister(file('cut.csv'), registerPlaceIn(folder)).catch((why: Error) => why.message);
    expect(noDay).toContain('does not say its day');
  });

  it('leaves nothing half written behind', async () => {
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});
