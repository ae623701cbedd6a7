/** What somebody on a board should know before it decides, on one screen of a phone (DOMAIN R10). */
import { noticeInWords } from '../domain/proposal/notice-words.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import { countOf, longDate, pounds } from '../domain/wording.ts';
import { Details } from './components/details.tsx';
import { Link } from './components/link.tsx';
import { SummaryList, type SummaryRow } from './components/summary-list.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { minutesToRead } from './reading-time.ts';

export type BriefingProps = {
  readonly content: ProposalContent;
  /** The schools whose hours and money are shown: the party's, or one head's. */
  readonly schools: readonly { readonly urn: string; readonly name: string }[];
  /** Where the whole plan can be read. */
  readonly planHref: string;
};

/** The hours and pence that these schools put in over the year. */
export const promiseOf = (
  content: ProposalContent,
  urns: readonly string[],
): { readonly hours: number; readonly pence: number } => {
  const shares = content.schools.filter(({ urn }) => urns.includes(urn));
  return {
    hours: shares.reduce((sum, { hours = 0 }) => sum + hours, 0),
    pence: shares.reduce((sum, { pence = 0 }) => sum + pence, 0),
  };
};

/** "60 staff hours and £1,200 a year". */
export const promiseInWords = ({ hours, pence }: ReturnType<typeof promiseOf>): string =>
  `${countOf(hours, 'hour')} of staff time and ${pounds(pence)} a year`;

/** How a school gets out again, in one sentence and the plan's own words. */
export const leavingInWords = (content: ProposalContent): string => {
  const notice = noticeInWords(content);
  return notice === undefined
    ? 'The plan does not say yet how much notice a school gives.'
    : `A school can leave at any time with ${notice} of notice.`;
};

const promiseRows = ({ content, schools }: BriefingProps): SummaryRow[] =>
  schools.map(({ urn, name }) => ({ key: name, value: promiseInWords(promiseOf(content, [urn])) }));

const whenRow = ({ agreement }: ProposalContent): SummaryRow[] => {
  if (agreement.from === undefined) return [];
  const until = agreement.until === undefined ? ', with no end date yet' : ` to ${longDate(agreement.until)}`;
  return [{ key: 'When', value: `${longDate(agreement.from)}${until}` }];
};

const noticeRow = (content: ProposalContent): SummaryRow[] => {
  const notice = noticeInWords(content);
  return notice === undefined ? [] : [{ key: 'Notice to leave', value: notice }];
};

/** Short answers to the four questions that a wary governor asks, and the whole plan one click away. */
export function Briefing(props: BriefingProps) {
  const { content, planHref } = props;
  const { briefing } = content;
  return (
    <>
      <p class="govuk-body">
        About {countOf(minutesToRead(briefing), 'minute')} to read. The <Link href={planHref}>whole plan</Link> takes
        about {countOf(minutesToRead(content), 'minute')}.
      </p>
      <Part title="What changes for our children" text={briefing.forOurChildren} />
      <Part title="What it costs us" text={briefing.costs} />
      <SummaryList rows={[...promiseRows(props), ...whenRow(content), ...noticeRow(content)]} />
      <Part title="What could go wrong" text={briefing.risks} />
      <Part title="How to leave" text={briefing.leaving} />
      <Details summary="Is this binding?">
        <p class="govuk-body">
          No. The agreement is not meant to bind in law. It lists the time and money that each school promises, so that
          everybody can see whether the promises are kept.
        </p>
      </Details>
    </>
  );
}

function Part({ title, text }: { title: string; text: string | undefined }) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {text ? <Paragraphs text={text} /> : <p class="govuk-body">The lead has not written this yet.</p>}
    </>
  );
}
