/** Tables on paper: rows stay whole, their head comes again on each page, and every cell knows what it is. */
import type { PaperBlock } from '../domain/paper.ts';
import { artifact, type Element, ink, line, needs, type Sheet, shade, side, width } from './sheet.ts';

type TableBlock = Extract<PaperBlock, { kind: 'table' }>;

const size = 9.5;
const inset = 5;
/** Above and below what stands in a cell. */
const room = ({ scale }: Sheet): number => (scale < 1 ? 1.2 : inset);
/** A row higher than this is set one cell below the other. */
const highest = 260;
const narrowest = 52;

const figures = /^[£+−-]?[\d,.]+( ?%)?$/;
const isFigures = (cells: readonly string[]): boolean =>
  cells.some((cell) => figures.test(cell)) && cells.every((cell) => cell === '' || figures.test(cell) || cell === 'c');

const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+/).map((word) => word.length));

/** Room for each column by what stands in it: at least its longest word, and more for more text. */
const columnWidths = ({ columns, rows }: TableBlock): number[] => {
  const weights = columns.map((column, at) => {
    const cells = rows.map((row) => row[at] ?? '');
    const word = Math.max(longestWord(column), ...cells.map(longestWord));
    const longest = Math.max(column.length, ...cells.map((cell) => cell.length));
    return Math.min(Math.max(word, Math.sqrt(longest) * 3, 6), 60);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const least = Math.min(narrowest, width / columns.length);
  const left = width - least * columns.length;
  return weights.map((weight) => least + (left * weight) / sum);
};

type Laid = { readonly widths: readonly number[]; readonly right: readonly boolean[] };

const cellHeight = (sheet: Sheet, text: string, columnWidth: number, bold: boolean): number =>
  sheet.doc
    .font(bold ? 'bold' : 'regular')
    .fontSize(size * sheet.scale)
    .heightOfString(text === '' ? ' ' : text, { width: columnWidth - 2 * inset }) +
  2 * room(sheet);

const rowHeight = (sheet: Sheet, row: readonly string[], { widths }: Laid, head: boolean): number =>
  Math.max(...widths.map((one, at) => cellHeight(sheet, row[at] ?? '', one, head || at === 0)));

const rules = (sheet: Sheet, top: number, height: number, head: boolean): void =>
  artifact(sheet, () => {
    if (head) sheet.doc.rect(side, top, width, height).fill(shade);
    sheet.doc
      .moveTo(side, top + height)
      .lineTo(side + width, top + height)
      .lineWidth(head ? 1 : 0.5)
      .stroke(line);
  });

/** Draws a row's cells; `each` puts every one where it belongs in the tree. */
const drawRow = (
  sheet: Sheet,
  row: readonly string[],
  { widths, right }: Laid,
  head: boolean,
  each: (at: number, draw: () => void) => void,
): void => {
  const height = rowHeight(sheet, row, { widths, right }, head);
  const top = sheet.doc.y;
  rules(sheet, top, height, head);
  let x = side;
  for (const [at, columnWidth] of widths.entries()) {
    const left = x;
    each(at, () => {
      sheet.doc
        .font(head || at === 0 ? 'bold' : 'regular')
        .fontSize(size * sheet.scale)
        .fillColor(ink)
        .text(row[at] ?? '', left + inset, top + room(sheet), {
          width: columnWidth - 2 * inset,
          align: right[at] ? 'right' : 'left',
        });
    });
    x += columnWidth;
  }
  sheet.doc.x = side;
  sheet.doc.y = top + height;
};

const headRow = (sheet: Sheet, table: Element, { columns }: TableBlock, laid: Laid): void => {
  const row = sheet.doc.struct('TR');
  table.add(row);
  drawRow(sheet, columns, laid, true, (_, draw) => row.add(sheet.doc.struct('TH', { scope: 'Column' }, [draw])));
  row.end();
};

/** On a page that a table goes on to, its head stands again; whoever hears it has heard it already. */
const headAgain = (sheet: Sheet, { columns }: TableBlock, laid: Laid): void =>
  drawRow(sheet, columns, laid, true, (_, draw) => artifact(sheet, draw));

/** A row that no page would hold: each cell below the other, with the name of its column. */
const tallRow = (sheet: Sheet, row: readonly string[], { columns }: TableBlock, element: Element): void => {
  const { doc } = sheet;
  for (const [at, column] of columns.entries()) {
    needs(sheet, 40);
    if (at > 0) {
      artifact(sheet, () => {
        doc
          .font('bold')
          .fontSize(size * sheet.scale)
          .fillColor(ink)
          .text(column, side + inset, doc.y + inset, { width });
      });
    }
    const draw = () => {
      doc
        .font(at === 0 ? 'bold' : 'regular')
        .fontSize(size * sheet.scale)
        .fillColor(ink)
        .text(row[at] ?? '', side + inset, doc.y + (at === 0 ? inset : 0), { width: width - 2 * inset });
    };
    element.add(at === 0 ? doc.struct('TH', { scope: 'Row' }, [draw]) : doc.struct('TD', [draw]));
  }
  doc.y += inset;
  rules(sheet, doc.y, 0, false);
};

export const drawTable = (sheet: Sheet, block: TableBlock): void => {
  const { doc, body, scale } = sheet;
  if (block.columns.length === 0) return;
  const laid: Laid = {
    widths: columnWidths(block),
    right: block.columns.map((_, at) => at > 0 && isFigures(block.rows.map((row) => row[at] ?? ''))),
  };
  needs(sheet, 90 * scale);
  const table = doc.struct('Table');
  body.add(table);
  table.add(
    doc.struct('Caption', [
      () =>
        doc
          .font('bold')
          .fontSize(10.5 * scale)
          .fillColor(ink)
          .text(block.caption, side, doc.y, { width }),
    ]),
  );
  doc.y += 2;
  headRow(sheet, table, block, laid);
  for (const row of block.rows) {
    const height = rowHeight(sheet, row, laid, false);
    const element = doc.struct('TR');
    table.add(element);
    if (height > highest) tallRow(sheet, row, block, element);
    else {
      if (doc.y + height > sheet.bottom) {
        doc.addPage();
        headAgain(sheet, block, laid);
      }
      drawRow(sheet, row, laid, false, (at, draw) =>
        element.add(at === 0 ? doc.struct('TH', { scope: 'Row' }, [draw]) : doc.struct('TD', [draw])),
      );
    }
    element.end();
  }
  table.end();
  doc.x = side;
  doc.y += 12 * scale;
};
