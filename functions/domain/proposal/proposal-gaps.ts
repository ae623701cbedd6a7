/** What a proposal still lacks before it can be submitted (DOMAIN R7 to R10). Nothing but submitting is blocked by it. */
import { type Gap, type GapContext, isBlank, missing } from './gap.ts';
import { activityGaps, purposeGaps, shareGaps } from './gaps-in-lists.ts';
import { moneyGaps } from './gaps-in-money.ts';
import { dateGaps, strangerGaps, strangeSchoolGaps } from './gaps-in-references.ts';
import type { ProposalContent } from './proposal.ts';
import { questionIds } from './proposal-questions.ts';

export type { Gap, GapContext } from './gap.ts';

const textGaps = (content: ProposalContent): Gap[] => [
  ...missing(isBlank(content.title), ['title'], 'Give the proposal a title.'),
  ...missing(content.values.length === 0, ['values'], 'Write down at least one value that all schools share.'),
  ...missing(content.groundRules.length === 0, ['groundRules'], 'Write down at least one ground rule.'),
  ...missing(isBlank(content.purpose), ['purpose'], 'Say in a few sentences what the partnership is for.'),
  ...missing(content.aims.length === 0, ['aims'], 'Name at least one aim, and the date to reach it by.'),
  ...missing(isBlank(content.reviews), ['reviews'], 'Say when progress is reviewed, and how.'),
  ...missing(isBlank(content.outcomes), ['outcomes'], 'Say how you will measure the difference it makes.'),
  ...missing(isBlank(content.evaluation.uses), ['evaluation', 'uses'], 'Say which figures the evaluation uses.'),
  ...missing(isBlank(content.evaluation.shared), ['evaluation', 'shared'], 'Say how those figures are shared.'),
  ...missing(isBlank(content.evaluation.analysed), ['evaluation', 'analysed'], 'Say who makes sense of them, and how.'),
  ...missing(isBlank(content.handover), ['handover'], 'Say how the work is handed over when somebody leaves.'),
  ...missing(
    isBlank(content.developmentPlan),
    ['developmentPlan'],
    'Say how it enters each school’s development plan.',
  ),
  ...missing(
    isBlank(content.dataSharing.what),
    ['dataSharing', 'what'],
    'Say which figures are shared, or that none are.',
  ),
  ...missing(isBlank(content.dataSharing.why), ['dataSharing', 'why'], 'Say why figures are shared.'),
  ...missing(isBlank(content.dataSharing.keptFor), ['dataSharing', 'keptFor'], 'Say how long figures are kept.'),
];

const briefingGaps = ({ briefing }: ProposalContent): Gap[] => [
  ...missing(
    isBlank(briefing.forOurChildren),
    ['briefing', 'forOurChildren'],
    'Tell boards what changes for children.',
  ),
  ...missing(isBlank(briefing.costs), ['briefing', 'costs'], 'Tell boards what it costs in time and money.'),
  ...missing(isBlank(briefing.risks), ['briefing', 'risks'], 'Tell boards what could go wrong.'),
  ...missing(isBlank(briefing.leaving), ['briefing', 'leaving'], 'Tell boards how a school can leave.'),
];

const roleGaps = (content: ProposalContent): Gap[] => [
  ...missing(!content.chair, ['chair'], 'Name the chair of the partnership.'),
  ...missing(!content.chairUntil, ['chairUntil'], 'Say until when the chair serves.'),
  ...missing(!content.progressChaser, ['progressChaser'], 'Name the progress chaser.'),
  ...missing(!content.mediator, ['mediator'], 'Name somebody who helps when the schools cannot agree.'),
  ...missing(content.meetings.length === 0, ['meetings'], 'Fix the date of at least one meeting.'),
  ...missing(content.meetingsAhead === undefined, ['meetingsAhead'], 'Say how many weeks ahead meetings are fixed.'),
  ...missing(!content.agreement.form, ['agreement', 'form'], 'Choose the form of the agreement.'),
  ...missing(!content.agreement.from, ['agreement', 'from'], 'Say from which date the agreement runs.'),
  ...missing(
    content.noticeDays === undefined && content.noticeTerms === undefined,
    ['noticeDays'],
    'Say how many days of notice a school gives to leave, or how many terms.',
  ),
  ...missing(
    content.noticeDays !== undefined && content.noticeTerms !== undefined,
    ['noticeTerms'],
    'Give the notice in days or in terms, not in both.',
  ),
  ...missing(!content.noRecruitment, ['noRecruitment'], 'Confirm that schools will not recruit each other’s pupils.'),
];

/** Every gap at once, in the order of the questions. An empty list means the proposal can be submitted. */
export const gapsOf = (content: ProposalContent, context: GapContext): Gap[] =>
  [
    ...textGaps(content),
    ...briefingGaps(content),
    ...roleGaps(content),
    ...purposeGaps(content),
    ...activityGaps(content),
    ...shareGaps(content, context),
    ...moneyGaps(content, context),
    ...dateGaps(content),
    ...strangerGaps(content, context),
    ...strangeSchoolGaps(content, context),
  ].toSorted((a, b) => questionIds.indexOf(a.question) - questionIds.indexOf(b.question));
