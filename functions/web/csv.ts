/** Tables as files for spreadsheets. */

/** A cell that begins like this is a formula to a spreadsheet, whatever it was meant to be. */
const beginsFormula = /^[=+\-@\t\r]/;

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const safe = beginsFormula.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** RFC 4180, with a mark at the start by which spreadsheets know UTF-8. No cell can be a formula. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
