/** One sheet of a workbook as lines of text, read as its tags come by. */
import { TooMuch } from '../records/unpacking.ts';
import type { Attributes, XmlListener } from './bounded-xml.ts';
import type { NumberStyle } from './workbook-styles.ts';

export type SheetLine = { readonly line: number; readonly cells: readonly string[] };

/** What the readers of tables use; a cell beyond is no reason to lay out what lies between. */
export const mostLines = 5000;
export const mostColumns = 50;

/** A cell or a line at a place that we do not read, or at none: `row r="1e9"`. */
export class TooFar extends Error {
  constructor() {
    super('a cell below the last line or right of the last column');
    this.name = 'TooFar';
  }
}

/** Letters of all cells together. A table of 3,000 lines has a tenth of it. */
const mostLetters = 2 * 1024 * 1024;

export type SheetKnown = {
  readonly texts: readonly string[];
  readonly styleAt: (position: number) => NumberStyle;
  /** Days are counted from 1904, as on old Macs. */
  readonly from1904: boolean;
};

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** `undefined`: it does not say. Everything but a plain whole number within bounds is too far. */
const lineIn = (said: string | undefined): number | undefined => {
  if (said === undefined) return undefined;
  const line = /^\s*(\d{1,7})\s*$/.exec(said)?.[1];
  if (line === undefined || Number(line) < 1 || Number(line) > mostLines) throw new TooFar();
  return Number(line);
};
const placeIn = (said: string | undefined): { column: number; line: number } | undefined => {
  if (said === undefined) return undefined;
  const [, letters = '', digits] = /^\s*([A-Z]{1,3})(\d{1,7})\s*$/.exec(said) ?? [];
  const column = columnNumber(letters);
  const line = lineIn(digits);
  if (line === undefined || column > mostColumns) throw new TooFar();
  return { column, line };
};

const dayMs = 86_400_000;

/** A day as Excel counts it. It takes 1900 for a leap year, so days before March 1900 are one less. */
const dateOf = (days: number, from1904: boolean): string | undefined => {
  const first = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(first + Math.round(days * dayMs));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10);
};

const numberText = (value: string, style: NumberStyle, from1904: boolean): string => {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (style === 'date') return dateOf(number, from1904) ?? String(number);
  return style === 'percent' ? `${Math.round(number * 1_000_000) / 10_000}%` : String(number);
};

/** Some letters that XML cannot hold are written by their number: `_x000D_`. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

type Cell = { readonly attributes: Attributes; value: string; text: string; isFormula: boolean };

const shown = ({ attributes, value, text, isFormula }: Cell, { texts, styleAt, from1904 }: SheetKnown): string => {
  if (isFormula) return '=formula';
  switch (attributes.t ?? 'n') {
    case 's':
      return texts[Number(value)] ?? '';
    case 'inlineStr':
      return unescaped(text);
    case 'b':
      return value === '1' ? 'true' : value === '0' ? 'false' : '';
    case 'd':
      return value.trim().slice(0, 10);
    case 'n':
      return numberText(value, styleAt(Number(attributes.s ?? Number.NaN)), from1904);
    default:
      return unescaped(value);
  }
};

/** Hears a sheet's part; `lines` are those with anything in them. */
export const createSheet = (known: SheetKnown): { readonly listener: XmlListener; readonly lines: SheetLine[] } => {
  const lines: SheetLine[] = [];
  let [line, column, letters] = [0, 0, 0];
  let cells: string[] = [];
  let cell: Cell | undefined;
  let within: 'value' | 'text' | undefined;
  let isReading = false;

  const opened = (name: string, attributes: Attributes): void => {
    if (name === 'sheetData') isReading = true;
    if (!isReading) return;
    if (name === 'row') {
      line = lineIn(attributes.r) ?? line + 1;
      if (line > mostLines) throw new TooFar();
      [cells, column] = [[], 0];
    } else if (name === 'c') {
      const place = placeIn(attributes.r);
      column = place?.column ?? column + 1;
      if (column > mostColumns) throw new TooFar();
      cell = { attributes, value: '', text: '', isFormula: false };
    } else if (cell && name === 'f') cell.isFormula = true;
    else if (name === 'v') within = 'value';
    else if (name === 't') within = 'text';
  };
  const closed = (name: string): void => {
    if (name === 'sheetData') isReading = false;
    if (name === 'v' || name === 't') within = undefined;
    if (name === 'c' && cell) {
      const is = shown(cell, known).trim();
      letters += is.length;
      if (letters > mostLetters) throw new TooMuch();
      while (cells.length < column - 1) cells.push('');
      cells[column - 1] = is;
      cell = undefined;
    }
    if (name === 'row' && cells.some((one) => one !== '')) lines.push({ line, cells });
    if (name === 'row') cells = [];
  };
  const text = (said: string): void => {
    if (cell && within === 'value') cell.value += said;
    if (cell && within === 'text') cell.text += said;
  };
  return { listener: { opened, closed, text }, lines };
};

/** Hears the part of texts that cells share. How they are spoken, in languages that say so, is left out. */
export const createTexts = (): { readonly listener: XmlListener; readonly texts: string[] } => {
  const texts: string[] = [];
  let [letters, said] = [0, ''];
  let [isText, isSpoken] = [false, false];
  return {
    listener: {
      opened: (name) => {
        if (name === 'si') said = '';
        if (name === 'rPh') isSpoken = true;
        isText = name === 't' && !isSpoken;
      },
      closed: (name) => {
        isText = false;
        if (name === 'rPh') isSpoken = false;
        if (name !== 'si') return;
        letters += said.length + 1;
        if (letters > mostLetters) throw new TooMuch();
        texts.push(unescaped(said));
      },
      text: (more) => {
        if (isText) said += more;
      },
    },
    texts,
  };
};
