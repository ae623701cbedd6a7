/** Writes an XLSX file of plain sheets. The library is loaded when the first file is asked for. */
import type { Cell } from 'write-excel-file/universal';

export type WrittenSheet = {
  readonly name: string;
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  /** The first row is bold, and stays when the others are scrolled. */
  readonly rows: readonly (readonly string[])[];
};

/** A whole number is one to Excel; anything else is text, never a formula, without what no XML may hold. */
const cell = (text: string, isHead: boolean): Cell => {
  if (text === '') return null;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, ' ');
  return { value, ...(isHead && { fontWeight: 'bold' }) };
};

export const writeWorkbook = async (sheets: readonly WrittenSheet[]): Promise<Uint8Array> => {
  const { default: writeSheets } = await import('write-excel-file/universal');
  const written = writeSheets(
    sheets.map(({ name, widths, rows }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: rows.map((row, at) => row.map((text) => cell(text, at === 0))),
    })),
    { fontFamily: 'Calibri', fontSize: 11 },
  );
  return new Uint8Array(await (await written.toBlob()).arrayBuffer());
};
