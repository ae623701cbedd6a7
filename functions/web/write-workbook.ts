/** Writes an XLSX file of plain sheets: a zip of a few XML parts, without a library that would weigh more than the page. */
import { zipped } from './zip-contents.ts';

export type WrittenSheet = {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** The first row is bold, and stays when the others are scrolled. */
  readonly rows: readonly (readonly string[])[];
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packed = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

const letter = (column: number): string => String.fromCharCode(65 + column);

/** A whole number is one to Excel; anything else is text, never a formula. */
const cell = (text: string, row: number, column: number): string => {
  const at = `r="${letter(column)}${row}"${row === 1 ? ' s="1"' : ''}`;
  if (text === '') return '';
  if (/^\d{1,9}$/.test(text)) return `<c ${at}><v>${text}</v></c>`;
  return `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
};

const sheetXml = ({ widths, rows }: WrittenSheet): string => {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const lines = rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((text, column) => cell(text, at + 1, column)).join('')}</row>`,
  );
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
};

const font = (more: string): string => `<font>${more}<sz val="11"/><name val="Calibri"/></font>`;
const format = (fontId: number): string => `<xf numFmtId="0" fontId="${fontId}" fillId="0" borderId="0"`;
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">${format(0)}/></cellStyleXfs><cellXfs count="2">${format(0)} xfId="0"/>${format(1)} xfId="0" applyFont="1"/></cellXfs></styleSheet>`;

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${links}/${type}" Target="${target}"/>`;
const relations = (all: readonly string[]): string =>
  `${head}<Relationships xmlns="${packed}/relationships">${all.join('')}</Relationships>`;

const part = (name: string, type: string): string =>
  `<Override PartName="/xl/${name}" ContentType="${kind}.${type}+xml"/>`;

/** At most 26 columns a sheet. */
export const writeWorkbook = (sheets: readonly WrittenSheet[]): Uint8Array => {
  const files = sheets.map((_, at) => `worksheets/sheet${at + 1}.xml`);
  const parts = [
    part('workbook.xml', 'sheet.main'),
    part('styles.xml', 'styles'),
    ...files.map((name) => part(name, 'worksheet')),
  ];
  const named = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return zipped([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`,
    ],
    ['_rels/.rels', relations([relation(1, 'officeDocument', 'xl/workbook.xml')])],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${named.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...files.map((name, at) => relation(at + 1, 'worksheet', name)),
        relation(sheets.length + 1, 'styles', 'styles.xml'),
      ]),
    ],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, at): [string, string] => [`xl/${files[at]}`, sheetXml(sheet)]),
  ]);
};
