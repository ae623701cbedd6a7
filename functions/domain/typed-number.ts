/**
 * Numbers as people type them and as spreadsheets save them: the one reader, at every door. It works on digits, so that no
 * place after the point is lost or made up.
 */

/** `digits` without a point: 12.50 is `1250` with two `places`. */
type Decimal = { readonly negative: boolean; readonly digits: string; readonly places: number };

/**
 * Why a text is no number. `comma`: a comma that does not part thousands. `percent`: a number with a percent sign.
 * `dash`: a lone dash for nothing.
 */
export type NoNumber = 'words' | 'comma' | 'percent' | 'dash';

export type TypedNumber =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'number'; readonly decimal: Decimal }
  | { readonly kind: 'none'; readonly why: NoNumber; readonly decimal?: Decimal };

const mostTyped = 60;

/** Every kind of space as one, every kind of minus as one; no spaces around. */
export const evenMarks = (text: string): string =>
  text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .trim();

/** Spaces between digits say nothing; a comma only parts thousands. */
const thousands = /^\d{1,3}(?:(?:,\d{3})+|(?:'\d{3})+|(?:’\d{3})+)?$/;
const wholePart = (text: string): string | undefined => {
  const close = text.replaceAll(' ', '');
  if (/^\d+$/.test(close)) return close;
  return thousands.test(close) ? close.replace(/\D/g, '') : undefined;
};

/** `1.5e-7`, as a spreadsheet saves what is very small or large. */
const withExponent = /^(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/i;

const decimalIn = (text: string): Decimal | undefined => {
  const [, sign = '', rest = ''] = /^([+-]?) ?(.*)$/.exec(text) ?? [];
  const negative = sign === '-';
  const [, before, after = '', exponent] = withExponent.exec(rest) ?? [];
  if (before !== undefined) {
    const places = after.length - Number(exponent);
    const digits = before + after;
    return places >= 0
      ? { negative, digits: digits.padStart(places + 1, '0'), places }
      : { negative, digits: digits.padEnd(digits.length - places, '0'), places: 0 };
  }
  const [, head = '', tail] = /^([^.]*)(?:\.(\d*))?$/.exec(rest) ?? [];
  const whole = head === '' && tail ? '0' : wholePart(head);
  if (whole === undefined) return undefined;
  return { negative, digits: whole + (tail ?? ''), places: tail?.length ?? 0 };
};

/** `+0.8`, `−0.5`, `1,024`, `30.0`, `£3.50` with `money`; nothing typed is `nothing`. */
export const readTyped = (typed: string, { money = false }: { readonly money?: boolean } = {}): TypedNumber => {
  const text = evenMarks(typed);
  if (text === '') return { kind: 'nothing' };
  if (text.length > mostTyped) return { kind: 'none', why: 'words' };
  if (/^-+$/.test(text)) return { kind: 'none', why: 'dash' };
  const [, bare = text, percent] = /^(.*?) ?(%)?$/.exec(text) ?? [];
  const decimal = decimalIn(money ? bare.replace(/^([+-]?) ?£ ?/, '$1') : bare);
  if (percent) return { kind: 'none', why: decimal ? 'percent' : 'words', ...(decimal && { decimal }) };
  if (decimal) return { kind: 'number', decimal };
  return { kind: 'none', why: /^[+-]?£?\d+(,\d+)+(\.\d+)?$/.test(text) ? 'comma' : 'words' };
};

/** A number in whole units of its last kept place. `rounded`: more than zeros was cut off. */
export type InUnits = { readonly units: number; readonly rounded: boolean };

/**
 * The number in tenths, hundredths and so on, by `places`; halves go up, away from zero. Nothing (undefined) for one that
 * would be too large to count with.
 */
export const inUnits = ({ negative, digits, places }: Decimal, kept: number): InUnits | undefined => {
  const cut = Math.max(0, places - kept);
  const held = digits.slice(0, digits.length - cut).padStart(1, '0');
  const dropped = digits.slice(digits.length - cut);
  const padded = held.padEnd(held.length + Math.max(0, kept - places), '0').replace(/^0+(?=\d)/, '');
  if (padded.length > 15) return undefined;
  const size = Number(padded) + (cut > 0 && dropped >= '5' ? 1 : 0);
  return { units: size === 0 ? 0 : negative ? -size : size, rounded: /[1-9]/.test(dropped) };
};

/** The number as it stands, with every place that was typed. */
export const exactly = ({ negative, digits, places }: Decimal): number =>
  Number(`${negative ? '-' : ''}${digits}e-${places}`);

/** A whole number, `30.0` among them; nothing for one with a part. */
export const wholeOf = (decimal: Decimal): number | undefined => {
  const read = inUnits(decimal, 0);
  return read && !read.rounded ? read.units : undefined;
};

/** The number to so many places at most, and whether it was rounded for that. */
export const roundedTo = (
  decimal: Decimal,
  places: number,
): { readonly value: number; readonly rounded: boolean } | undefined => {
  const read = inUnits(decimal, places);
  return read && { value: Number(`${read.units}e-${places}`), rounded: read.rounded };
};
