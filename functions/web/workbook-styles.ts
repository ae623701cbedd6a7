/** How a workbook shows its numbers: as they are, as dates, or as percentages. */
import type { XmlListener } from './bounded-xml.ts';

export type NumberStyle = 'plain' | 'date' | 'percent';

/** Excel's own formats have numbers below 164; these show a date or a time, some in certain languages only. */
const isOwnDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58) ||
  (id >= 71 && id <= 81);
const ownPercentFormats: ReadonlySet<number> = new Set([9, 10]);

/** A format says letters to be shown in quotes, behind a backslash, as space or filling, or in brackets: those mean nothing. */
const meaningful = (format: string): string =>
  format
    .slice(0, 300)
    .replace(/"[^"]*"/g, '')
    .replace(/[\\_*]./g, '')
    .replace(/\[[^[\]]*\]/g, '');

const styleOf = (id: number, format: string | undefined): NumberStyle => {
  if (format === undefined) {
    if (ownPercentFormats.has(id)) return 'percent';
    return isOwnDateFormat(id) ? 'date' : 'plain';
  }
  const marks = meaningful(format);
  if (marks.includes('%')) return 'percent';
  // `General` and `Standard` have a letter of a date in them and are none.
  return /[dmyhs]/i.test(marks.replace(/general|standard/gi, '')) ? 'date' : 'plain';
};

const mostStyles = 10_000;

/** Hears the part `styles.xml`, and then says what a cell's style means. */
export const createStyles = (): { readonly listener: XmlListener; styleAt(position: number): NumberStyle } => {
  const formats = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let within = false;
  return {
    listener: {
      opened: (name, { numFmtId = '', formatCode = '' }) => {
        if (name === 'numFmt' && formats.size < mostStyles) formats.set(Number(numFmtId), formatCode);
        if (name === 'cellXfs') within = true;
        if (name === 'xf' && within && styles.length < mostStyles)
          styles.push(styleOf(Number(numFmtId), formats.get(Number(numFmtId))));
      },
      closed: (name) => {
        if (name === 'cellXfs') within = false;
      },
    },
    styleAt: (position) => styles[position] ?? 'plain',
  };
};
