/** The evidence of a sealed document as a paper that an auditor takes away, with the file that proves it within. */

import type { NameOf } from '../asking/names.ts';
import { restsOn } from '../asking/outcome-words.ts';
import { carriedInWords } from '../domain/approval/carried-words.ts';
import type { AuditEvent } from '../domain/audit.ts';
import { londonDate, londonTime } from '../domain/london.ts';
import type { Paper, PaperBlock } from '../domain/paper.ts';
import { type Partnership, partyById } from '../domain/partnership/partnership.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { type Evidence, evidenceFileName } from '../records/evidence.ts';
import type { SealedDocument, Signature } from '../records/kinds.ts';
import { type Finding, verifyEvidence } from '../records/verify-evidence.ts';
import { changesInWords } from './changes-before.ts';

export const moment = (at: string): string => {
  const instant = new Date(at);
  return `${longDate(londonDate(instant))} at ${londonTime(instant)}`;
};

/** The number of the event by which the trail tells of a signature. */
export const signedRow = (audit: readonly AuditEvent[], { person, seal }: Signature): number | undefined =>
  audit.find(({ event, by, facts }) => event === 'document-signed' && by === person && facts.seal === seal)?.sequence;

type About = { readonly partnership: Partnership; readonly nameOf: NameOf };

const heading = (text: string): PaperBlock => ({ kind: 'heading', level: 2, text });

const names: Readonly<Record<SealedDocument['document'], string>> = {
  mou: 'agreement',
  'data-agreement': 'data sharing agreement',
};

const inWords = ({ what, holds, why, note }: Finding): string => {
  if (!holds) return `${what}: NO, ${why}`;
  return note === undefined ? `${what}: yes` : `${what}: yes; ${note}`;
};

const whatHolds = (evidence: Evidence): PaperBlock[] => {
  const findings = verifyEvidence(evidence);
  const failing = findings.filter(({ holds }) => !holds);
  return [
    heading('What was checked'),
    {
      kind: 'note',
      text:
        failing.length === 0
          ? `${countOf(findings.length, 'thing')} were checked when this was made, and all of them held.`
          : `${failing.length} of ${findings.length} checks failed when this was made.`,
    },
    { kind: 'list', items: findings.map(inWords) },
    {
      kind: 'text',
      text: `This file carries ${evidenceFileName} within. The command “npm run evidence -- verify FILE” reads it from this PDF and checks all of it again, with no access to the system that made it. Only that file can be proven. These pages are made from it, and prove nothing by themselves.`,
    },
  ];
};

const signatures = ({ signatures: all, audit, delivered }: Evidence, { nameOf }: About): PaperBlock[] => [
  heading('Signatures'),
  ...(all.length === 0 ? [{ kind: 'text', text: 'Nobody has signed yet.' } as const] : []),
  ...all.map((signature): PaperBlock => {
    const row = signedRow(audit, signature);
    const reached = delivered.find(({ person }) => person === signature.person)?.at;
    return {
      kind: 'facts',
      caption: signature.name,
      rows: [
        { key: 'Signs', value: signature.capacities.join(', ') },
        { key: 'Ticked', value: signature.statement },
        { key: 'Typed', value: signature.typedName },
        { key: 'When', value: moment(signature.at) },
        { key: 'From', value: `${signature.address}, with ${signature.userAgent}` },
        ...changesInWords(signature, nameOf).map((value) => ({ key: 'Before', value })),
        ...(reached === undefined ? [] : [{ key: 'Our email reached them', value: moment(reached) }]),
        { key: 'Seal of the text', value: signature.seal },
        ...(row === undefined ? [] : [{ key: 'In the audit trail', value: `Event ${row}` }]),
      ],
    };
  }),
];

const decisions = ({ decisions: all }: Evidence, { partnership }: About): PaperBlock[] => [
  heading('The decisions behind it'),
  {
    kind: 'table',
    caption: 'What each party decided',
    columns: ['Party', 'Result', 'Decided on', 'Rests on'],
    rows: all.map(({ party, steps, carriedFrom, carriedOf }) => {
      const last = steps.at(-1);
      const name = partyById(partnership, party)?.name ?? party;
      return last
        ? [name, last.result.replaceAll('-', ' '), longDate(last.on), restsOn(last)]
        : [name, carriedInWords({ carriedFrom, carriedOf }), '', ''];
    }),
  },
];

const answers = ({ answers: all }: Evidence, { nameOf }: About): PaperBlock[] =>
  all.length === 0
    ? []
    : [
        {
          kind: 'table',
          caption: 'Who answered, and when',
          columns: ['Name', 'Answer', 'When'],
          rows: all.map(({ person, does, at }) => [nameOf(person), does.replaceAll('-', ' '), moment(at)]),
        },
      ];

const trail = ({ audit, head }: Evidence): PaperBlock[] => [
  heading('The audit trail'),
  {
    kind: 'text',
    text: 'Each event of the trail covers the one before it, so no row can be changed, taken out or added unseen. The last one stands for all of them.',
  },
  {
    kind: 'facts',
    rows: [
      { key: 'Events', value: String(audit.length) },
      {
        key: 'The last event',
        value: `${head.sequence}${audit.length === 0 ? '' : `, ${moment(audit.at(-1)?.at ?? '')}`}`,
      },
      { key: 'Its hash', value: head.hash },
    ],
  },
];

/** The same evidence gives the same paper. */
export const evidencePaper = (evidence: Evidence, about: About): Paper => {
  const { document, audit } = evidence;
  const what = names[document.document];
  return {
    title: `${about.partnership.name}: evidence of the ${what}, version ${document.version}`,
    language: 'en-GB',
    subject: `Why the ${what} can be relied on`,
    at: audit.at(-1)?.at ?? document.madeAt,
    seal: document.seal,
    foot: `${about.partnership.name}: evidence, version ${document.version}. Holds personal data.`,
    blocks: [
      {
        kind: 'text',
        text: `The text of the ${what} has a seal, each signature is tied to that seal, and every step stands in an audit trail.`,
      },
      {
        kind: 'facts',
        rows: [
          { key: 'Document', value: document.content.title },
          { key: 'Version', value: String(document.version) },
          { key: 'Made on', value: moment(document.madeAt) },
          ...(document.completeAt === undefined
            ? []
            : [{ key: 'Signed by all on', value: moment(document.completeAt) }]),
          { key: 'Seal', value: document.seal },
        ],
      },
      ...whatHolds(evidence),
      ...signatures(evidence, about),
      ...decisions(evidence, about),
      ...answers(evidence, about),
      ...trail(evidence),
    ],
    carries: [
      {
        name: evidenceFileName,
        mediaType: 'application/json',
        description: 'The evidence, to be checked by a program',
        content: `${JSON.stringify(evidence)}\n`,
      },
    ],
  };
};
