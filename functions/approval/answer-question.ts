/** The lead answers a board member's question. Whoever asked hears of it; a shared answer is on every board's page. */
import { tell } from '../asking/tell-people.ts';
import { may } from '../domain/permissions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { saltedDigest } from '../records/digest.ts';
import { partnerships, people, type Question, questions, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';

export type AnswerQuestionInput = {
  readonly partnership: string;
  readonly question: string;
  readonly person: string;
  readonly text: string;
};
export type AnswerRefusal =
  | 'unknown'
  /** Only whom the table of permissions lets answer, while the partnership runs. */
  | 'not-yours';

/** Answering again replaces the answer. The same words again change nothing. */
export const answerQuestion = (
  outside: Outside,
  input: AnswerQuestionInput,
): Promise<Result<Question, AnswerRefusal>> =>
  work(outside, input.partnership, async (tx): Promise<Result<Question, AnswerRefusal>> => {
    const { person, text } = input;
    const question = await tx.read(questions, input.question);
    if (!question) return refuse('unknown');
    if (!may(await tx.readNeeded(partnerships, theOne), person, 'answer-questions')) return refuse('not-yours');
    if (question.answer?.text === text) return accept(question);
    const answered: Question = { ...question, answer: { text, by: person, at: tx.now.toISOString() } };
    tx.write(questions, question.id, answered);
    const salt = (await tx.read(people, person))?.salt ?? '';
    tx.event('question-answered', person, { question: question.id, words: saltedDigest(salt, text) });
    // Their own link, which shows the answer without anybody signing in.
    tell(tx, 'question-answered', [question.askedBy], {
      ...(question.request === undefined ? {} : { request: question.request }),
      details: { question: question.id },
    });
    return accept(answered);
  });
