/** The words of a report, as pages and papers show them. */
import type { NameOf } from '../asking/names.ts';
import type { LeadershipReview, ReportPart } from '../domain/leadership-review/leadership-review.ts';
import { reportParts } from '../domain/leadership-review/leadership-review.ts';
import type { Paper, PaperBlock } from '../domain/paper.ts';
import type { PlainDate } from '../domain/values.ts';
import { dayAndDate, longDate } from '../domain/wording.ts';
import { Paragraphs } from '../pages/paragraphs.tsx';

export const partTitles: Readonly<Record<ReportPart, string>> = {
  looked: 'What we looked at',
  works: 'What works',
  questions: 'Questions worth asking',
  offers: 'What we can offer',
};

/** Who wrote it, who agreed, and what the head put right, a sentence each. */
const madeBy = ({ report, facts }: LeadershipReview, nameOf: NameOf): string[] => {
  if (!report) return [];
  const { agreed } = report;
  return [
    `${nameOf(report.by)} wrote it on ${longDate(report.on)}.`,
    agreed === undefined
      ? 'The other visitor has not agreed to it.'
      : agreed.changed
        ? `${nameOf(agreed.by)} changed words of it and agreed on ${longDate(agreed.on)}.`
        : `${nameOf(agreed.by)} agreed on ${longDate(agreed.on)}.`,
    ...(facts === undefined
      ? []
      : facts.by === undefined
        ? ['The head was asked whether the facts are right, and said nothing.']
        : facts.words === undefined
          ? [`${nameOf(facts.by)} read it and said that the facts are right.`]
          : []),
  ];
};

export function ReportBody({ review, nameOf }: { review: LeadershipReview; nameOf: NameOf }) {
  const { report, facts, followUp } = review;
  if (!report) return <p class="govuk-body">The report is not written yet.</p>;
  return (
    <>
      {reportParts
        .filter((part) => report[part] !== '')
        .map((part) => (
          <>
            <h2 class="govuk-heading-m">{partTitles[part]}</h2>
            <Paragraphs text={report[part]} />
          </>
        ))}
      {facts?.words !== undefined && (
        <>
          <h2 class="govuk-heading-m">What the head adds</h2>
          <Paragraphs text={facts.words} />
        </>
      )}
      {followUp && (
        <>
          <h2 class="govuk-heading-m">Half a day later in the year</h2>
          <Paragraphs text={followUp.words} />
        </>
      )}
      {madeBy(review, nameOf).map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
    </>
  );
}

export const reportTitle = (host: string): string => `Two heads visited ${host}`;

export const reportPaper = (
  review: LeadershipReview,
  { host, nameOf, partnership, today }: { host: string; nameOf: NameOf; partnership: string; today: PlainDate },
): Paper => {
  const { report, facts, followUp } = review;
  const section = (heading: string, text: string): PaperBlock[] =>
    text === ''
      ? []
      : [
          { kind: 'heading', level: 2, text: heading },
          { kind: 'text', text },
        ];
  return {
    title: reportTitle(host),
    language: 'en-GB',
    subject: 'A report for governors: no grade, nothing to vote on',
    at: `${today}T00:00:00Z`,
    foot: `${partnership}: for the school’s head and its board`,
    blocks: [
      ...(review.visitOn ? [{ kind: 'text' as const, text: `The visit was on ${dayAndDate(review.visitOn)}.` }] : []),
      ...section('What the head asked us to look at', review.focus?.words ?? ''),
      ...(report ? reportParts.flatMap((part) => section(partTitles[part], report[part])) : []),
      ...section('What the head adds', facts?.words ?? ''),
      ...section('Half a day later in the year', followUp?.words ?? ''),
      ...madeBy(review, nameOf).map((text) => ({ kind: 'text' as const, text })),
    ],
  };
};
