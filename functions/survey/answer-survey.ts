/** Takes one answer. Nothing is kept of who gave it, from where, or when. */

import { londonDate } from '../domain/london.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { isTaking, linkRound, noAnswers, type SurveyAnswer, withAnswer } from '../domain/survey/survey.ts';
import type { Outside } from '../ports.ts';
import { sha256 } from '../records/digest.ts';
import { countsId, surveyCounts, surveyWaves } from '../records/surveys.ts';
import { work } from '../records/work.ts';
import { count } from '../web/limits.ts';

export type AnswerSurveyInput = {
  readonly partnership: string;
  readonly wave: string;
  readonly school: string;
  /** Which of the school's links it came by (`linkRound`). */
  readonly round: number;
  readonly answer: SurveyAnswer;
};
/**
 * `closed`: its last day is over. `void`: the school has given this link up. `too-often`: more answers came by this link than
 * a large school could give in these minutes.
 */
export type AnswerSurveyRefusal = 'closed' | 'void' | 'too-often';

/**
 * So that a program cannot fill the store: some 2,400 in ten minutes, three times a large secondary school. Counted in parts,
 * any of them, so that those who press together do not wait for one counter.
 */
const limits = { parts: 16, most: 150, minutes: 10 };

export const answerSurvey = async (
  outside: Outside,
  { partnership, wave: id, school, round, answer }: AnswerSurveyInput,
): Promise<Result<'kept', AnswerSurveyRefusal>> => {
  const { parts, ...most } = limits;
  const part = Number.parseInt(sha256(outside.ids.id()).slice(0, 4), 16) % parts;
  // Counted by link, never by whose device it is.
  const who = `${id}#${school}#${round}#${part}`;
  const counted = await count(outside, { what: 'survey', who, ...most, whenCrowded: 'within' });
  if (!counted.within) return refuse('too-often');
  return work(outside, partnership, async (tx) => {
    const wave = await tx.read(surveyWaves, id);
    if (!wave?.schools.includes(school) || !isTaking(wave, londonDate(tx.now))) return refuse('closed');
    if (linkRound(wave, school) !== round) return refuse('void');
    const press = { wave: id, school, counts: withAnswer(noAnswers(), answer), ...(round > 0 && { round }) };
    tx.write(surveyCounts, countsId(id, school, tx.newId()), press);
    return accept('kept' as const);
  });
};
