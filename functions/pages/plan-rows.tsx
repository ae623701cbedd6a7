/** The lists of a plan that say who does what, how it is looked at, and how it ends. */

import { noticeInWords } from '../domain/proposal/notice-words.ts';
import type { ProposalContent } from '../domain/proposal/proposal.ts';
import type { NameOf } from '../domain/readable.ts';
import { countOf, longDate } from '../domain/wording.ts';
import type { SummaryRow } from './components/summary-list.tsx';
import { Paragraphs } from './paragraphs.tsx';

/** Rows for what is written; none for what is not. */
export const filled = (rows: readonly (readonly [string, string | undefined])[]): SummaryRow[] =>
  rows.flatMap(([key, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ key, value: <Paragraphs text={value} /> }],
  );

export const workingRows = (content: ProposalContent, nameOf: NameOf): SummaryRow[] =>
  filled([
    ['Chair', content.chair && nameOf(content.chair)],
    ['Chair until', content.chairUntil && longDate(content.chairUntil)],
    ['Progress chaser', content.progressChaser && nameOf(content.progressChaser)],
    ['If we cannot agree', content.mediator && nameOf(content.mediator)],
    ...content.contacts.map(({ role, person }): [string, string] => [role, nameOf(person)]),
    ...content.schools.map(({ urn, reporting }): [string, string | undefined] => [
      `Reporting at ${nameOf(urn)}`,
      reporting,
    ]),
    [
      'Meetings are fixed',
      content.meetingsAhead === undefined ? undefined : `${countOf(content.meetingsAhead, 'week')} ahead`,
    ],
  ]);

export const evaluationRows = ({ outcomes, reviews, evaluation }: ProposalContent): SummaryRow[] =>
  filled([
    ['What we look at', outcomes],
    ['Reviews', reviews],
    ['Figures used', evaluation.uses],
    ['How they are shared', evaluation.shared],
    ['Who makes sense of them', evaluation.analysed],
  ]);

export const dataRows = ({ dataSharing }: ProposalContent): SummaryRow[] =>
  filled([
    ['What', dataSharing.what],
    ['Why', dataSharing.why],
    ['Kept for', dataSharing.keptFor],
  ]);

export const lastingRows = (content: ProposalContent): SummaryRow[] =>
  filled([
    ['Notice', noticeInWords(content)],
    [
      'Pupils',
      content.noRecruitment
        ? 'No school recruits another school’s pupils, outside the usual move from one school to the next.'
        : undefined,
    ],
    ['When staff change', content.handover],
    ['In each school’s development plan', content.developmentPlan],
  ]);
