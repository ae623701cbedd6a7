/** What a spreadsheet's cell is beside its value: a formula, or a share that it shows as a percentage. */

export type CellKind = 'formula' | 'percent';

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Excel's own formats 9 and 10 show a percent sign, and so does any other that has one. */
const percentFormats = (styles: string): ReadonlySet<string> => {
  const own = [...styles.matchAll(/<numFmt\s[^<>]{0,500}>/g)]
    .map(([tag]) => tag)
    .filter((tag) => attribute(tag, 'formatCode').includes('%'))
    .map((tag) => attribute(tag, 'numFmtId'));
  return new Set(['9', '10', ...own]);
};

/** Positions of the cell formats that show a percentage. */
const percentStyles = (styles: string): ReadonlySet<string> => {
  const formats = percentFormats(styles);
  const from = styles.indexOf('<cellXfs');
  const until = styles.indexOf('</cellXfs>', from);
  const cellFormats = from < 0 || until < 0 ? '' : styles.slice(from, until);
  const tags = [...cellFormats.matchAll(/<xf\s[^<>]{0,500}>/g)].map(([tag]) => tag);
  return new Set(tags.flatMap((tag, at) => (formats.has(attribute(tag, 'numFmtId')) ? [String(at)] : [])));
};

/** The cells of a sheet that are formulas or percentages, by their place, such as `F2`. */
export const cellKinds = (sheet: string, styles: string): ReadonlyMap<string, CellKind> => {
  const percent = percentStyles(styles);
  const found = new Map<string, CellKind>();
  for (const [, tag = '', formula] of sheet.matchAll(/<c(\s[^<>]{0,300})>(?:\s?<(f)[\s>/])?/g)) {
    const place = attribute(tag, 'r');
    if (formula) found.set(place, 'formula');
    else if (percent.has(attribute(tag, 's')) && attribute(tag, 't') === '') found.set(place, 'percent');
  }
  return found;
};

const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${columnName(Math.floor(column / 26) - 1)}${columnName(column % 26)}`;

/** The text of a cell with its kind: a formula is `=formula`, a percentage has its sign. */
export const withKind = (kinds: ReadonlyMap<string, CellKind>, text: string, line: number, column: number): string => {
  const kind = kinds.get(`${columnName(column)}${line}`);
  if (kind === 'formula') return '=formula';
  if (kind === 'percent' && text !== '') return `${Math.round(Number(text) * 1_000_000) / 10_000}%`;
  return text;
};
