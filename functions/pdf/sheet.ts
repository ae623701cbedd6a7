/** The pages that a paper is written on: their measure, their fonts, and the tree that a screen reader follows. */
import { create, type Font } from 'fontkit';
import PDFDocument, { type StructureElement } from 'pdfkit';
import type { Paper } from '../domain/paper.ts';

/** Font files, with an open licence, whole: what a paper does not use of them does not get into it. */
export type Fonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };

export type Doc = PDFDocument;
export type Element = StructureElement;
export type Sheet = {
  readonly doc: Doc;
  /** The element that everything which is read stands in. */
  readonly body: Element;
  /** Of every letter and every space between: below 1 where much must fit on few pages. */
  readonly scale: number;
  /** How far down a page is written on, points. */
  readonly bottom: number;
};

const dense = 0.78;

/** Points. */
export const side = 56;
export const width = 595.28 - 2 * side;
const pageHeight = 841.89;
const headHeight = ({ dense: close }: Paper): number => (close === true ? 36 : 56);
/** Below the text: the seal and the page's number. */
const footHeight = ({ dense: close }: Paper): number => (close === true ? 50 : 72);

/** Dark enough on paper that prints black only. */
export const ink = '#000000';
export const line = '#6f6f6f';
export const shade = '#efefef';

const parsed = new WeakMap<Uint8Array, Font>();

/**
 * The font would draw ị as an i and a dot below: it looks the same, but whoever copies "Thị" or looks for it finds "Thi" and a space.
 * Each letter is one that the font has whole.
 */
const withWholeLetters = (font: Font): Font => {
  const { layout } = font;
  font.layout = (text, features, ...rest) =>
    layout.call(font, text.normalize('NFC'), { ...features, ccmp: false }, ...rest);
  return font;
};

/**
 * Parsed once for each thread: more than half the work of a paper was to read the same two fonts again. What a font remembers of its
 * glyphs is forgotten between papers: a glyph keeps the letters that it was first met as (a dotless ı, or the i below an
 * accent), so the bytes of a paper would depend on the papers before it.
 */
const fontOf = (bytes: Uint8Array): Font => {
  const font = parsed.get(bytes) ?? withWholeLetters(create(bytes));
  parsed.set(bytes, font);
  font._glyphs = {};
  return font;
};

export const openSheet = (paper: Paper, fonts: Fonts): Sheet => {
  const at = new Date(paper.at);
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: headHeight(paper), bottom: footHeight(paper), left: side, right: side },
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    bufferPages: true,
    // None: what is not embedded may look different elsewhere.
    font: '',
    info: {
      Title: paper.title,
      Subject: paper.subject,
      Author: 'School Partnerships',
      Creator: 'School Partnerships',
      Producer: 'School Partnerships',
      ...(paper.mark !== undefined && { Keywords: paper.mark }),
      CreationDate: at,
      ModDate: at,
    },
  });
  doc.registerFont('regular', fontOf(fonts.regular));
  doc.registerFont('bold', fontOf(fonts.bold));
  const body = doc.struct('Document');
  doc.addStructure(body);
  return { doc, body, scale: paper.dense === true ? dense : 1, bottom: pageHeight - footHeight(paper) };
};

/** On to a new page unless this many points are left on this one. */
export const needs = ({ doc, bottom }: Sheet, points: number): void => {
  if (doc.y + points > bottom) doc.addPage();
};

/** What is drawn for the eye alone. */
export const artifact = ({ doc }: Sheet, draw: () => void): void => {
  doc.save();
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
  doc.restore();
};
