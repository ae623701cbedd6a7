/** What a start makes of the partnership files, told to whoever started it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { PartnershipFile } from '../../functions/domain/partnership/partnership-file.ts';
import { decode } from '../../functions/records/kind.ts';
import { partnerships, people, signatureId, signatures, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { bringInAll, readPartnershipFiles, refuseNothing } from '../../infra/local/partnership-files.ts';
import { lacksMail } from '../../infra/local/settings.ts';
import { anOutside, type TestOutside } from '../builders/outside.ts';
import { aPartnershipFile } from '../builders/partnership.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'partnership-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = (): PartnershipFile => {
  const { localClock: _, ...file } = aPartnershipFile({}, 3);
  return file;
};
const written = (name: string, file: object): void => writeFileSync(join(folder, name), JSON.stringify(file));
const inUse = () => readPartnershipFiles(folder, { demonstration: false });
const start = async (outside: TestOutside) => bringInAll(outside, await inUse());
const { id } = plain().partnership;
const renamed = (name: string) => ({ ...plain(), partnership: { ...plain().partnership, name } });
const stored = async (outside: TestOutside) => {
  const item = await outside.store.get(partnerships.key(id, theOne));
  return item && decode(partnerships, item);
};

describe('a start', () => {
  it('says what it brings in, and what it skips and why', async () => {
    written('a.yaml', plain());
    written('demo.yaml', {
      ...plain(),
      partnership: { id: 'demo', name: 'Demo', year: '202627' },
      localClock: '2026-09-01',
    });
    const [first, ...others] = await start(anOutside());
    expect(first).toBe(
      `1 partnership: ${id}; skipped: demo, because it is a demonstration (its file has a localClock)`,
    );
    expect(others).toEqual([`${id}: new; it is brought in`]);
  });

  it('refuses to run nothing, and says what it skipped and what is expected', async () => {
    written('demo.yaml', { ...plain(), localClock: '2026-09-01' });
    const refused = async () => refuseNothing(await inUse(), folder, join(folder, 'data'));
    await expect(refused()).rejects.toThrow(
      /There is no partnership to run in .*Skipped: .* localClock.*PARTNERSHIPS=/,
    );
    rmSync(join(folder, 'demo.yaml'));
    await expect(refused()).rejects.toThrow('npm run partnership -- new');
    written('a.yaml', plain());
    await expect(refused()).resolves.toBeUndefined();
  });

  it('applies what a changed file changes, and says where', async () => {
    const outside = anOutside();
    written('a.yaml', plain());
    await start(outside);
    expect(await start(outside)).toEqual([`1 partnership: ${id}`, `${id}: as it was`]);
    written('a.yaml', renamed('Another name'));
    expect(await start(outside)).toEqual([`1 partnership: ${id}`, `${id}: its file changes`, '  name']);
    expect((await stored(outside))?.name).toBe('Another name');
  });

  it('applies nothing where the browser has changed the same, says both, and starts all the same', async () => {
    const outside = anOutside();
    written('a.yaml', plain());
    await start(outside);
    await work(outside, id, async (tx) =>
      tx.write(partnerships, theOne, { ...(await tx.readNeeded(partnerships, theOne)), name: 'By the browser' }),
    );
    written('a.yaml', renamed('By the file'));
    const lines = await start(outside);
    expect(lines.join('\n')).toContain('refused (changed-in-browser)');
    expect(lines.join('\n')).toContain('name: the file says "By the file", the browser "By the browser"');
    expect((await stored(outside))?.name).toBe('By the browser');
  });

  it('after the first signature applies contacts, terms and meetings, and refuses what was signed', async () => {
    const outside = anOutside();
    written('a.yaml', plain());
    await start(outside);
    const [person] = plain().people;
    if (!person) throw new Error('nobody');
    await outside.store.commit({
      put: [{ ...signatures.key(id, signatureId('mou', person.id)), expect: 'absent', body: { v: 1 } }],
    });
    written('a.yaml', renamed('Another name'));
    expect((await start(outside)).join('\n')).toContain('refused (signed)');
    expect((await stored(outside))?.name).toBe(plain().partnership.name);
    const reached = plain().people.map((one) => (one.id === person.id ? { ...one, email: 'new@valley.example' } : one));
    const parties = plain().parties.map((party) => ({
      ...party,
      boards: party.boards.map((board) => ({ ...board, meetings: ['2027-03-02'] })),
    }));
    written('a.yaml', { ...plain(), people: reached, parties });
    expect((await start(outside)).join('\n')).toContain(`people[${person.id}].email`);
    const item = await outside.store.get(people.key(id, person.id));
    expect(item && decode(people, item).email).toBe('new@valley.example');
    expect((await stored(outside))?.parties[0]?.boards[0]?.meetings).toEqual(['2027-03-02']);
  });
});

describe('real use without a mail server', () => {
  it('is refused where people are invited, and nowhere else', () => {
    const settings = { port: 0, host: '127.0.0.1', dataDir: 'data', proxies: 0 };
    expect(lacksMail({ ...settings, publicUrl: 'https://p.example' })).toBe(true);
    expect(lacksMail({ ...settings, publicUrl: 'https://p.example', mailUrl: 'smtp://mail.example' })).toBe(false);
    expect(lacksMail(settings)).toBe(false);
  });
});
