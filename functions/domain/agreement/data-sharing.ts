/** The data sharing and confidentiality agreement: a document and a gate of its own (DOMAIN R19, section 5). */

import { activeParties, activeSchools, monthsOfFigures, type Party } from '../partnership/partnership.ts';
import { countOf } from '../wording.ts';
import { signaturesSection } from './agreement-parties.ts';
import {
  type DocumentSource,
  list,
  notSaid,
  numbered,
  personOr,
  type Section,
  section,
  table,
  text,
} from './document-source.ts';
import type { MouDocument } from './mou-document.ts';

const basisWords: Readonly<Record<NonNullable<Party['lawfulBasis']>, string>> = {
  'public-task': 'public task',
  'legitimate-interests': 'legitimate interests',
};

const controllers = ({ partnership, nameOf }: DocumentSource) =>
  table(
    'Each party answers for its own figures (it is a “controller”)',
    ['Party', 'Why it may share', 'Data protection contact'],
    activeParties(partnership).map(({ name, lawfulBasis, dataProtectionContact }) => [
      name,
      lawfulBasis ? basisWords[lawfulBasis] : 'as its data protection officer decides',
      personOr(dataProtectionContact, nameOf),
    ]),
  );

const hiding = ({ partnership }: DocumentSource): string[] => [
  `A count below ${partnership.suppressBelow} is hidden before anybody but the school that sent it can see it.`,
  `Figures as a school sent them are deleted ${countOf(monthsOfFigures(partnership), 'month')} after their review has closed. What was published from them stays.`,
  'More is hidden where a hidden count could otherwise be worked out.',
  ...(activeSchools(partnership).length === 2 ? ['With two schools, no total is published.'] : []),
];

/** What a school takes on that has another school's pupils with it, and so their details (UK GDPR, Article 28). */
const hostSection = ({ content }: DocumentSource): Section => {
  const isHosted = content.activities.some(({ host, schools }) => schools.some((urn) => urn !== host));
  return section(
    'hosts',
    'What a host does for the others',
    text(
      isHosted
        ? 'A school that hosts pupils of another may need their details for the day: a list, a need, a number to call. The other school stays in charge of them. The host works for it as a “processor” (UK GDPR, Article 28), and promises to:'
        : '',
    ),
    list(isHosted ? hostPromises : []),
  );
};

const hostPromises = [
  'use them only as the other school has told it in writing, and for that activity alone',
  'let only people see them who need to and who keep them to themselves',
  'keep them safe, on paper and on screen',
  'pass them to nobody else unless the other school has agreed in writing, and then on the same terms',
  'help the other school when a parent or pupil asks about them, or asks to have them put right or deleted',
  'tell the other school at once when something goes wrong with them, and help it to put that right',
  'delete them or give them back when the activity is over',
  'show the other school, when it asks, that it keeps to all of this.',
];

/** The data agreement made from an approved proposal. The same source gives the same document. */
export const dataSharingDocument = (source: DocumentSource): MouDocument => {
  const { content, partnership, version } = source;
  const { what, why, keptFor } = content.dataSharing;
  return {
    title: `${partnership.name}: data sharing and confidentiality agreement`,
    version,
    inOneSentence: 'By signing, a party agrees which figures about pupils may be shared, and how they are kept safe.',
    sections: numbered([
      section('controllers', 'Who shares', controllers(source)),
      section('what', 'What is shared, and why', text(what ?? notSaid), text(why ?? notSaid)),
      section(
        'never',
        'What is never shared',
        list([
          'No names of pupils, no pupil numbers, no dates of birth: only counts and averages of groups.',
          ...hiding(source),
        ]),
      ),
      section(
        'use',
        'How it is used',
        text(content.evaluation.shared ?? ''),
        text(content.evaluation.analysed ?? ''),
        text('Figures are used for this partnership’s reviews and evaluation, and for nothing else.'),
      ),
      section(
        'keeping',
        'How long it is kept',
        text(
          `This system deletes what a school sent by itself, ${countOf(monthsOfFigures(source.partnership), 'month')} after the review has closed. A backup made before then holds it until that backup is deleted.`,
        ),
        text(
          `Copies that a party keeps for itself it keeps for: ${keptFor ?? notSaid}. Each party deletes its own copies: this system does not hold them.`,
        ),
      ),
      section(
        'confidence',
        'In confidence',
        text('What a party learns of another school here it does not pass on, unless the law makes it.'),
        text('If figures are lost or seen by the wrong people, the others are told within a day.'),
        text('A request for information is answered by the party that received it, after telling the others.'),
      ),
      hostSection(source),
      section(
        'start',
        'When it begins',
        text('No figures move before every party has signed. Any change is a new version, signed again by all.'),
      ),
      signaturesSection(source, 'data-agreement'),
    ]),
  };
};
