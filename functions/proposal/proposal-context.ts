/** Everything that a page about the proposal needs, read once for each request. */
import type { ComponentChildren } from 'preact';
import { listOpenRequests } from '../asking/open-requests.ts';
import type { Request } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { inText } from '../domain/partnership/in-text.ts';
import { activeSchools, type Partnership, schoolByUrn } from '../domain/partnership/partnership.ts';
import { may } from '../domain/permissions.ts';
import type { Gap } from '../domain/proposal/gap.ts';
import type { Proposal, ProposalVersion } from '../domain/proposal/proposal.ts';
import { gapsOf } from '../domain/proposal/proposal-gaps.ts';
import type { QuestionId } from '../domain/proposal/proposal-questions.ts';
import type { NameOf } from '../domain/readable.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { readEverybody } from '../records/everybody.ts';
import { decode } from '../records/kind.ts';
import { partnerships, proposals, proposalVersions, theOne, versionId } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { type SignedInPage, signedInPage } from '../web/signed-in-page.tsx';
import { isBeingWritten } from './being-written.ts';
import type { Offered } from './forms/field.ts';

/** Where and how the pages are drawn: for somebody who is signed in, or behind the link to one piece. */
export type PageFrame = {
  readonly question: (question: QuestionId) => string;
  readonly entry: (question: QuestionId, address: string) => string;
  /** The list of all pieces. Whoever was asked for one piece is shown no other. */
  readonly list?: string;
  /** Stands above the question. */
  readonly intro?: ComponentChildren;
  readonly draw: (props: SignedInPage, children: ComponentChildren) => WebResponse;
};

export type ProposalContext = {
  readonly outside: Outside;
  readonly web: WebRequest;
  /** Who looks at it. */
  readonly by: string;
  readonly frame: PageFrame;
  /** The request by which somebody was asked for one piece, when they came by its link. */
  readonly piece?: Request | undefined;
  /** The pieces that somebody is asked to write. */
  readonly givenOut: ReadonlyMap<QuestionId, Request>;
  readonly partnership: Partnership;
  readonly proposal: Proposal;
  /** The version now being written or decided. */
  readonly version: ProposalVersion;
  readonly gaps: readonly Gap[];
  /** URNs of the schools now in the partnership. */
  readonly urns: readonly string[];
  readonly offered: Offered;
  /** The name of a person's id, of a school's URN, or of a party's id. */
  readonly nameOf: NameOf;
  readonly today: PlainDate;
  readonly mayWrite: boolean;
  /** Whether it can be changed now, by whoever may. */
  readonly isOpen: boolean;
};

/** The change that is open; while there is none, the plan that is lived by. */
const readProposal = async (outside: Outside, { id, proposal: lived, change }: Partnership) => {
  const proposal = change ?? lived;
  if (proposal === undefined) return undefined;
  const item = await outside.store.get(proposals.key(id, proposal));
  const found = item && decode(proposals, item);
  const content = found && (await outside.store.get(proposalVersions.key(id, versionId(found.id, found.version))));
  return found && content ? { proposal: found, version: decode(proposalVersions, content) } : undefined;
};

/** Who looks at the proposal, and how. */
export type Visitor = {
  /** The partnership's id. */
  readonly at: string;
  readonly by: string;
  readonly frame: PageFrame;
  readonly piece?: Request;
};

const readGivenOut = async (outside: Outside, partnership: string): Promise<ProposalContext['givenOut']> => {
  const open = await listOpenRequests(outside, partnership);
  return new Map(open.flatMap((request) => (request.piece ? [[request.piece.question, request] as const] : [])));
};

export const readProposalContext = async (
  outside: Outside,
  web: WebRequest,
  { at, by, frame, piece }: Visitor,
): Promise<ProposalContext | undefined> => {
  const item = await outside.store.get(partnerships.key(at, theOne));
  if (!item) return undefined;
  const partnership = decode(partnerships, item);
  const [written, everybody, givenOut] = await Promise.all([
    readProposal(outside, partnership),
    readEverybody(outside, partnership.id),
    readGivenOut(outside, partnership.id),
  ]);
  if (!written) return undefined;
  const { content } = written.version;
  const inIt = inText(partnership, written.proposal);
  const here = everybody.filter(({ left }) => left === undefined);
  const names = new Map(everybody.map(({ id, name }) => [id, name]));
  const parties = new Map(partnership.parties.map(({ id, name }) => [id, name]));
  return {
    outside,
    web,
    by,
    frame,
    piece,
    givenOut,
    partnership,
    ...written,
    gaps: gapsOf(content, { ...inIt, people: new Set(here.map(({ id }) => id)) }),
    urns: activeSchools(inIt).map(({ urn }) => urn),
    offered: {
      people: here.map(({ id, name }) => ({ value: id, text: name })),
      schools: activeSchools(inIt).map(({ urn, name }) => ({ value: urn, text: name })),
      purposes: content.purposes.map(({ id, title }) => ({ value: id, text: title })),
    },
    nameOf: (id) => schoolByUrn(partnership, id)?.name ?? names.get(id) ?? parties.get(id) ?? id,
    today: londonDate(outside.clock.now()),
    mayWrite: may(partnership, by, 'write-proposal'),
    isOpen:
      isBeingWritten(written.proposal) &&
      (piece === undefined || givenOut.get(piece.piece?.question ?? 'purpose')?.id === piece.id),
  };
};

/** The same as things stand now, after somebody else was faster. */
export const afresh = async (context: ProposalContext): Promise<ProposalContext> =>
  (await readProposalContext(context.outside, context.web, {
    at: context.partnership.id,
    by: context.by,
    frame: context.frame,
    ...(context.piece && { piece: context.piece }),
  })) ?? context;

const signedInFrame = (outside: Outside, web: WebRequest): PageFrame => ({
  question: (question) => `/proposal/${question}`,
  entry: (question, address) => `/proposal/${question}/${encodeURIComponent(address)}`,
  list: '/proposal',
  draw: (props, children) => signedInPage(outside, web, props, children),
});

export type Handle = (context: ProposalContext) => Promise<WebResponse> | WebResponse;

/** For everybody who has a part in the partnership. 404 while there is no proposal, 403 to somebody without a part. */
export const forReaders =
  (handle: Handle): Route['handle'] =>
  async (outside, web) => {
    if (!web.signedIn) return problem(outside, 'signed-out');
    const { partnership: at, person: by } = web.signedIn;
    const context = await readProposalContext(outside, web, { at, by, frame: signedInFrame(outside, web) });
    if (!context) return problem(outside, 'not-found');
    if (!may(context.partnership, by, 'see-partnership')) return problem(outside, 'not-yours');
    return handle(context);
  };

/** For those who may write the proposal; 403 to everybody else. */
export const forWriters = (handle: Handle): Route['handle'] =>
  forReaders((context) => (context.mayWrite ? handle(context) : problem(context.outside, 'not-yours')));
