/** Signed in: what proves a sealed document, for a governor to read and an auditor to take away. */

import { type NameOf, readNames } from '../asking/names.ts';
import { restsOn } from '../asking/outcome-words.ts';
import { framedPage, type SignedInContext, whoeverMay } from '../asking/signed-in-context.ts';
import { readAlong, StepsAlong } from '../asking/steps-along.tsx';
import { carriedInWords } from '../domain/approval/carried-words.ts';
import { may } from '../domain/permissions.ts';
import { longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { SummaryList } from '../pages/components/summary-list.tsx';
import { Table } from '../pages/components/table.tsx';
import { type Evidence, readEvidence } from '../records/evidence.ts';
import { documentId, documentKinds, type Signature } from '../records/kinds.ts';
import { verifyEvidence } from '../records/verify-evidence.ts';
import { problem } from '../web/problem.tsx';
import { file } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import { changesInWords } from './changes-before.ts';
import { documentName, SealOf } from './document-page.tsx';
import { evidencePaper, moment, signedRow } from './evidence-paper.ts';
import { readCopies } from './keep-copy.ts';
import { idOf, pathOf } from './read-documents.ts';

const evidenceIn = async ({ outside, partnership, web }: SignedInContext): Promise<Evidence | undefined> => {
  const kind = documentKinds.find((one) => one === web.params.document);
  const [, proposal, version] = /^(.{1,60})-(\d{1,4})$/.exec(web.params.version ?? '') ?? [];
  if (!kind || proposal === undefined || version === undefined) return undefined;
  return readEvidence(outside, partnership.id, documentId(kind, proposal, Number(version)));
};

type CardProps = {
  readonly signature: Signature;
  readonly nameOf: NameOf;
  /** Where somebody signed from is for those who may take the file away. */
  readonly showsFrom: boolean;
  readonly row: number | undefined;
  readonly reached: string | undefined;
};

const SignatureCard = ({ signature, nameOf, showsFrom, row, reached }: CardProps) => (
  <div id={`signature-${signature.person}`}>
    <SummaryList
      card={{ title: signature.name }}
      rows={[
        { key: 'Signs', value: signature.capacities.join(', ') },
        { key: 'Ticked', value: signature.statement },
        { key: 'Typed', value: signature.typedName },
        { key: 'When', value: moment(signature.at) },
        ...(showsFrom ? [{ key: 'From', value: `${signature.address}, with ${signature.userAgent}` }] : []),
        ...changesInWords(signature, nameOf).map((value) => ({ key: 'Before', value })),
        ...(reached === undefined ? [] : [{ key: 'Our email reached them', value: moment(reached) }]),
        { key: 'Seal of the text', value: <span class="sp-seal">{signature.seal}</span> },
        ...(row === undefined ? [] : [{ key: 'In the audit trail', value: `Event ${row}` }]),
      ]}
    />
  </div>
);

const Decisions = ({ evidence, here }: { evidence: Evidence; here: SignedInContext }) => {
  const partyName = (id: string): string => here.partnership.parties.find((party) => party.id === id)?.name ?? id;
  return (
    <div id="decisions">
      <Table
        caption="The decisions behind it"
        captionSize="m"
        columns={[{ head: 'Party' }, { head: 'Result' }, { head: 'Decided on' }, { head: 'Rests on' }]}
        rows={evidence.decisions.map(({ party, steps, carriedFrom, carriedOf }) => {
          const last = steps.at(-1);
          return [
            partyName(party),
            last?.result ?? carriedInWords({ carriedFrom, carriedOf }),
            last ? longDate(last.on) : '',
            last ? restsOn(last) : '',
          ];
        })}
        firstCellIsHeader
        stacks
      />
    </div>
  );
};

const Checks = ({ evidence }: { evidence: Evidence }) => {
  const findings = verifyEvidence(evidence);
  const wrong = findings.filter(({ holds }) => !holds);
  return (
    <p class="govuk-body">
      {wrong.length === 0
        ? `We checked ${findings.length} things just now, and all of them hold.`
        : `${wrong.length} of ${findings.length} checks fail: ${wrong.map(({ what, why }) => `${what}: ${why}`).join('; ')}. Please tell whoever looks after this system.`}
    </p>
  );
};

const evidencePage = async (here: SignedInContext): Promise<WebResponse> => {
  const evidence = await evidenceIn(here);
  if (!evidence) return problem(here.outside, 'not-found');
  const [nameOf, along, copyHashes] = await Promise.all([
    readNames(here.outside, here.partnership.id),
    readAlong(here.outside, here.partnership.id, evidence.document),
    readCopies(here.outside, here.partnership.id, idOf(evidence.document)),
  ]);
  const { document, signatures, answers, audit, delivered } = evidence;
  const rowOf = (signature: Signature) => signedRow(audit, signature);
  const path = pathOf(document);
  const takes = may(here.partnership, here.signedIn.person, 'take-evidence');
  return framedPage(
    here,
    {
      title: `Evidence, version ${document.version}`,
      heading: `Evidence of the ${documentName(document.document)}, version ${document.version}`,
      back: path,
      wide: true,
    },
    <>
      <p class="govuk-body">
        This page shows why the <Link href={path}>{documentName(document.document)}</Link> can be relied on: the text
        has a seal, each signature is tied to that seal, and every step stands in an{' '}
        <Link href="/audit">audit trail</Link> in which no row can be changed unseen.
      </p>
      <Checks evidence={evidence} />
      <SealOf sealed={document} />
      <h2 class="govuk-heading-m">Signatures</h2>
      {signatures.length === 0 && <p class="govuk-body">Nobody has signed yet.</p>}
      {signatures.map((signature) => (
        <SignatureCard
          signature={signature}
          nameOf={nameOf}
          showsFrom={takes}
          row={rowOf(signature)}
          reached={delivered.find(({ person }) => person === signature.person)?.at}
        />
      ))}
      <Decisions evidence={evidence} here={here} />
      <Table
        caption="Who answered, and when"
        captionSize="m"
        columns={[{ head: 'Name' }, { head: 'Answer' }, { head: 'When' }]}
        rows={answers.map(({ person, does, at }) => [nameOf(person), does.replaceAll('-', ' '), moment(at)])}
        firstCellIsHeader
        stacks
      />
      {copyHashes.length > 0 && (
        <SummaryList
          card={{ title: 'Copies as PDF' }}
          rows={copyHashes.map(({ edition, sha256 }) => ({
            key: edition === 'signed' ? 'Signed by all' : 'As it was sealed',
            value: <span class="sp-seal">{sha256}</span>,
          }))}
        />
      )}
      {takes && (
        <p class="govuk-body">
          An auditor can take all of this away <Link href={`${path}/evidence/pdf`}>as a PDF</Link> or{' '}
          <Link href={`${path}/evidence/file`}>as a file</Link> for programs, and check either without us. Both hold
          personal data: please keep them as you keep the minutes.
        </p>
      )}
      <StepsAlong along={along} here={`${document.document} evidence`} />
    </>,
  );
};

const fileName = ({ partnership }: SignedInContext, { document }: Evidence, end: string): string =>
  `${partnership.id}-${document.document}-${document.proposal}-${document.version}-evidence.${end}`;

const evidenceFile = async (here: SignedInContext): Promise<WebResponse> => {
  const evidence = await evidenceIn(here);
  if (!evidence) return problem(here.outside, 'not-found');
  return file('application/json', `${JSON.stringify(evidence, null, 2)}\n`, fileName(here, evidence, 'json'));
};

const evidencePdf = async (here: SignedInContext): Promise<WebResponse> => {
  const evidence = await evidenceIn(here);
  if (!evidence) return problem(here.outside, 'not-found');
  const nameOf = await readNames(here.outside, here.partnership.id);
  const paper = evidencePaper(evidence, { partnership: here.partnership, nameOf });
  return file('application/pdf', await here.outside.papers.render(paper), fileName(here, evidence, 'pdf'));
};

export const evidenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/documents/:document/:version/evidence',
    door: 'signed-in',
    handle: whoeverMay('see-evidence', evidencePage),
  },
  {
    method: 'GET',
    path: '/documents/:document/:version/evidence/file',
    door: 'signed-in',
    handle: whoeverMay('take-evidence', evidenceFile),
  },
  {
    method: 'GET',
    path: '/documents/:document/:version/evidence/pdf',
    door: 'signed-in',
    handle: whoeverMay('take-evidence', evidencePdf),
  },
];
