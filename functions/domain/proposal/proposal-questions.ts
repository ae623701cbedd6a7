/**
 * The questions that a proposal answers: the eleven of DOMAIN R7, then R8, R9, R10 and what the agreement needs (R18).
 * Each is a piece of about six minutes that the lead can hand to somebody else.
 */
import type { ProposalContent } from './proposal.ts';

/** A field of the content with all below it, or one field of every entry of a list. */
type Field = keyof ProposalContent | `${keyof ProposalContent}.*.${string}`;

export const questionIds = [
  'values',
  'purpose',
  'purposes',
  'leads',
  'success',
  'reviews',
  'money',
  'meetings',
  'reporting',
  'chair',
  'chaser',
  'mediator',
  'aims',
  'project-leads',
  'activities',
  'measures',
  'outcomes',
  'evaluation',
  'agreement',
  'leaving',
  'lasting',
  'offers-and-needs',
  'promises',
  'briefing',
  'data-sharing',
] as const;
export type QuestionId = (typeof questionIds)[number];

export type Question = {
  /** As a person would ask it. */
  readonly title: string;
  readonly fields: readonly Field[];
  /** What an answer usually takes. */
  readonly minutes: number;
};

export const questions: Readonly<Record<QuestionId, Question>> = {
  values: {
    title: 'What values and ground rules do we share?',
    fields: ['values', 'groundRules'],
    minutes: 6,
  },
  purpose: { title: 'What is the partnership for, overall?', fields: ['title', 'purpose'], minutes: 5 },
  purposes: {
    title: 'What are its detailed purposes?',
    fields: ['purposes.*.id', 'purposes.*.title', 'purposes.*.description'],
    minutes: 8,
  },
  leads: {
    title: 'Who leads each purpose, and for how long?',
    fields: ['purposes.*.lead', 'purposes.*.deputy', 'purposes.*.from', 'purposes.*.until'],
    minutes: 5,
  },
  success: { title: 'How will we know that each purpose has worked?', fields: ['purposes.*.success'], minutes: 7 },
  reviews: { title: 'When is progress reviewed, and how?', fields: ['reviews'], minutes: 4 },
  money: { title: 'Where does the money come from, and what is it spent on?', fields: ['money'], minutes: 8 },
  meetings: {
    title: 'When do we meet, and how far ahead is that fixed?',
    fields: ['meetings', 'meetingsAhead'],
    minutes: 6,
  },
  reporting: {
    title: 'How does each school report on the work, and do job descriptions say so?',
    fields: ['schools.*.reporting', 'schools.*.inJobDescriptions'],
    minutes: 5,
  },
  chair: { title: 'Who chairs the partnership, and for how long?', fields: ['chair', 'chairUntil'], minutes: 2 },
  chaser: { title: 'Who is the progress chaser?', fields: ['progressChaser'], minutes: 2 },
  mediator: { title: 'Who helps when we cannot agree?', fields: ['mediator'], minutes: 3 },
  aims: { title: 'What do we want to achieve, and by when?', fields: ['aims', 'localPriorities'], minutes: 6 },
  'project-leads': { title: 'Who leads the work at each school?', fields: ['contacts'], minutes: 3 },
  activities: {
    title: 'Which activities, for which year groups and subjects, and who keeps them safe?',
    fields: ['activities'],
    minutes: 10,
  },
  measures: { title: 'What will we measure?', fields: ['purposes.*.measures'], minutes: 7 },
  outcomes: { title: 'How will we measure the difference it makes?', fields: ['outcomes'], minutes: 6 },
  evaluation: {
    title: 'Which figures do we use, how are they shared, and who makes sense of them?',
    fields: ['evaluation'],
    minutes: 6,
  },
  agreement: { title: 'What form does the agreement take, and from when?', fields: ['agreement'], minutes: 2 },
  leaving: {
    title: 'What notice does a school give, and do we promise not to recruit each other’s pupils?',
    fields: ['noticeDays', 'noticeTerms', 'noRecruitment'],
    minutes: 3,
  },
  lasting: {
    title: 'How is the work handed over, and how does it enter each school’s development plan?',
    fields: ['handover', 'developmentPlan'],
    minutes: 6,
  },
  'offers-and-needs': {
    title: 'What does each school offer, and what does it need?',
    fields: ['schools.*.urn', 'schools.*.offers', 'schools.*.needs'],
    minutes: 8,
  },
  promises: {
    title: 'How much time and money does each school put in?',
    fields: ['schools.*.hours', 'schools.*.pence'],
    minutes: 6,
  },
  briefing: { title: 'What should board members know before they decide?', fields: ['briefing'], minutes: 8 },
  'data-sharing': {
    title: 'What figures about pupils are shared, why, and for how long are they kept?',
    fields: ['dataSharing'],
    minutes: 6,
  },
};

const isUnder = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`);

/** The fields that tell one entry of a list from another: a whole entry belongs to the question that asks for them. */
const entryKeys: readonly Field[] = ['purposes.*.id', 'schools.*.urn'];

/** The question that a place in the content belongs to. */
export const questionOf = (path: readonly (string | number)[]): QuestionId => {
  const place = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  const field = entryKeys.find((key) => isUnder(key, place)) ?? place;
  return questionIds.find((id) => questions[id].fields.some((covered) => isUnder(field, covered))) ?? 'purpose';
};

/** The work still to do: how many pieces have a gap, and about how many minutes they take together. */
export const sizeOfWork = (gaps: readonly { question: QuestionId }[]): { pieces: number; minutes: number } => {
  const open = new Set(gaps.map(({ question }) => question));
  return { pieces: open.size, minutes: [...open].reduce((sum, id) => sum + questions[id].minutes, 0) };
};
