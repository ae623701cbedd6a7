/** A sealed document for whoever has its reading link. */
import type { ReadingView } from '../asking/reading-routes.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { documentName, SealOf, SignedBy } from './document-page.tsx';
import { readDocument, readSignatures } from './read-document.ts';

export const documentReading: ReadingView = async (outside, partnership, id) => {
  const sealed = await readDocument(outside, partnership.id, id);
  if (!sealed) return undefined;
  return {
    title: `The ${documentName(sealed.document)}: sealed copy`,
    heading: sealed.content.title,
    note: sealed.completeAt
      ? 'This is the sealed copy. Everybody who had to sign it has signed.'
      : 'Not everybody has signed this yet.',
    children: (
      <>
        <SealOf sealed={sealed} />
        <DocumentSections sections={sealed.content.sections} />
        <SignedBy signatures={await readSignatures(outside, partnership.id, id)} />
      </>
    ),
  };
};
