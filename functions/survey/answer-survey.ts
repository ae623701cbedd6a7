/** Takes one answer: adds one to counts. Nothing is kept of who gave it, from where, or when. */

import { londonDate } from '../domain/london.ts';
import { isTaking, noAnswers, type SurveyAnswer, withAnswer } from '../domain/numbers/survey.ts';
import { accept, type Result, refuse } from '../domain/words.ts';
import type { Outside } from '../ports.ts';
import { sha256 } from '../records/digest.ts';
import { countsId, surveyCounts, surveyWaves } from '../records/surveys.ts';
import { work } from '../records/work.ts';
import { count } from '../web/limits.ts';

export type AnswerSurveyInput = {
  readonly partnership: string;
  readonly wave: string;
  readonly school: string;
  readonly answer: SurveyAnswer;
};
/** `closed`: its last day is over. `too-often`: more answers came by this link than a school could give in these minutes. */
export type AnswerSurveyRefusal = 'closed' | 'too-often';

/** A whole school at once is fewer; a program that means harm is stopped. */
const mostAnswers = { most: 300, minutes: 10 };
/** So many items hold the counts of one school. */
const parts = 16;

export const answerSurvey = async (
  outside: Outside,
  { partnership, wave: id, school, answer }: AnswerSurveyInput,
): Promise<Result<'kept', AnswerSurveyRefusal>> => {
  // Counted by link, never by whose device it is.
  const counted = await count(outside, { what: 'survey', who: `${id}#${school}`, ...mostAnswers });
  if (!counted.within) return refuse('too-often');
  return work(outside, partnership, async (tx) => {
    const wave = await tx.read(surveyWaves, id);
    if (!wave?.schools.includes(school) || !isTaking(wave, londonDate(tx.now))) return refuse('closed');
    // Any of them: the id is thrown away.
    const part = String(Number.parseInt(sha256(tx.newId()).slice(0, 4), 16) % parts);
    const at = countsId(id, school, part);
    const before = (await tx.read(surveyCounts, at))?.counts ?? noAnswers();
    tx.write(surveyCounts, at, { wave: id, school, counts: withAnswer(before, answer) });
    return accept('kept' as const);
  });
};
