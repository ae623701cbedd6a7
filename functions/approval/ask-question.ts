/** Somebody who is asked to decide, or who sits on the board that does, asks the lead something (DOMAIN R14). */
import { tell } from '../asking/tell-people.ts';
import { recipientOf } from '../domain/asking/request.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { saltedDigest } from '../records/digest.ts';
import { lastQuestions, partnerships, people, type Question, questions, requests, theOne } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { matterKey } from './read-questions.ts';

export type AskQuestionInput = {
  readonly partnership: string;
  /** The decision that the question is about. */
  readonly request: string;
  readonly person: string;
  readonly question: string;
  readonly seenBy: Question['seenBy'];
};
export type AskRefusal =
  /** Not somebody whom this decision concerns, or no longer. */
  | 'not-asked'
  /** They declared an interest, and take no further part. */
  | 'withdrew';

const askedBefore = async (tx: Work, about: string, { person, question, seenBy }: AskQuestionInput) =>
  (await tx.list(questions, `${about}.`)).find(
    (one) => one.askedBy === person && one.seenBy === seenBy && one.question === question,
  );

/** What the trail says: whoever says that they do not understand something stays unnamed, and nothing leads to them. */
const told = async (tx: Work, { id, askedBy, party, seenBy, question, salt }: Question): Promise<void> => {
  if (seenBy === 'unclear') {
    tx.event('question-asked', 'system', { question: id, seenBy, words: saltedDigest(salt ?? '', question) });
    return;
  }
  const own = (await tx.read(people, askedBy))?.salt ?? '';
  tx.event('question-asked', askedBy, { question: id, party, seenBy, words: saltedDigest(own, question) });
};

/** The same question again, from the same person, is the same question: a double click asks once. */
export const askQuestion = (outside: Outside, input: AskQuestionInput): Promise<Result<Question, AskRefusal>> =>
  work(outside, input.partnership, async (tx): Promise<Result<Question, AskRefusal>> => {
    const { person, question, seenBy } = input;
    const request = await tx.readNeeded(requests, input.request);
    const recipient = recipientOf(request, person);
    if (!recipient) return refuse('not-asked');
    if (recipient.state === 'withdrew') return refuse('withdrew');
    const about = matterKey(request.about);
    // Read first and written with each question: of two clicks at once the second sees what the first has asked.
    await tx.read(lastQuestions, person);
    const before = await askedBefore(tx, about, input);
    if (before) return accept(before);
    const { roles } = await tx.readNeeded(partnerships, theOne);
    const asking: Question = {
      // From nothing that anybody knows: an id made from who asked what could be made again for everybody listed.
      id: `${about}.${tx.newId()}`,
      about,
      party: request.party ?? request.step?.parties[0] ?? '',
      askedBy: person,
      request: request.id,
      at: tx.now.toISOString(),
      question,
      seenBy,
      ...(seenBy === 'unclear' ? { salt: tx.newId() } : {}),
    };
    tx.write(questions, asking.id, asking);
    tx.write(lastQuestions, person, { question: asking.id });
    await told(tx, asking);
    tell(tx, 'question-asked', [roles.lead, roles.deputyLead], { details: { question: asking.id } });
    return accept(asking);
  });
