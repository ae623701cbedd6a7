import { beforeAll, describe, expect, it } from 'vitest';
import { packageFonts } from '../../functions/adapters/local/fonts.ts';
import type { Paper, PaperBlock } from '../../functions/domain/paper.ts';
import { renderPaper } from '../../functions/pdf/render-paper.ts';
import { elements, type ReadPdf, readPdf } from '../builders/read-pdf.ts';

const seal = '0123456789abcdef'.repeat(4);
const words = 'Eira’s mam ŵŷâêîôû, José – £1,200 ʼn “yes”.';
const long = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ');
const rows = Array.from({ length: 40 }, (_, at) => [`School ${at}`, String(at * 3), 'It went well.']);

const blocks: readonly PaperBlock[] = [
  { kind: 'note', text: 'Not everybody has signed this yet.' },
  { kind: 'heading', level: 2, text: '1. What we promise' },
  { kind: 'text', text: words },
  { kind: 'list', items: ['a bus', 'a choir'] },
  { kind: 'table', caption: 'Hours', columns: ['School', 'Hours', 'In words'], rows },
  { kind: 'heading', level: 2, text: '2. Who signs' },
  { kind: 'facts', caption: 'Ada Lowe', rows: [{ key: 'Signs', value: 'for Harrowbeck' }] },
  { kind: 'table', caption: 'Said', columns: ['School', 'What'], rows: [['Harrowbeck', long]] },
  {
    kind: 'bars',
    caption: 'Hours given',
    bars: [
      { label: 'Harrowbeck', value: 12, shown: '12 hours' },
      { label: 'Wendle Bridge', value: 0, shown: 'none' },
    ],
  },
];
const paper: Paper = {
  title: 'Wendle Valley: memorandum of understanding',
  language: 'en-GB',
  subject: 'A sealed agreement',
  at: '2026-11-22T09:00:00.000Z',
  seal,
  mark: `seal:${seal}`,
  foot: 'Wendle Valley, version 2',
  blocks: [...blocks],
  carries: [{ name: 'text.json', mediaType: 'application/json', description: 'The text', content: '{"a":"ŵ"}' }],
};

let bytes: Uint8Array;
let pdf: ReadPdf;
beforeAll(async () => {
  bytes = await renderPaper(paper, packageFonts());
  pdf = await readPdf(bytes);
});
const said = (role: string): string[] =>
  elements(pdf)
    .filter((one) => one.role === role)
    .map(({ says }) => says);

