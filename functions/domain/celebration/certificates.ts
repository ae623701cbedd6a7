/**
 * Certificates for pupils (R27). No pupil's name comes here: a page has an empty line, and the file for a word processor has a
 * field that it fills from a list which stays at the school.
 */
import type { Paper } from '../paper.ts';
import type { PlainDate } from '../values.ts';
import { longDate } from '../wording.ts';

export const mostCertificates = 200;

export type Certificate = {
  /** The activity's title. */
  readonly activity: string;
  /** What it is given for, in a line: "for finishing a first course". May be empty. */
  readonly what: string;
  readonly signer: string;
  readonly date: PlainDate;
  readonly partnership: string;
  /** Who supports the work, as the partnership's file names them. */
  readonly supporters: readonly string[];
};

const heading = 'Certificate';
const blank = 'This is to certify that';

const linesOf = ({ activity, what, partnership, supporters }: Certificate): string[] => [
  `took part in ${activity}`,
  ...(what === '' ? [] : [what]),
  partnership,
  ...(supporters.length === 0 ? [] : [`With the support of ${supporters.join(', ')}`]),
];

export const certificatesPaper = (certificate: Certificate, copies: number, at: Date): Paper => ({
  title: `Certificates: ${certificate.activity}`,
  language: 'en-GB',
  subject: 'Certificates with an empty line for a name',
  at: at.toISOString(),
  foot: certificate.partnership,
  blocks: [
    {
      kind: 'certificate',
      heading,
      blank,
      lines: linesOf(certificate),
      signed: [certificate.signer, longDate(certificate.date)],
      copies,
    },
  ],
});

/** What RTF gives a meaning of its own, and every letter beyond plain English as its number. */
const inRtf = (text: string): string =>
  [...text]
    .map((letter) => {
      if ('\\{}'.includes(letter)) return `\\${letter}`;
      if (letter >= ' ' && letter <= '~') return letter;
      // UTF-16, each half as a signed number of 16 bits; the question mark is for programs that cannot read it.
      return Array.from({ length: letter.length }, (_, at) => {
        const code = letter.charCodeAt(at);
        return `\\u${code > 32_767 ? code - 65_536 : code}?`;
      }).join('');
    })
    .join('');

/** A document for mail merge, which Word and LibreOffice open: the name is the field `Name` of the list that somebody has. */
export const mailMergeFile = (certificate: Certificate): string => {
  const paragraph = (text: string, size: number, isBold = false): string =>
    `\\pard\\qc\\sa400${isBold ? '\\b' : '\\b0'}\\fs${size * 2} ${inRtf(text)}\\par`;
  const [first = '', ...more] = linesOf(certificate);
  return [
    '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\\paperw11906\\paperh16838\\margt2800',
    paragraph(heading, 30, true),
    paragraph(blank, 13),
    '\\pard\\qc\\sa400\\b\\fs56 {\\field{\\*\\fldinst { MERGEFIELD Name }}{\\fldrslt {\\u171?Name\\u187?}}}\\par',
    paragraph(first, 20, true),
    ...more.map((text) => paragraph(text, 14)),
    '\\pard\\sb1200\\par',
    paragraph(certificate.signer, 12),
    paragraph(longDate(certificate.date), 12),
    '}',
  ].join('\n');
};
