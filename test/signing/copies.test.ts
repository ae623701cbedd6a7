import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readingAddress } from '../../functions/asking/reading-links.ts';
import { canonicalJson } from '../../functions/domain/canonical.ts';
import { copies, copiesByHash, copyId } from '../../functions/records/copies.ts';
import { sha256, sha256OfBytes } from '../../functions/records/digest.ts';
import { documentId, documents, type SealedDocument } from '../../functions/records/kinds.ts';
import { concludeDocument } from '../../functions/signing/conclude-document.ts';
import { copyOf } from '../../functions/signing/copy-paper.ts';
import { keepCopy } from '../../functions/signing/keep-copy.ts';
import { makeDocuments } from '../../functions/signing/make-documents.ts';
import { realPapers } from '../builders/papers.ts';
import { elements, readPdf } from '../builders/read-pdf.ts';
import { submitSigned } from '../builders/signing.ts';
import { aYear, type YearWorld } from '../builders/year.ts';

let world: YearWorld;
let asked: string;
beforeEach(async () => {
  world = await aYear();
  await makeDocuments(world.outside, { partnership: 'valley', proposal: '202627' });
  asked = await world.ask({ kind: 'sign-mou', about: { kind: 'mou', id: '202627', version: 1 } });
});
afterEach(() => world.stop());

const mou = documentId('mou', '202627', 1);
const sealed = async (): Promise<SealedDocument> => {
  const found = await world.read(documents, mou);
  if (!found) throw new Error('no document');
  return found;
};
const titled = (id: string) =>
  id.replace(/(^|-)(.)/g, (_, dash: string, letter: string) => `${dash && ' '}${letter.toUpperCase()}`);
const everybody = [
  'alder-board-1',
  'birch-board-1',
  'cedar-board-1',
  'dell-board-1',
  'head-alder',
  'head-birch',
  'head-cedar',
  'head-dell',
];
const signByAll = async () => {
  for (const person of everybody) {
    await submitSigned(world, await world.visit(person, asked), { read: 'yes', typedName: titled(person) });
  }
  await concludeDocument(world.outside, { partnership: 'valley', document: 'mou', version: 1 });
};
const keptTasks = async () =>
  (await world.effects('task'))
    .flatMap(({ task, input }) => (task === 'keep-copy' ? [String(input.document)] : []))
    .toSorted();
const bytesAt = async (address: string, init: RequestInit = {}) => {
  const answer = await fetch(address, init);
  return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
};

describe('the copy of a sealed document', () => {
  it('is asked for with the commit that seals it, and with the one that completes it', async () => {
    const sealing = [documentId('data-agreement', '202627', 1), mou];
    expect(await keptTasks()).toEqual(sealing);
    await signByAll();
    expect(await keptTasks()).toEqual([...sealing, mou]);
  });

  it('is made once, kept, and known again by its bytes', async () => {
    const first = await keepCopy(world.outside, { partnership: 'valley', document: mou });
    expect(await keepCopy(world.outside, { partnership: 'valley', document: mou })).toEqual(first);
    const { name, paper } = copyOf(await sealed(), [], world.outside.settings);
    expect(sha256OfBytes(await world.outside.papers.kept(name, paper))).toBe(first.sha256);
    const known = { sha256: first.sha256, partnership: 'valley', document: mou, kind: 'mou', edition: 'text' };
    expect(await world.read(copiesByHash, first.sha256)).toMatchObject(known);
    expect(await world.read(copies, copyId(mou, 'text'))).toMatchObject(known);
  });

  it('is another once all have signed, and the first stays known', async () => {
    const before = await keepCopy(world.outside, { partnership: 'valley', document: mou });
    await signByAll();
    const after = await keepCopy(world.outside, { partnership: 'valley', document: mou });
    expect(after.sha256).not.toBe(before.sha256);
    expect((await world.read(copiesByHash, before.sha256))?.edition).toBe('text');
    expect((await world.read(copiesByHash, after.sha256))?.edition).toBe('signed');
  });

  it('comes the same to whoever is signed in, has the reading link, or is asked to sign', async () => {
    await signByAll();
    const { sha256: kept } = await keepCopy(world.outside, { partnership: 'valley', document: mou });
    const governor = await world.signedIn('alder-board-5');
    const page = await governor.open('/documents/mou/202627-1');
    expect(page.$('a[href="/documents/mou/202627-1/pdf"]').text()).toBe('The sealed copy as a PDF');
    const inside = await page.follow('The sealed copy as a PDF');
    expect(inside.headers.get('content-type')).toBe('application/pdf');
    expect(inside.headers.get('content-disposition')).toContain('valley-agreement-202627-version-1.pdf');

    const reading =
      (await readingAddress(world.outside, 'valley', `document:${mou}`, { id: 'alder-board-2' }))?.replace(
        'https://partnership.example',
        world.url,
      ) ?? '';
    expect(await (await fetch(reading)).text()).toContain('Take the sealed copy with you as a PDF');
    const byReading = await bytesAt(`${reading}/pdf`);
    const byLink = await bytesAt(`${world.url}${await world.linkOf('birch-board-1', asked)}/pdf`);
    expect([byReading.answer.status, byLink.answer.status]).toEqual([200, 200]);
    expect([byReading, byLink].map(({ bytes }) => sha256OfBytes(bytes))).toEqual([kept, kept]);
    expect((await bytesAt(`${reading.slice(0, -1)}/pdf`)).answer.status).toBe(404);
    expect((await governor.open('/documents/mou/202627-9/pdf')).status).toBe(404);
  });
});

describe('the copy as a PDF', () => {
  it('says what its page says, in that order, with the seal on each page, and carries the sealed text', async () => {
    const papers = realPapers();
    const outside = { ...world.outside, papers };
    await signByAll();
    const document = await sealed();
    const governor = await world.signedIn('alder-board-5');
    const page = await governor.open('/documents/mou/202627-1');
    const { sha256: kept } = await keepCopy(outside, { partnership: 'valley', document: mou });
    const bytes = await papers.kept(`${document.seal}/signed.pdf`, copyOf(document, [], outside.settings).paper);
    expect(sha256OfBytes(bytes)).toBe(kept);
    const pdf = await readPdf(bytes);

    expect([pdf.language, pdf.marked, pdf.displaysTitle, pdf.info.Title]).toEqual([
      'en-GB',
      true,
      true,
      document.content.title,
    ]);
    const headings = document.content.sections.map(({ heading }) => heading);
    expect(pdf.bookmarks).toEqual([...headings, 'Signatures']);
    const said = elements(pdf);
    expect(said.filter(({ role }) => role === 'H2').map(({ says }) => says)).toEqual([...headings, 'Signatures']);
    const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
    const onPage = plain(page.text);
    const paragraphs = document.content.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'text' ? [plain(block.text)] : [])),
    );
    const spoken = said.map(({ says }) => says);
    expect(paragraphs.length).toBeGreaterThan(5);
    for (const words of paragraphs) {
      expect(spoken).toContain(words);
      expect(onPage).toContain(words);
    }
    for (const text of pdf.pageTexts) expect(text).toContain(`Seal: ${document.seal}`);
    for (const person of everybody) expect(spoken).toContain(titled(person));
    expect(spoken.join(' ')).not.toMatch(/127\.0\.0\.1|@valley\.example/);
    expect(sha256(pdf.attachments['sealed-text.json'] ?? '')).toBe(document.seal);
    expect(pdf.attachments['sealed-text.json']).toBe(canonicalJson(document.content));
  });
});
