/** Headings, paragraphs, lists and facts on paper. */
import { artifact, ink, line, needs, type Sheet, side, width } from './sheet.ts';
import { type BlockOf, gap, lineGap, say, write } from './writing.ts';

const bodySize = 11;
/** A seal of 64 letters and digits stays on one line. */
const factSize = 9.5;
const keyWidth = 104;
const factRoom = { width: width - keyWidth - 10, lineGap: 1 };

export const heading = (sheet: Sheet, { level, text }: BlockOf<'heading'>): void => {
  const { doc, scale } = sheet;
  needs(sheet, 80 * scale);
  doc.y += (level === 2 ? 10 : 6) * scale;
  if (level === 2) doc.outline.addItem(text, { top: doc.y - 10 });
  say(sheet, `H${level}`, () => write(sheet, text, level === 2 ? 15 : 12.5, 'bold'));
  doc.y += 4 * scale;
};

export const paragraph = (sheet: Sheet, { text }: BlockOf<'text'>): void => {
  const { doc, scale } = sheet;
  for (const part of text.split(/\n{2,}/)) {
    // A short paragraph stays whole: no line of it alone on the next page.
    doc.font('regular').fontSize(bodySize * scale);
    const height = doc.heightOfString(part, { width, lineGap: lineGap(scale) });
    needs(sheet, Math.min(height, 4 * (bodySize + 7) * scale));
    say(sheet, 'P', () => write(sheet, part, bodySize));
    doc.y += gap * scale;
  }
};

export const note = (sheet: Sheet, { text }: BlockOf<'note'>): void => {
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
  // One that went on to another page ends where its text does.
  doc.y = (doc.y < top ? doc.y : top + height) + gap;
};

export const bullets = (sheet: Sheet, { items }: BlockOf<'list'>): void => {
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

export const facts = (sheet: Sheet, { caption, rows }: BlockOf<'facts'>): void => {
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
