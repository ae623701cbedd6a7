/**
 * Task: the two documents are made from the approved proposal, and sealed. Their versions are the proposal's: any change
 * is a new proposal version, and so a new document that is signed again.
 */
import * as z from 'zod';
import { type DocumentSource, dataSharingDocument, mouDocument } from '../domain/agreement/mou.ts';
import type { MouDocument } from '../domain/agreement/mou-document.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { activeSchools, type Partnership } from '../domain/partnership/partnership.ts';
import { onlyWith } from '../domain/proposal/proposal.ts';
import type { Outside } from '../ports.ts';
import { sha256 } from '../records/digest.ts';
import {
  approvalId,
  approvals,
  documentId,
  documents,
  partnerships,
  people,
  proposals,
  proposalVersions,
  type SealedDocument,
  seals,
  theOne,
  versionId,
} from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { tellToKeepCopy } from './keep-copy.ts';

export const MakeDocumentsInput = z.strictObject({ partnership: z.string(), proposal: z.string() });

export const makeDocuments = async (outside: Outside, payload: unknown): Promise<{ version: number }> => {
  const input = MakeDocumentsInput.parse(payload);
  return work(outside, input.partnership, async (tx) => {
    const { id, version, ...text } = await tx.readNeeded(proposals, input.proposal);
    if (await tx.read(documents, documentId('mou', id, version))) return { version };
    const partnership = await tx.readNeeded(partnerships, theOne);
    const source = await sourceOf(tx, inText(partnership, text), id, version);
    const mou = await seal(tx, { document: 'mou', proposal: id, version }, mouDocument(source));
    const data = await seal(tx, { document: 'data-agreement', proposal: id, version }, dataSharingDocument(source));
    tx.write(partnerships, theOne, {
      ...partnership,
      // What is signed stays until what is being signed takes its place.
      mou: partnership.mou?.signedOn === undefined ? { version, seal: mou } : partnership.mou,
      dataAgreement:
        partnership.dataAgreement?.signedOn === undefined ? { version, seal: data } : partnership.dataAgreement,
    });
    return { version };
  });
};

const sourceOf = async (
  tx: Work,
  partnership: Partnership,
  proposal: string,
  version: number,
): Promise<DocumentSource> => {
  const { content } = await tx.readNeeded(proposalVersions, versionId(proposal, version));
  const names = new Map((await tx.list(people)).map((person) => [person.id, person.name]));
  const decided = await tx.list(approvals, approvalId(`proposal-${proposal}-${version}`, ''));
  const decisions = decided.map(({ party, steps, carriedFrom, carriedOf }) => {
    const last = steps.at(-1);
    return {
      party,
      ...(last ? { on: last.on, means: last.means, ...(last.reference ? { reference: last.reference } : {}) } : {}),
      ...(carriedFrom === undefined ? {} : { carriedFrom }),
      ...(carriedOf === undefined ? {} : { carriedOf }),
    };
  });
  const schools = new Set(activeSchools(partnership).map(({ urn }) => urn));
  return {
    partnership,
    content: onlyWith(content, schools),
    version,
    decisions,
    nameOf: (person) => names.get(person) ?? person,
  };
};

const seal = async (
  tx: Work,
  which: Pick<SealedDocument, 'document' | 'proposal' | 'version'>,
  content: MouDocument,
): Promise<string> => {
  const hash = sha256(canonicalJson(content));
  const id = documentId(which.document, which.proposal, which.version);
  tx.write(documents, id, { ...which, seal: hash, content, madeAt: tx.now.toISOString() });
  // Two partnerships cannot have one text: it names them. A restart finds its own.
  if (!(await tx.read(seals, hash))) tx.write(seals, hash, { seal: hash, partnership: tx.partnership, document: id });
  tx.event('document-sealed', 'system', { document: id, seal: hash });
  tellToKeepCopy(tx, id);
  return hash;
};
