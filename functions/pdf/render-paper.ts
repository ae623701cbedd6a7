/**
 * Makes a PDF of a paper that a screen reader can read: a language, a title, headings, lists and tables that are known as
 * such, bookmarks, and nothing at the foot of a page that would be read out. The same paper gives the same bytes.
 */
import type { Paper, PaperBlock } from '../domain/paper.ts';
import { drawChart } from './bars.ts';
import { drawCertificates } from './certificate.ts';
import { type Fonts, ink, line, openSheet, type Sheet, side, width } from './sheet.ts';
import { drawTable } from './tables.ts';
import { bullets, facts, heading, note, paragraph } from './text-blocks.ts';
import { gap, say, write } from './writing.ts';

const drawBlock = (sheet: Sheet, block: PaperBlock): unknown => {
  switch (block.kind) {
    case 'heading':
      return heading(sheet, block);
    case 'text':
      return paragraph(sheet, block);
    case 'note':
      return note(sheet, block);
    case 'list':
      return bullets(sheet, block);
    case 'table':
      return drawTable(sheet, block);
    case 'facts':
      return facts(sheet, block);
    case 'certificate':
      return drawCertificates(sheet, block);
    case 'bars':
      return drawChart(sheet, block);
  }
};

/** The foot of every page: whose it is, its number, and the seal of the text. Not read out with the text. */
const feet = ({ doc, bottom }: Sheet, { foot, seal }: Paper): void => {
  const { start, count } = doc.bufferedPageRange();
  for (let at = start; at < start + count; at += 1) {
    doc.switchToPage(at);
    const kept = doc.page.margins.bottom;
    doc.page.margins.bottom = 0;
    const top = bottom + 16;
    const small = { width, lineBreak: false } as const;
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc
      .moveTo(side, top - 6)
      .lineTo(side + width, top - 6)
      .lineWidth(0.5)
      .stroke(line);
    doc.font('regular').fontSize(8).fillColor(ink);
    doc.text(foot, side, top, { ...small, width: width - 80, height: 12, ellipsis: true });
    doc.text(`Page ${at + 1} of ${count}`, side, top, { ...small, align: 'right' });
    if (seal !== undefined) doc.fontSize(7.5).text(`Seal: ${seal}`, side, top + 14, small);
    doc.endMarkedContent();
    doc.page.margins.bottom = kept;
  }
};

const written = ({ doc }: Sheet): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    doc.on('error', reject);
    doc.end();
  });

export const renderPaper = async (paper: Paper, fonts: Fonts): Promise<Uint8Array> => {
  const sheet = openSheet(paper, fonts);
  const { doc } = sheet;
  const [first] = paper.blocks;
  const isCertificates = first?.kind === 'certificate';
  if (!isCertificates) {
    say(sheet, 'H1', () => write(sheet, paper.title, 22, 'bold'));
    doc.y += gap;
  }
  for (const block of paper.blocks) drawBlock(sheet, block);
  sheet.body.end();
  // A certificate is given to somebody: it is no page of so many.
  if (!isCertificates) feet(sheet, paper);
  for (const { name, mediaType, description, content } of paper.carries ?? []) {
    const at = new Date(paper.at);
    doc.file(Buffer.from(content), { name, type: mediaType, description, creationDate: at, modifiedDate: at });
  }
  return written(sheet);
};
