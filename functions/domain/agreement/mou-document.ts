/** A document that can be sealed: plain JSON, so that its canonical text has one hash whatever renders it. */
import * as z from 'zod';

export const Block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
  }),
]);
export type Block = z.infer<typeof Block>;

export const MouDocument = z.strictObject({
  title: z.string(),
  /** In words, for the reader: "Version 2". */
  version: z.number().int().min(1),
  /** What signing it means, in one sentence. */
  inOneSentence: z.string(),
  sections: z.array(z.strictObject({ id: z.string(), heading: z.string(), blocks: z.array(Block) })),
});
export type MouDocument = z.infer<typeof MouDocument>;
