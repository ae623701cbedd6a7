/** A sealed document for whoever has its reading link. */
import type { ReadingView } from '../asking/reading-routes.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { copyFileName } from './copy-file.ts';
import { copyOf } from './copy-paper.ts';
import { documentName, SealOf, SignedBy } from './document-page.tsx';
import { readDocument, readSignatures } from './read-document.ts';

export const documentReading: ReadingView = async (outside, partnership, id) => {
  const sealed = await readDocument(outside, partnership.id, id);
  if (!sealed) return undefined;
  const signatures = await readSignatures(outside, partnership.id, id);
  const copy = copyOf(sealed, signatures, outside.settings);
  return {
    title: `The ${documentName(sealed.document)}: sealed copy`,
    heading: sealed.content.title,
    note: sealed.completeAt
      ? 'This is the sealed copy. Everybody who had to sign it has signed.'
      : 'Not everybody has signed this yet.',
    pdf: {
      words: sealed.completeAt ? 'Take the sealed copy with you as a PDF' : 'Take the text with you as a PDF',
      name: copyFileName(partnership.id, sealed),
      make: async () => outside.papers.kept(copy.name, copy.paper),
    },
    children: (
      <>
        <SealOf sealed={sealed} />
        <DocumentSections sections={sealed.content.sections} />
        <SignedBy signatures={signatures} />
      </>
    ),
  };
};
