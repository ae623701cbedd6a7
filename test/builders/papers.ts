/** Papers of tests. Making a PDF takes a third of a second, so most tests have the paper itself in its place. */
import { renderHere } from '../../functions/adapters/local/papers.ts';
import type { Paper } from '../../functions/domain/paper.ts';
import { createPapers, type KeptFiles } from '../../functions/pdf/papers.ts';
import type { Papers } from '../../functions/ports.ts';

export const filesInMemory = (): KeptFiles & { readonly names: () => string[] } => {
  const files = new Map<string, Uint8Array>();
  return {
    get: async (name) => files.get(name),
    keep: async (name, bytes) => {
      if (!files.has(name)) files.set(name, bytes);
    },
    names: () => [...files.keys()],
  };
};

/** What stands in a PDF's place: it begins like one, and holds the paper as JSON. */
export const asJson = (paper: Paper): Uint8Array => new TextEncoder().encode(`%PDF-0 ${JSON.stringify(paper)}`);

export const quickPapers = (): Papers => createPapers(async (paper) => asJson(paper), filesInMemory());

/** Real PDFs. */
export const realPapers = (): Papers => createPapers(renderHere, filesInMemory());
