/**
 * Something to read on paper: a sealed agreement, a report for boards, the evidence of a signature. Plain JSON that says
 * what there is to read, in order, and nothing of how it looks.
 *
 * To offer one as a PDF: make a `Paper` in the domain or in a stage, give it to `outside.papers` and answer with what
 * comes back, `file('application/pdf', bytes, 'name.pdf')`. `papers.render(paper)` makes it anew; `papers.kept(name, paper)`
 * keeps the bytes under a name, for what must stay byte for byte what it was. The sections of a sealed document or a
 * report become blocks by `blocksOf(sections)`.
 */
import * as z from 'zod';
import type { MouDocument } from './agreement/mou-document.ts';

const Row = z.array(z.string());

export const PaperBlock = z.discriminatedUnion('kind', [
  /** Level 2 and 3: the title is the one heading of level 1. Level 2 is a bookmark. */
  z.strictObject({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  /** Words that must not be missed: they stand in a frame. */
  z.strictObject({ kind: z.literal('note'), text: z.string() }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.string()) }),
  /** The first cell of each row is its header, as on pages. Columns of figures stand to the right. */
  z.strictObject({ kind: z.literal('table'), caption: z.string(), columns: Row, rows: z.array(Row) }),
  /** A name and what there is to say of it, one below the other: where a row of a table would be too narrow. */
  z.strictObject({
    kind: z.literal('facts'),
    caption: z.string().optional(),
    rows: z.array(z.strictObject({ key: z.string(), value: z.string() })),
  }),
  /** A page of its own with an empty line for a name: so many of them, all alike. Such a paper holds nothing else. */
  z.strictObject({
    kind: z.literal('certificate'),
    heading: z.string(),
    /** Below the line for the name: what it is for. */
    lines: z.array(z.string()),
    /** What stands before the empty line. */
    blank: z.string(),
    /** Who signs, and the date. */
    signed: z.array(z.string()),
    copies: z.number().int().min(1).max(200),
  }),
  /** A chart of bars from zero. `shown`: the value in words, as it stands beside its bar and is read out. */
  z.strictObject({
    kind: z.literal('bars'),
    caption: z.string(),
    bars: z.array(z.strictObject({ label: z.string(), value: z.number().min(0), shown: z.string() })),
  }),
]);
export type PaperBlock = z.infer<typeof PaperBlock>;

export const Paper = z.strictObject({
  title: z.string(),
  /** BCP 47: `en-GB`. */
  language: z.string(),
  /** What it is, in a line, for whoever looks at the file's properties. */
  subject: z.string(),
  /** When that was so which it tells, UTC: the file's own date, so that the same paper gives the same bytes. */
  at: z.iso.datetime(),
  /** The seal of the text that it tells of, at the foot of every page. */
  seal: z.string().optional(),
  /** By what a program knows it again, in the file's properties: no reader sees it. */
  mark: z.string().optional(),
  /** At the foot of every page, beside its number. */
  foot: z.string(),
  blocks: z.array(PaperBlock),
  /** Smaller letters, closer lines: for what must fit on a page or two. */
  dense: z.boolean().optional(),
  /** Files that it carries within: what a program reads where people read the pages. */
  carries: z
    .array(z.strictObject({ name: z.string(), mediaType: z.string(), description: z.string(), content: z.string() }))
    .optional(),
});
export type Paper = z.infer<typeof Paper>;

/** The sections of a document or a report, in order. */
export const blocksOf = (sections: MouDocument['sections']): PaperBlock[] =>
  sections.flatMap(({ heading, blocks }): PaperBlock[] => [{ kind: 'heading', level: 2, text: heading }, ...blocks]);
