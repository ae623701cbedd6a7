/** The agreement made from an approved proposal, and what it is sealed by (DOMAIN R17 to R19). */

import { canonicalJson } from '../canonical.ts';
import {
  governanceSection,
  partiesSection,
  promisesSection,
  purposeSection,
  signaturesSection,
  statusSection,
} from './agreement-parties.ts';
import {
  activitiesSection,
  changeSection,
  developmentSection,
  informationSection,
  moneySection,
  pupilsSection,
  purposesSection,
  reviewSection,
  safeguardingSection,
  staffSection,
} from './agreement-work.ts';
import { type DocumentSource, numbered } from './document-source.ts';
import type { MouDocument } from './mou-document.ts';

export { dataSharingDocument } from './data-sharing.ts';
export type { DocumentSource } from './document-source.ts';

/** The memorandum of understanding. The same source gives the same document. */
export const mouDocument = (source: DocumentSource): MouDocument => ({
  title: `${source.partnership.name}: memorandum of understanding`,
  version: source.version,
  inOneSentence: 'By signing, you say that your party or school means to keep the promises in this text.',
  sections: numbered([
    partiesSection(source),
    statusSection(source),
    purposeSection(source),
    promisesSection(source),
    purposesSection(source),
    activitiesSection(source),
    governanceSection(source),
    moneySection(source),
    reviewSection(source),
    informationSection(),
    safeguardingSection(source),
    pupilsSection(source),
    staffSection(source),
    changeSection(source),
    developmentSection(source),
    signaturesSection(source, 'mou'),
  ]),
});

/** The text whose SHA-256 is the document's seal. */
export const sealText = (document: MouDocument): string => canonicalJson(document);
