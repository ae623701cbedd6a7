/** A school saves or sends its return. Numbers may come now and words later; nothing is taken once the review has closed. */
import { giveWordIn } from '../asking/give-answer.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import { recipientOf } from '../domain/asking/request.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { schoolByUrn } from '../domain/partnership/partnership.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import { ownPurposes } from '../domain/review/own-purposes.ts';
import { type ReturnPart, withPart } from '../domain/review/parts-of-return.ts';
import { returnComplete, type TermlyReturn } from '../domain/review/review.ts';
import type { Outside } from '../ports.ts';
import { partnerships, proposals, proposalVersions, requests, theOne, versionId } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { returnId, returns, type StoredReturn } from '../records/year-kinds.ts';

export type SendReturnInput = {
  readonly partnership: string;
  readonly request: string;
  readonly content: TermlyReturn;
  /** Only this part is new: the others stay what was saved, also where somebody else saved one meanwhile. */
  readonly part?: ReturnPart;
  /** `save` keeps a draft that nobody else sees; `send` hands it in. */
  readonly act: 'save' | 'send';
  readonly evidence: Evidence;
};
/**
 * `other-school`: the return is not for the school that was asked. `incomplete`: numbers are missing, so it was not sent,
 * or not saved over one that was.
 */
export type SendReturnRefusal = TakeRefusal | 'other-school' | 'incomplete';

export const sendReturn = (
  outside: Outside,
  input: SendReturnInput,
): Promise<Result<{ state: StoredReturn['state'] }, SendReturnRefusal>> =>
  work(outside, input.partnership, async (tx): Promise<Result<{ state: StoredReturn['state'] }, SendReturnRefusal>> => {
    const request = await tx.readNeeded(requests, input.request);
    const { evidence } = input;
    if (request.school !== input.content.school) return refuse('other-school');
    if (request.outcome) return refuse('closed');
    if (recipientOf(request, evidence.person)?.part !== 'answers') return refuse('not-asked');
    const id = returnId(request.about.id, input.content.school);
    const before = await tx.read(returns, id);
    const content = input.part ? withPart(before?.content ?? input.content, input.content, input.part) : input.content;
    const { state } = returnComplete(content, await purposesOf(tx, content.school));
    const wasSent = before !== undefined && before.state !== 'draft';
    // What was sent stays sent: saving it again can add to it, and cannot take its numbers back.
    const kept = wasSent ? before.state : 'draft';
    if (input.act === 'save' && !(wasSent && state === 'incomplete')) {
      tx.write(returns, id, { review: request.about.id, content, state: kept, by: evidence.person, at: evidence.at });
      return accept({ state: kept });
    }
    if (state === 'incomplete') return refuse('incomplete');
    const given = await giveWordIn(tx, request.id, {
      does: 'send-return',
      complete: state === 'complete',
      ...evidence,
    });
    if (!given.ok) return given;
    tx.write(returns, id, { review: request.about.id, content, state, by: evidence.person, at: evidence.at });
    return accept({ state });
  });

const purposesOf = async (tx: Work, school: string) => {
  const partnership = await tx.readNeeded(partnerships, theOne);
  const { proposal, mou } = partnership;
  const { id, version } = await tx.readNeeded(proposals, proposal ?? '');
  // As signed: a version that is being written changes nothing that is asked.
  const { content } = await tx.readNeeded(proposalVersions, versionId(id, mou?.version ?? version));
  return ownPurposes(content, schoolByUrn(partnership, school));
};