describe('a paper as a PDF', () => {
  it('says its language, its title, and that it is tagged, as a screen reader asks', () => {
    expect(pdf.language).toBe('en-GB');
    expect(pdf.marked).toBe(true);
    expect(pdf.displaysTitle).toBe(true);
    expect(pdf.info.Title).toBe(paper.title);
    expect(Buffer.from(bytes).includes('<pdfuaid:part>1</pdfuaid:part>')).toBe(true);
  });

  it('has its headings in order, and bookmarks to them', () => {
    expect(said('H1')).toEqual([paper.title]);
    expect(said('H2')).toEqual(['1. What we promise', '2. Who signs']);
    expect(pdf.bookmarks).toEqual(['1. What we promise', '2. Who signs']);
  });

  it('has every letter of names and money', () => {
    expect(said('P')).toContain(words);
  });

  it('has lists and tables that are known as such, each cell once, however many pages they take', () => {
    expect(said('LBody')).toEqual(['a bus', 'a choir']);
    expect(said('Caption')).toEqual(['Hours', 'Said']);
    expect(said('TH').filter((text) => text === 'Hours')).toHaveLength(1);
    expect(said('TH').filter((text) => /^School \d/.test(text))).toEqual(rows.map(([school]) => school));
    expect(said('TD').filter((text) => /^\d+$/.test(text))).toEqual(rows.map(([, hours]) => hours));
    expect(pdf.pageTexts[1]).toContain('School Hours In words');
  });

  it('keeps all of a cell that no page would hold', () => {
    const found = said('TD').filter((text) => text.includes('word'));
    expect(found.join(' ').split(' ')).toEqual(long.split(' '));
  });

  it('says a chart in the words of its bars', () => {
    const [figure] = elements(pdf).filter(({ role }) => role === 'Figure');
    expect(figure?.alt).toBe('Hours given: Harrowbeck 12 hours; Wendle Bridge none.');
  });

  it('goes on to another page with a chart, a frame or a fact that one page has no room for', async () => {
    const many = Array.from({ length: 70 }, (_, at) => ({ label: `Bar ${at}`, value: at, shown: `${at}` }));
    const blocks: PaperBlock[] = [
      { kind: 'bars', caption: 'Many', bars: many },
      { kind: 'note', text: long },
      { kind: 'facts', rows: [{ key: 'Said', value: long }] },
      { kind: 'text', text: 'And then the end.' },
    ];
    const other = await readPdf(await renderPaper({ ...paper, blocks }, packageFonts()));
    expect(elements(other).filter(({ role }) => role === 'Figure')).toHaveLength(3);
    const text = other.pageTexts.join(' ');
    for (const { label } of many) expect(text).toContain(label);
    expect(text.match(/word899/g)).toHaveLength(2);
    expect(other.pageTexts.at(-1)).toContain('And then the end.');
    expect(other.pages).toBeLessThan(10);
  });

  it('has the seal and the number of the page on every page, where they are not read out', () => {
    expect(pdf.pages).toBeGreaterThan(3);
    for (const [at, text] of pdf.pageTexts.entries()) {
      expect(text).toContain(`Seal: ${seal}`);
      expect(text).toContain(`Page ${at + 1} of ${pdf.pages}`);
    }
    expect(elements(pdf).some(({ says }) => says.includes(seal) || says.includes('Page 1 of'))).toBe(false);
    expect(pdf.info.Keywords).toBe(`seal:${seal}`);
  });

  it('carries files within', () => {
    expect(pdf.attachments).toEqual({ 'text.json': '{"a":"ŵ"}' });
  });

  it('is the same bytes for the same paper', async () => {
    expect(Buffer.from(await renderPaper(paper, packageFonts())).equals(Buffer.from(bytes))).toBe(true);
  });

  it('gives the same bytes whatever was made before it, also of letters that share a glyph', async () => {
    const { regular, bold } = packageFonts();
    const saying = (text: string): Paper => ({ ...paper, blocks: [{ kind: 'text', text }] });
    const alone = async (text: string) =>
      renderPaper(saying(text), { regular: Uint8Array.from(regular), bold: Uint8Array.from(bold) });
    for (const text of ['i\u0301 w\u0302', '\u0131', 'i\u0301', 'José', 'office']) {
      const after = await renderPaper(saying(text), packageFonts());
      expect(Buffer.from(after).equals(Buffer.from(await alone(text)))).toBe(true);
    }
  });

  it('has every name whole in its text, whatever marks its letters carry and however it was typed', async () => {
    const names = [
      'Ngô Thị Ánh',
      'Łukasz Żółć',
      'Siân Ŵyn',
      'Đặng Hữu Phước',
      'Åse Ødegård',
      'Ngo\u0302 Thi\u0323 A\u0301nh',
    ];
    const texts = names.map((text): PaperBlock => ({ kind: 'text', text: `Signed by ${text}.` }));
    const read = await readPdf(await renderPaper({ ...paper, blocks: texts }, packageFonts()));
    const all = read.pageTexts.join(' ');
    for (const name of names) expect(all).toContain(name.normalize('NFC'));
    const tables = [{ kind: 'table' as const, caption: 'Names', columns: ['Name'], rows: names.map((name) => [name]) }];
    const table = await readPdf(await renderPaper({ ...paper, blocks: tables }, packageFonts()));
    for (const name of names) expect(table.pageTexts.join(' ')).toContain(name.normalize('NFC'));
  });
});
