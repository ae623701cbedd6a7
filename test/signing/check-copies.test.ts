import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHere } from '../../functions/adapters/local/papers.ts';
import { copiesByHash } from '../../functions/records/copies.ts';
import { sha256OfBytes } from '../../functions/records/digest.ts';
import { documentId, documents, partnerships, type SealedDocument, theOne } from '../../functions/records/kinds.ts';
import { work } from '../../functions/records/work.ts';
import { concludeDocument } from '../../functions/signing/conclude-document.ts';
import { copyOf } from '../../functions/signing/copy-paper.ts';
import { keepCopy, readCopy } from '../../functions/signing/keep-copy.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { submitSigned } from '../builders/signing.ts';
import { aYear, type YearWorld } from '../builders/year.ts';
import { htmlMistakes } from '../html-rules.ts';

const people = ['alder-board-1', 'birch-board-1', 'cedar-board-1', 'dell-board-1'];
const everybody = [...people, 'head-alder', 'head-birch', 'head-cedar', 'head-dell'];
const titled = (id: string) =>
  id.replace(/(^|-)(.)/g, (_, dash: string, letter: string) => `${dash && ' '}${letter.toUpperCase()}`);

const mou = documentId('mou', '202627', 1);
let world: YearWorld;
let sealed: SealedDocument;
/** Made before and after everybody signed. */
let text: Uint8Array;
let signed: Uint8Array;

const bytesOfCopy = async (): Promise<Uint8Array> => {
  await keepCopy(world.outside, { partnership: 'valley', document: mou });
  const copy = await readCopy(world.outside, 'valley', mou);
  if (!copy) throw new Error('no copy');
  sealed = copy.sealed;
  return copy.bytes;
};

beforeAll(async () => {
  world = await aYear();
  await makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
  const asked = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } });
  text = await bytesOfCopy();
  for (const person of everybody) {
    await submitSigned(world, await world.visit(person, asked), { read: 'yes', typedName: titled(person) });
  }
  await concludeDocument(world.outside, { partnership: 'valley', document: 'mou', version: 1 });
  signed = await bytesOfCopy();
});
afterAll(() => world.stop());

const asFile = (bytes: Uint8Array, name = 'copy.pdf') => new File([new Uint8Array(bytes)], name);
const check = async (bytes: Uint8Array, name?: string) =>
  (await world.browser.open('/check')).submit({ copy: asFile(bytes, name), seal: '' });
const commits = () => world.outside.db.prepare('SELECT count(*) AS n FROM items').get()?.n;

