/** Certificates: each a page of its own, with an empty line on which a name is written by hand. */
import { artifact, ink, line, type Sheet, side, width } from './sheet.ts';
import { type BlockOf, say } from './writing.ts';

const frame = { inset: 30, thick: 2.5, thin: 0.75, between: 6 };

const centred = ({ doc }: Sheet, text: string, size: number, font: 'regular' | 'bold'): void => {
  doc.font(font).fontSize(size).fillColor(ink).text(text, side, doc.y, { width, align: 'center', lineGap: 4 });
};

const drawFrame = (sheet: Sheet): void =>
  artifact(sheet, () => {
    const { doc } = sheet;
    const { inset, thick, thin, between } = frame;
    const { width: across, height: down } = doc.page;
    doc
      .rect(inset, inset, across - 2 * inset, down - 2 * inset)
      .lineWidth(thick)
      .stroke(ink);
    const inner = inset + between;
    doc
      .rect(inner, inner, across - 2 * inner, down - 2 * inner)
      .lineWidth(thin)
      .stroke(line);
  });

const drawLine = (sheet: Sheet, y: number, from: number, to: number): void =>
  artifact(sheet, () => sheet.doc.moveTo(from, y).lineTo(to, y).lineWidth(1).stroke(ink));

const drawOne = (sheet: Sheet, { heading, lines, blank, signed }: BlockOf<'certificate'>): void => {
  const { doc } = sheet;
  drawFrame(sheet);
  doc.x = side;
  doc.y = 150;
  say(sheet, 'H1', () => centred(sheet, heading, 30, 'bold'));
  doc.y += 40;
  say(sheet, 'P', () => centred(sheet, blank, 13, 'regular'));
  doc.y += 52;
  drawLine(sheet, doc.y, side + 40, side + width - 40);
  doc.y += 36;
  for (const [at, text] of lines.entries()) {
    say(sheet, 'P', () => centred(sheet, text, at === 0 ? 20 : 14, at === 0 ? 'bold' : 'regular'));
    doc.y += 12;
  }
  doc.y = Math.max(doc.y + 40, 600);
  drawLine(sheet, doc.y, side + width / 2 - 110, side + width / 2 + 110);
  doc.y += 10;
  for (const text of signed) say(sheet, 'P', () => centred(sheet, text, 12, 'regular'));
};

export const drawCertificates = (sheet: Sheet, block: BlockOf<'certificate'>): void => {
  for (let copy = 0; copy < block.copies; copy += 1) {
    if (copy > 0) sheet.doc.addPage();
    drawOne(sheet, block);
  }
};
