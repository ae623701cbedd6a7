/**
 * Makes a PDF of a paper that a screen reader can read: a language, a title, headings, lists and tables that are known as
 * such, bookmarks, and nothing at the foot of a page that would be read out. The same paper gives the same bytes.
 */
import type { Paper, PaperBlock } from '../domain/paper.ts';
import { artifact, type Fonts, ink, line, needs, openSheet, type Sheet, shade, side, width } from './sheet.ts';
import { drawTable } from './tables.ts';

const bodySize = 11;
const gap = 8;
const lineGap = (scale: number): number => (scale < 1 ? 0.4 : 2);
/** A seal of 64 letters and digits stays on one line. */
const factSize = 9.5;
const keyWidth = 104;
const factRoom = { width: width - keyWidth - 10, lineGap: 1 };

type BlockOf<K extends PaperBlock['kind']> = Extract<PaperBlock, { kind: K }>;

const write = ({ doc, scale }: Sheet, text: string, size: number, font: 'regular' | 'bold' = 'regular'): void => {
  doc
    .font(font)
    .fontSize(size * scale)
    .fillColor(ink)
    .text(text, side, doc.y, { width, lineGap: lineGap(scale) });
};

const say = (sheet: Sheet, type: string, draw: () => void): void => {
  const element = sheet.doc.struct(type, [draw]);
  sheet.body.add(element);
};

const heading = (sheet: Sheet, { level, text }: BlockOf<'heading'>): void => {
  const { doc, scale } = sheet;
  needs(sheet, 80 * scale);
  doc.y += (level === 2 ? 10 : 6) * scale;
  if (level === 2) doc.outline.addItem(text, { top: doc.y - 10 });
  say(sheet, `H${level}`, () => write(sheet, text, level === 2 ? 15 : 12.5, 'bold'));
  doc.y += 4 * scale;
};

const paragraph = (sheet: Sheet, { text }: BlockOf<'text'>): void => {
  for (const part of text.split(/\n{2,}/)) {
    needs(sheet, 2 * bodySize);
    say(sheet, 'P', () => write(sheet, part, bodySize));
    sheet.doc.y += gap * sheet.scale;
  }
};

const note = (sheet: Sheet, { text }: BlockOf<'note'>): void => {
  const { doc } = sheet;
  const room = { width: width - 24, lineGap: 2 };
  const height = doc.font('regular').fontSize(bodySize).heightOfString(text, room) + 16;
  needs(sheet, height);
  const top = doc.y;
  artifact(sheet, () => doc.rect(side, top, 4, height).fill(line));
  say(sheet, 'P', () =>
    doc
      .font('regular')
      .fontSize(bodySize)
      .fillColor(ink)
      .text(text, side + 16, top + 8, room),
  );
  doc.x = side;
  doc.y = top + height + gap;
};

const bullets = (sheet: Sheet, { items }: BlockOf<'list'>): void => {
  const { doc, body, scale } = sheet;
  const list = doc.struct('L');
  body.add(list);
  for (const item of items) {
    needs(sheet, 2 * bodySize);
    const element = doc.struct('LI');
    list.add(element);
    const top = doc.y;
    doc
      .font('regular')
      .fontSize(bodySize * scale)
      .fillColor(ink);
    element.add(doc.struct('Lbl', [() => doc.text('•', side + 6, top, { width: 10, lineBreak: false })]));
    element.add(
      doc.struct('LBody', [() => doc.text(item, side + 20, top, { width: width - 20, lineGap: lineGap(scale) })]),
    );
    element.end();
    doc.x = side;
    doc.y += 3 * scale;
  }
  list.end();
  doc.y += gap * scale;
};

const facts = (sheet: Sheet, { caption, rows }: BlockOf<'facts'>): void => {
  const { doc } = sheet;
  doc.font('regular').fontSize(factSize);
  const heights = rows.map(({ value }) => doc.heightOfString(value, factRoom) + 8);
  // A few facts about one thing stay together.
  needs(
    sheet,
    Math.min(
      heights.reduce((sum, height) => sum + height, 40),
      280,
    ),
  );
  if (caption !== undefined) say(sheet, 'H3', () => write(sheet, caption, 12.5, 'bold'));
  for (const { key, value } of rows) {
    doc.font('regular').fontSize(factSize);
    needs(sheet, Math.min(doc.heightOfString(value, factRoom) + 8, 200));
    const top = doc.y + 3;
    const element = doc.struct('P');
    sheet.body.add(element);
    element.add(
      doc.struct('Span', [
        () => doc.font('bold').fontSize(factSize).fillColor(ink).text(`${key}: `, side, top, { width: keyWidth }),
      ]),
    );
    const below = doc.y;
    element.add(
      doc.struct('Span', [
        () =>
          doc
            .font('regular')
            .fontSize(factSize)
            .fillColor(ink)
            .text(value, side + keyWidth + 10, top, factRoom),
      ]),
    );
    element.end();
    // A value that went on to another page ends there.
    doc.y = doc.y < top ? doc.y : Math.max(doc.y, below);
    doc.x = side;
    artifact(sheet, () =>
      doc
        .moveTo(side, doc.y + 2)
        .lineTo(side + width, doc.y + 2)
        .lineWidth(0.5)
        .stroke(line),
    );
    doc.y += 3;
  }
  doc.y += gap;
};

const barHeight = 13;

/** One figure to whoever hears it, in the words of all its bars. */
const bars = (sheet: Sheet, { caption, bars: all }: BlockOf<'bars'>): void => {
  const { doc } = sheet;
  const height = all.length * (barHeight + 5);
  needs(sheet, Math.min(height, 500) + 30);
  say(sheet, 'P', () => write(sheet, caption, 10.5, 'bold'));
  doc.y += 2;
  const top = doc.y;
  const most = Math.max(...all.map(({ value }) => value), 0) || 1;
  const alt = `${caption}: ${all.map(({ label, shown }) => `${label} ${shown}`).join('; ')}.`;
  const labels = 150;
  const draw = () => {
    for (const [at, { label, value, shown }] of all.entries()) {
      const y = top + at * (barHeight + 5);
      const long = ((width - labels - 70) * value) / most;
      doc.font('regular').fontSize(9).fillColor(ink);
      doc.text(label, side, y, { width: labels - 8, height: barHeight, ellipsis: true });
      doc.rect(side + labels, y, Math.max(long, 0.5), barHeight).fillAndStroke(shade, ink);
      doc.fillColor(ink).text(shown, side + labels + long + 6, y, { lineBreak: false });
    }
  };
  const box: [number, number, number, number] = [side, top, side + width, top + height];
  sheet.body.add(doc.struct('Figure', { alt, bbox: box }, [draw]));
  doc.x = side;
  doc.y = top + height + gap;
};

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
    case 'bars':
      return bars(sheet, block);
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
  say(sheet, 'H1', () => write(sheet, paper.title, 22, 'bold'));
  doc.y += gap;
  for (const block of paper.blocks) drawBlock(sheet, block);
  sheet.body.end();
  feet(sheet, paper);
  for (const { name, mediaType, description, content } of paper.carries ?? []) {
    const at = new Date(paper.at);
    doc.file(Buffer.from(content), { name, type: mediaType, description, creationDate: at, modifiedDate: at });
  }
  return written(sheet);
};