describe('checking a copy that somebody holds', () => {
  it('says of the signed copy that it is genuine and in force, names nobody, and keeps nothing', async () => {
    const before = commits();
    const page = await check(signed, 'Scan of Ada Lowe.pdf');
    expect(page.heading).toBe('This copy is genuine and in force since 13 November 2026');
    expect(page.text).toContain('Your file is the one that we made, to the last letter.');
    expect(page.text).toContain('agreement, version 1');
    for (const person of everybody) expect(page.text).not.toContain(titled(person));
    expect(page.text).not.toContain('Ada Lowe');
    // The one commit counts how often this client has asked, and nothing else.
    expect(commits()).toBe(Number(before) + 1);
    expect(world.outside.heard.lines.some((line) => JSON.stringify(line).includes('Ada'))).toBe(false);
  });

  it('says of a copy from before that it does not show who signed', async () => {
    const page = await check(text);
    expect(page.heading).toBe('This copy is genuine and in force since 13 November 2026');
    expect(page.text).toContain('It was made before everybody had signed');
  });

  it('knows the copy of a document that was sealed before copies were remembered', async () => {
    const remembered = await world.outside.store.get(copiesByHash.key('', sha256OfBytes(signed)));
    if (!remembered) throw new Error('it is not remembered');
    const { partition, sort, version } = remembered;
    await world.outside.store.commit({ delete: [{ partition, sort, expect: version }] });
    expect((await check(signed)).heading).toBe('This copy is genuine and in force since 13 November 2026');
    await keepCopy(world.outside, { partnership: 'valley', document: mou });
    expect(await world.read(copiesByHash, sha256OfBytes(signed))).toMatchObject({ edition: 'signed' });
  });

  it('knows a file again that names our seal and was altered, also where a program has packed it anew', async () => {
    const changed = Buffer.from(signed);
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
    const packed = deflateSync(Buffer.from(`<</Keywords (seal:${sealed.seal})>>`));
    const saved = Buffer.concat([
      Buffer.from('%PDF-1.7\n5 0 obj\n<</Type/ObjStm>>\nstream\r\n'),
      packed,
      Buffer.from('\nendstream\nendobj\n%%EOF\n'),
    ]);
    const real = Buffer.from(await renderHere(copyOf(sealed, [], world.outside.settings).paper));
    for (const bytes of [changed, saved, real]) {
      const page = await check(bytes);
      expect(page.heading).toBe('This is not the file that we made');
      expect(page.text).toContain('The document that it names');
      expect(page.text).toContain('Valley Partnership');
      expect(await htmlMistakes(page.html)).toEqual([]);
    }
  });

  it.each([
    ['a PDF of somebody else', Buffer.from('%PDF-1.4\nhello\n%%EOF')],
    ['a seal that nobody sealed with', Buffer.from(`%PDF-1.4\nseal:${'a'.repeat(64)}\n%%EOF`)],
    ['parts that never end', Buffer.from(`%PDF-1.4\n${'stream\n'.repeat(5000)}`)],
    ['parts that are no parts', Buffer.from(`%PDF-1.4\n${'stream\nxx\nendstream\n'.repeat(5000)}`)],
    [
      'a part that unpacks to 300 MB',
      Buffer.concat([
        Buffer.from('%PDF-1.4\nstream\n'),
        deflateSync(Buffer.alloc(300_000_000)),
        Buffer.from('endstream'),
      ]),
    ],
  ])('says of %s that it is not ours', async (_, bytes) => {
    const page = await check(bytes);
    expect([page.status, page.heading]).toEqual([200, 'This is not a copy that we made']);
    expect(page.text).toContain('Please do not rely on it');
  });

  it('asks again where there is no file and no seal, both, or a file of another kind', async () => {
    const page = await world.browser.open('/check');
    const nothing = await page.submit();
    for (const { html } of [page, nothing]) expect(await htmlMistakes(html)).toEqual([]);
    expect([nothing.status, nothing.errors]).toEqual([400, ['Choose your copy, or type its seal']]);
    expect(nothing.$('.govuk-error-summary a').attr('href')).toBe('#copy');
    expect((await page.submit({ copy: asFile(signed), seal: sealed.seal })).errors).toEqual([
      'Choose a file or type a seal, not both',
    ]);
    const other = asFile(Buffer.from('PK\u0003\u0004'), 'copy.docx');
    expect((await page.submit({ copy: other })).errors).toEqual(['Choose a PDF: this file is another kind']);
    const large = await page.submit({ copy: asFile(new Uint8Array(2 * 1024 * 1024 + 1)) });
    expect(large.status).toBe(413);
    expect(large.text).toContain('The file that you sent is 2.1 MB. The most that we take here is 2 MB.');
  });

  it('says of the copy of an older version that there is a newer one', async () => {
    await work(world.outside, 'valley', async (tx) => {
      const { agreements: _, ...whole } = await tx.readNeeded(partnerships, theOne);
      const document = await tx.readNeeded(documents, mou);
      const next = documentId('mou', '202627', 2);
      tx.write(documents, next, { ...document, version: 2, seal: 'b'.repeat(64) });
      tx.write(partnerships, theOne, { ...whole, mou: { version: 2, seal: 'b'.repeat(64), signedOn: '2026-11-20' } });
    });
    expect((await check(signed)).heading).toBe(
      'This copy is genuine and was in force from 13 November 2026 to 13 November 2026: version 2 took its place',
    );
  });
});
