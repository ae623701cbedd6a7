/**
 * A school that looks for others, before there is a partnership: one school, its head, what it offers and needs in its own
 * words, and the introductions that it has asked for (R2, R5).
 */
import * as z from 'zod';
import { areaExampleNames } from '../proposal/area-examples.ts';
import { RegisterSchool } from '../register/register-school.ts';
import { Line, PlainDate, Slug, Urn, Words } from '../values.ts';

/** Somebody outside any partnership, as they gave their name and address. */
export const Somebody = z.strictObject({ name: Line, email: z.email().max(254) });
export type Somebody = z.infer<typeof Somebody>;

/** What a school says of itself to others that look. Everything may be missing. */
export const SaysOfItself = z.strictObject({
  /** Kinds of work that matter most to it now. */
  priorities: z.array(z.enum(areaExampleNames)).max(16).default([]),
  offers: z.array(z.enum(areaExampleNames)).max(16).default([]),
  needs: z.array(z.enum(areaExampleNames)).max(16).default([]),
  /** In its own words, a line each. */
  offersWords: Words.default(''),
  needsWords: Words.default(''),
  values: Words.default(''),
  /** Schools that it has worked with before. */
  workedWith: z.array(Urn).max(30).default([]),
});
export type SaysOfItself = z.infer<typeof SaysOfItself>;
export const saysNothing: SaysOfItself = SaysOfItself.parse({});

/** The eight answers of the case for a senior team, on one page (R5). */
export const caseQuestions = {
  time: 'How much time does it take?',
  pounds: 'What does it cost?',
  wayOut: 'How can we stop?',
  fit: 'How does it fit our school?',
  pupils: 'What do our pupils gain?',
  staff: 'What do our staff gain?',
  back: 'What comes back to us?',
  noRecruitment: 'Will anybody recruit our pupils?',
} as const;
export type CaseQuestion = keyof typeof caseQuestions;
const isQuestion = (name: string): name is CaseQuestion => Object.hasOwn(caseQuestions, name);
export const caseQuestionNames = Object.keys(caseQuestions).filter(isQuestion);

const Answer = Words.pipe(z.string().max(400, 'Use 400 characters or fewer: the case is one page')).optional();
export const CaseAnswers = z.strictObject({
  time: Answer,
  pounds: Answer,
  wayOut: Answer,
  fit: Answer,
  pupils: Answer,
  staff: Answer,
  back: Answer,
  noRecruitment: Answer,
} satisfies Record<CaseQuestion, typeof Answer>);
export type CaseAnswers = z.infer<typeof CaseAnswers>;

export const Search = z.object({
  id: z.string(),
  state: z.enum(['open', 'ended', 'became-partnership']),
  /** As the register said when it began. */
  school: RegisterSchool,
  /** Gone once the search has ended. */
  head: Somebody.optional(),
  openedOn: PlainDate,
  /** The last day on which its links work. */
  until: PlainDate,
  says: SaysOfItself.default(saysNothing),
  answers: CaseAnswers.default({}),
  /** The partnership that it is being made, or has become. */
  partnership: Slug.optional(),
  /** Id and key of its head's own link. */
  link: z.strictObject({ id: z.string(), keyNumber: z.number().int() }),
});
export type Search = z.infer<typeof Search>;

/** What a school says to others while its search is open, found by its URN. */
export const SchoolListing = z.object({ urn: Urn, search: z.string(), says: SaysOfItself, on: PlainDate });
export type SchoolListing = z.infer<typeof SchoolListing>;
