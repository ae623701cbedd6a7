/** Somebody who is asked to decide, or who sits on the board that does, asks the lead something (DOMAIN R14). */
import { tell } from '../asking/telling.ts';
import { recipientOf } from '../domain/asking/request.ts';
import { accept, type Result, refuse } from '../domain/words.ts';
import type { Outside } from '../ports.ts';
import { saltedDigest, sha256 } from '../records/digest.ts';
import { partnerships, people, type Question, questions, requests, theOne } from '../records/kinds.ts';
import { work } from '../records/work.ts';
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

/** The same question again, from the same person, is the same question: a double click asks once. */
export const askQuestion = (outside: Outside, input: AskQuestionInput): Promise<Result<Question, AskRefusal>> =>
  work(outside, input.partnership, async (tx): Promise<Result<Question, AskRefusal>> => {
    const { person, question, seenBy } = input;
    const request = await tx.readNeeded(requests, input.request);
    const recipient = recipientOf(request, person);
    if (!recipient) return refuse('not-asked');
    if (recipient.state === 'withdrew') return refuse('withdrew');
    const about = matterKey(request.about);
    const id = `${about}.${sha256(`${person}\n${seenBy}\n${question}`).slice(0, 20)}`;
    const asked = await tx.read(questions, id);
    if (asked) return accept(asked);
    const { roles } = await tx.readNeeded(partnerships, theOne);
    const party = request.party ?? request.step?.parties[0] ?? '';
    const asking: Question = { id, about, party, askedBy: person, at: tx.now.toISOString(), question, seenBy };
    tx.write(questions, id, asking);
    const salt = (await tx.read(people, person))?.salt ?? '';
    const words = saltedDigest(salt, question);
    // Whoever says that they do not understand something stays unnamed, in the trail too.
    tx.event('question-asked', seenBy === 'unclear' ? 'system' : person, { question: id, party, seenBy, words });
    tell(tx, 'question-asked', [roles.lead, roles.deputyLead], { details: { question: id, party, seenBy } });
    return accept(asking);
  });
