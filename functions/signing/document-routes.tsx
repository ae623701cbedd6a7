/** Signed in: the documents of the partnership, who has signed them, and what changed from version to version. */

import { readNames } from '../asking/names.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { readAlong, StepsAlong } from '../asking/steps-along.tsx';
import { type Sealings, standingOfCopy } from '../domain/agreement/copy-standing.ts';
import { documentDifferences } from '../domain/agreement/document-differences.ts';
import { londonDate } from '../domain/london.ts';
import { longDate } from '../domain/wording.ts';
import { Details } from '../pages/components/details.tsx';
import { Difference } from '../pages/components/difference.tsx';
import { Link } from '../pages/components/link.tsx';
import { Table } from '../pages/components/table.tsx';
import { DocumentSections } from '../pages/document-sections.tsx';
import { readSealings } from '../records/agreements.ts';
import { documentId, documentKinds, type SealedDocument } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import type { Route, WebResponse } from '../web/route.ts';
import { copyAnswer } from './copy-file.ts';
import { documentName, SealOf } from './document-page.tsx';
import { StandingTag, standingInWords, WhoSigns, yearInWords } from './document-standing.tsx';
import { readDocument, readSignatures } from './read-document.ts';
import { idOf, pathOf, readDocuments } from './read-documents.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const VersionTable = ({
  here,
  kind,
  all,
  sealings,
}: {
  here: SignedInContext;
  kind: SealedDocument['document'];
  all: SealedDocument[];
  sealings: Sealings;
}) => {
  const { today } = here;
  const versions = all.filter(({ document }) => document === kind);
  if (versions.length === 0) return null;
  return (
    <Table
      caption={capital(documentName(kind))}
      captionSize="m"
      columns={[{ head: 'Version' }, { head: 'How it stands' }, { head: 'Made on' }]}
      rows={versions.map((sealed) => [
        <Link href={pathOf(sealed)} hidden={`of the ${documentName(kind)}`}>
          {yearInWords(sealed.proposal)}, version {sealed.version}
        </Link>,
        <StandingTag standing={standingOfCopy(sealings, sealed, today)} />,
        longDate(londonDate(new Date(sealed.madeAt))),
      ])}
      firstCellIsHeader
      stacks
    />
  );
};

const listPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, today } = here;
  const all = await readDocuments(outside, partnership.id);
  const sealings = await readSealings(outside, partnership);
  const nameOf = await readNames(outside, partnership.id);
  const signing = all.filter((sealed) => standingOfCopy(sealings, sealed, today).is === 'being-signed');
  const signatures = await Promise.all(signing.map((sealed) => readSignatures(outside, partnership.id, idOf(sealed))));
  return framedPage(
    here,
    { title: 'Documents', wide: true },
    <>
      <p class="govuk-body">
        The agreement says what each school promises. The data sharing agreement says which figures may move, and must
        be signed on its own. Each is sealed, so that anybody can <Link href="/check">check a copy</Link>.
      </p>
      {all.length === 0 && (
        <p class="govuk-body">There are none yet. They are made when every party has agreed to the proposal.</p>
      )}
      {documentKinds.map((kind) => (
        <VersionTable here={here} kind={kind} all={all} sealings={sealings} />
      ))}
      {signing.map((sealed, at) => (
        <>
          <h2 class="govuk-heading-m">Being signed now: the {documentName(sealed.document)}</h2>
          <WhoSigns sealed={sealed} signatures={signatures[at] ?? []} partnership={partnership} nameOf={nameOf} />
        </>
      ))}
    </>,
  );
};

/** The version that came before it in the same year. */
const versionBefore = async (here: SignedInContext, { document, proposal, version }: SealedDocument) => {
  for (let earlier = version - 1; earlier > 0; earlier -= 1) {
    const found = await readDocument(here.outside, here.partnership.id, documentId(document, proposal, earlier));
    if (found) return found;
  }
  return undefined;
};

function WhatChanged({ before, after }: { before: SealedDocument; after: SealedDocument }) {
  const changed = documentDifferences(before.content, after.content).filter(({ state }) => state !== 'same');
  return (
    <>
      <h2 class="govuk-heading-m">What changed since version {before.version}</h2>
      {changed.length === 0 && <p class="govuk-body">Nothing in the words.</p>}
      {changed.map(({ heading, passages }) => (
        <Details summary={heading}>
          <Difference pieces={passages.map(({ kind, text }) => ({ change: kind, text }))} />
        </Details>
      ))}
    </>
  );
}

const named = /^(.{1,60})-(\d{1,4})$/;

const documentIn = async ({ outside, partnership, web }: SignedInContext): Promise<SealedDocument | undefined> => {
  const kind = documentKinds.find((one) => one === web.params.document);
  const [, proposal, version] = named.exec(web.params.version ?? '') ?? [];
  if (!kind || proposal === undefined || version === undefined) return undefined;
  return readDocument(outside, partnership.id, documentId(kind, proposal, Number(version)));
};

const documentPage = async (here: SignedInContext): Promise<WebResponse> => {
  const { outside, partnership, today } = here;
  const sealed = await documentIn(here);
  if (!sealed) return problem(outside, 'not-found');
  const [before, signatures, nameOf, along] = await Promise.all([
    versionBefore(here, sealed),
    readSignatures(outside, partnership.id, idOf(sealed)),
    readNames(outside, partnership.id),
    readAlong(outside, partnership.id, sealed),
  ]);
  const standing = standingOfCopy(await readSealings(outside, partnership), sealed, today);
  return framedPage(
    here,
    {
      title: `The ${documentName(sealed.document)}, version ${sealed.version}`,
      heading: sealed.content.title,
      back: '/documents',
      wide: true,
    },
    <>
      <p class="govuk-body">
        <StandingTag standing={standing} /> {standingInWords(standing, sealed)}
      </p>
      <SealOf sealed={sealed} />
      {before && <WhatChanged before={before} after={sealed} />}
      <DocumentSections sections={sealed.content.sections} />
      <WhoSigns sealed={sealed} signatures={signatures} partnership={partnership} nameOf={nameOf} />
      <p class="govuk-body">
        <Link href={`${pathOf(sealed)}/pdf`}>
          {sealed.completeAt ? 'The sealed copy as a PDF' : 'The text as a PDF'}
        </Link>
      </p>
      <p class="govuk-body">
        <Link href={`${pathOf(sealed)}/evidence`}>The evidence: the signatures and the decisions behind it</Link>
      </p>
      <StepsAlong along={along} here={sealed.document} />
    </>,
  );
};

const documentPdf = async (here: SignedInContext): Promise<WebResponse> => {
  const sealed = await documentIn(here);
  if (!sealed) return problem(here.outside, 'not-found');
  return copyAnswer(here.outside, here.partnership.id, idOf(sealed));
};

export const signedInDocumentRoutes: readonly Route[] = [
  { method: 'GET', path: '/documents', door: 'signed-in', handle: whoeverMay('see-partnership', listPage) },
  {
    method: 'GET',
    path: '/documents/:document/:version',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', documentPage),
  },
  {
    method: 'GET',
    path: '/documents/:document/:version/pdf',
    door: 'signed-in',
    handle: whoeverMay('see-partnership', documentPdf),
  },
];
