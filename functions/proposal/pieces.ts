/** A piece of the proposal that somebody else writes (DOMAIN R7): given out, written, taken back. One commit each. */
import { giveWordIn } from '../asking/give-answer.ts';
import { holderOf, type NewPerson, personFor } from '../asking/new-person.ts';
import { openIn } from '../asking/open-request.ts';
import { openInTable } from '../asking/open-requests.ts';
import { settle } from '../asking/settling.ts';
import { startRequest } from '../asking/start-request.ts';
import { tell } from '../asking/tell-people.ts';
import type { Evidence } from '../domain/asking/answer.ts';
import { type RequestSpec, requestId } from '../domain/asking/kinds.ts';
import { type Request, stillAsked } from '../domain/asking/request.ts';
import type { TakeRefusal } from '../domain/asking/take.ts';
import { sameName } from '../domain/names.ts';
import type { Proposal } from '../domain/proposal/proposal.ts';
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import { accept, type Result, refuse } from '../domain/result.ts';
import type { Outside } from '../ports.ts';
import { asUseCase } from '../records/as-use-case.ts';
import { people, proposals, requests } from '../records/kinds.ts';
import { type Work, work } from '../records/work.ts';
import { isBeingWritten } from './being-written.ts';

export type GiveOutInput = {
  readonly partnership: string;
  readonly proposal: string;
  /** Who gives it out. */
  readonly by: string;
  readonly question: QuestionId;
  /** The id of somebody who is listed, or somebody who may not be listed yet. */
  readonly to: string | NewPerson;
};
/** `given-out`: somebody was asked for it already. `yourself`: whoever gives it out can simply write it. */
export type GiveOutRefusal =
  | 'not-allowed'
  | 'not-being-written'
  | 'given-out'
  | 'unknown-person'
  | 'yourself'
  /** Somebody of another name is listed with that address. */
  | 'address-taken';

const writerIn = async (tx: Work, to: GiveOutInput['to']): Promise<string | undefined> => {
  if (typeof to !== 'string') return (await personFor(tx, to)).id;
  const person = await tx.read(people, to);
  return person && person.left === undefined ? person.id : undefined;
};

const isSomebodyElses = async (tx: Work, to: GiveOutInput['to']): Promise<boolean> => {
  if (typeof to === 'string') return false;
  const holder = await holderOf(tx, to.email);
  return holder !== undefined && !sameName(holder.name, to.name);
};

type Piece = Pick<GiveOutInput, 'proposal' | 'question'> & { readonly version: number; readonly person: string };

/** The same person may be asked for the same piece again, once the first time is over. */
const specFor = async (tx: Work, { proposal: id, question, version, person }: Piece): Promise<RequestSpec> => {
  for (let attempt = 1; ; attempt += 1) {
    const spec: RequestSpec = {
      kind: 'write-piece',
      about: { kind: 'proposal', id, version },
      person,
      piece: { question, attempt },
    };
    if (!(await tx.read(requests, requestId(spec)))) return spec;
  }
};

const isOut = async (outside: Outside, { id }: Proposal, partnership: string, question: QuestionId) =>
  (await openInTable(outside, partnership)).some(({ piece, about }) => piece?.question === question && about.id === id);

/** Gives the id of whoever was asked. */
export const giveOutPiece = (
  outside: Outside,
  input: GiveOutInput,
): Promise<Result<{ person: string }, GiveOutRefusal>> =>
  asUseCase('write-proposal', outside, input, async (tx): Promise<Result<{ person: string }, GiveOutRefusal>> => {
    const { by, question } = input;
    const proposal = await tx.readNeeded(proposals, input.proposal);
    if (!isBeingWritten(proposal)) return refuse('not-being-written');
    if (await isOut(outside, proposal, input.partnership, question)) return refuse('given-out');
    if (await isSomebodyElses(tx, input.to)) return refuse('address-taken');
    const person = await writerIn(tx, input.to);
    if (person === undefined) return refuse('unknown-person');
    if (person === by) return refuse('yourself');
    const spec = await specFor(tx, { proposal: proposal.id, question, version: proposal.version, person });
    tx.event('piece-given-out', by, { proposal: proposal.id, question, person });
    await openIn(tx, spec, outside.linkKeys.current);
    startRequest(tx, spec);
    // Written as it is: of two who give out pieces at the same moment, one comes after the other.
    tx.write(proposals, proposal.id, proposal);
    return accept({ person });
  });

const takeBackIn = (tx: Work, request: Request, by: string): void => {
  const asked = stillAsked(request).map(({ person }) => person);
  settle(tx, request, { result: 'superseded', reasons: [] }, by);
  tell(tx, 'piece-taken-back', asked, { request: request.id });
};

/** `not-given-out`: nobody is asked for it, or not any more. */
export const takeBackPiece = (
  outside: Outside,
  input: { readonly partnership: string; readonly by: string; readonly request: string },
): Promise<Result<'taken-back', 'not-allowed' | 'not-given-out'>> =>
  asUseCase('write-proposal', outside, input, async (tx): Promise<Result<'taken-back', 'not-given-out'>> => {
    const request = await tx.read(requests, input.request);
    if (!request?.piece || request.outcome) return refuse('not-given-out');
    const [asked] = stillAsked(request);
    tx.event('piece-taken-back', input.by, {
      proposal: request.about.id,
      question: request.piece.question,
      person: asked?.person ?? '',
    });
    takeBackIn(tx, request, input.by);
    return accept('taken-back');
  });

/** Whoever was asked says that their piece is written. Said again, it changes nothing. */
export const handInPiece = (
  outside: Outside,
  { partnership, request: id, evidence }: { partnership: string; request: string; evidence: Evidence },
): Promise<Result<'handed-in', TakeRefusal>> =>
  work(outside, partnership, async (tx): Promise<Result<'handed-in', TakeRefusal>> => {
    const before = await tx.readNeeded(requests, id);
    const given = await giveWordIn(tx, id, { does: 'do', ...evidence });
    if (!given.ok) return given;
    const { lead } = given.value.partnership.roles;
    if (!before.outcome) tell(tx, 'piece-written', [lead], { request: id, details: { person: evidence.person } });
    return accept('handed-in');
  });

/** In a commit that ends the writing: nobody need write a piece of this version any more. */
export const closePieces = async (tx: Work, outside: Outside, proposal: Proposal, by: string): Promise<void> => {
  for (const { id, piece, about } of await openInTable(outside, tx.partnership)) {
    if (!piece || about.id !== proposal.id) continue;
    const request = await tx.read(requests, id);
    if (request && !request.outcome) takeBackIn(tx, request, by);
  }
};
