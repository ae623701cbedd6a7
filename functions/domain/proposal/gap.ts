/** One thing that a proposal still lacks. */
import type { Partnership } from '../partnership/partnership.ts';
import { type QuestionId, questionOf } from './proposal-questions.ts';

export type Gap = {
  readonly question: QuestionId;
  /** A sentence that says what is missing. */
  readonly what: string;
  /** Where in the content. */
  readonly path: readonly (string | number)[];
};

/** What a proposal is checked against. `people`: the ids of everybody listed; without it, people are not checked. */
export type GapContext = Pick<Partnership, 'schools' | 'parties' | 'left'> & {
  readonly people?: ReadonlySet<string>;
};

export const gap = (path: Gap['path'], what: string, question = questionOf(path)): Gap => ({ question, what, path });

/** The gap, when something is absent. */
export const missing = (absent: boolean, path: Gap['path'], what: string): Gap[] => (absent ? [gap(path, what)] : []);

export const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';
