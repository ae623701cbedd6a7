/** The part of pdfkit 0.20 that we use: its published types are of an earlier one, without scopes, boxes and PDF/UA. */
declare module 'pdfkit' {
  type TextOptions = {
    readonly width?: number;
    readonly height?: number;
    readonly align?: 'left' | 'right' | 'center';
    readonly lineGap?: number;
    readonly lineBreak?: boolean;
    readonly ellipsis?: boolean;
  };
  type Draw = () => unknown;

  export class StructureElement {
    /** A child is drawn as it is added, in an element that stands in the document's tree already. */
    add(child: StructureElement | Draw): this;
    end(): void;
  }

  export default class PDFDocument {
    constructor(options: Readonly<Record<string, unknown>>);
    x: number;
    y: number;
    readonly page: { width: number; height: number; margins: { bottom: number } };
    readonly outline: { addItem(title: string, options?: { readonly top?: number }): unknown };
    registerFont(name: string, source: import('fontkit').Font): this;
    font(name: string): this;
    fontSize(points: number): this;
    fillColor(colour: string): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    heightOfString(text: string, options?: TextOptions): number;
    widthOfString(text: string): number;
    addPage(): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    switchToPage(at: number): unknown;
    struct(type: string, children?: readonly (StructureElement | Draw)[]): StructureElement;
    struct(
      type: string,
      options: {
        readonly alt?: string;
        readonly scope?: 'Row' | 'Column';
        /** Left, top, right, bottom, from the top of the page. */
        readonly bbox?: readonly [number, number, number, number];
      },
      children?: readonly (StructureElement | Draw)[],
    ): StructureElement;
    addStructure(element: StructureElement): this;
    markContent(tag: 'Artifact', options: { readonly type: string; readonly attached?: readonly string[] }): this;
    endMarkedContent(): this;
    file(
      content: Uint8Array,
      options: {
        readonly name: string;
        readonly type: string;
        readonly description: string;
        readonly relationship?: string;
        readonly creationDate: Date;
        readonly modifiedDate: Date;
      },
    ): unknown;
    save(): this;
    restore(): this;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(points: number): this;
    fill(colour: string): this;
    stroke(colour: string): this;
    fillAndStroke(fill: string, stroke: string): this;
    on(event: 'data', heard: (part: Uint8Array) => void): this;
    on(event: 'end', heard: () => void): this;
    on(event: 'error', heard: (error: Error) => void): this;
    end(): void;
  }
}

/** The part of fontkit 2.0 that we use: pdfkit takes a font that is parsed already. */
declare module 'fontkit' {
  export type Font = {
    /** What it knows of each glyph, by number. */
    _glyphs: Record<number, unknown>;
    /** Glyphs of a text; features by their OpenType names, false for one that is not to be used. */
    layout: (text: string, features?: Readonly<Record<string, boolean>>, ...rest: readonly unknown[]) => unknown;
  };
  export const create: (bytes: Uint8Array) => Font;
}
