/** A workbook as a school's spreadsheet saves it: with styles, formulas and merged cells. */
import { strToU8, zipSync } from 'fflate';

/** A text, a number, or a cell of XML. */
type Cell = string | number | { readonly style?: number; readonly value: number; readonly formula?: string };

/** Positions in the styles below. */
export const styles = { oneDecimal: 1, withSign: 2, percent: 3, dayAndMonth: 4, ownPercent: 5 } as const;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packed = 'http://schemas.openxmlformats.org/package/2006';

const styleSheet = `<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="+0.0;-0.0"/><numFmt numFmtId="166" formatCode="0.000%"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/><xf numFmtId="16"/><xf numFmtId="166"/></cellXfs></styleSheet>`;

const xmlOf = (cell: Cell, place: string): string => {
  if (typeof cell === 'string')
    return cell === '' ? '' : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  const { style = 0, value, formula } = cell;
  return `<c r="${place}" s="${style}">${formula ? `<f>${formula}</f>` : ''}<v>${value}</v></c>`;
};

export const aSheet = (rows: readonly (readonly Cell[])[], merged: readonly string[] = []): Uint8Array => {
  const lines = rows.map(
    (row, line) =>
      `<row r="${line + 1}">${row.map((cell, at) => xmlOf(cell, `${String.fromCharCode(65 + at)}${line + 1}`)).join('')}</row>`,
  );
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const sheet = `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
  const files: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', `<Types xmlns="${packed}/content-types"/>`],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Autumn" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packed}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styleSheet],
    ['xl/worksheets/sheet1.xml', sheet],
  ];
  return zipSync(Object.fromEntries(files.map(([name, text]) => [name, strToU8(text)])));
};
