/** A copy as the file that somebody takes away. */
import type { Outside } from '../ports.ts';
import type { SealedDocument } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import { file } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { readCopy } from './keep-copy.ts';

const kindInWords: Readonly<Record<SealedDocument['document'], string>> = {
  mou: 'agreement',
  'data-agreement': 'data-sharing-agreement',
};

/** `wendle-valley-agreement-202627-version-2.pdf` */
export const copyFileName = (partnership: string, { document, proposal, version }: SealedDocument): string =>
  `${partnership}-${kindInWords[document]}-${proposal}-version-${version}.pdf`;

/** Who may have it was looked at before. 404 where there is no such document. */
export const copyAnswer = async (outside: Outside, partnership: string, document: string): Promise<WebResponse> => {
  const copy = await readCopy(outside, partnership, document);
  if (!copy) return problem(outside, 'not-found');
  return file('application/pdf', copy.bytes, copyFileName(partnership, copy.sealed));
};
