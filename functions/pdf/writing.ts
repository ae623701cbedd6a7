/** How words get onto a sheet, and into the tree that is read out. */
import type { PaperBlock } from '../domain/paper.ts';
import { ink, type Sheet, side, width } from './sheet.ts';

/** Below a block. Points. */
export const gap = 8;

/** Between lines, points: closer on a dense sheet. */
export const lineGap = (scale: number): number => (scale < 1 ? 0.4 : 2);

export type BlockOf<K extends PaperBlock['kind']> = Extract<PaperBlock, { kind: K }>;

export const write = (
  { doc, scale }: Sheet,
  text: string,
  size: number,
  font: 'regular' | 'bold' = 'regular',
): void => {
  doc
    .font(font)
    .fontSize(size * scale)
    .fillColor(ink)
    .text(text, side, doc.y, { width, lineGap: lineGap(scale) });
};

export const say = (sheet: Sheet, type: string, draw: () => void): void => {
  const element = sheet.doc.struct(type, [draw]);
  sheet.body.add(element);
};
