/** One piece of the proposal, for whoever was asked to write it: `/piece/<token>`, and the entries of its lists below. */
import type { ComponentChildren } from 'preact';
import { answeredPage } from '../asking/answered-page.tsx';
import { mayHandOver } from '../asking/hand-over.tsx';
import { linkPage } from '../asking/link-page.tsx';
import { behindLink } from '../asking/link-routes.ts';
import type { LinkContext } from '../asking/link-view.ts';
import { readName } from '../asking/names.ts';
import { pathOfToken } from '../asking/request-links.ts';
import { stillAsked } from '../domain/asking/request.ts';
import { questions } from '../domain/proposal/proposal-questions.ts';
import { countOf, longDate } from '../domain/wording.ts';
import { Link } from '../pages/components/link.tsx';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebResponse } from '../web/route.ts';
import type { SignedInPage } from '../web/signed-in-page.tsx';
import { handInPiece } from './pieces.ts';
import { type Handle, type PageFrame, type ProposalContext, readProposalContext } from './proposal-context.ts';
import { questionHandles } from './question-routes.ts';

const tokenOf = ({ action }: LinkContext): string => action.slice(pathOfToken('').length);

const Intro = ({ context, lead }: { context: LinkContext; lead: string }) => {
  const { request } = context;
  const minutes = request.piece ? questions[request.piece.question].minutes : 0;
  return (
    <>
      <p class="govuk-body">
        {lead} asks you to write this piece of the proposal by {longDate(request.dueOn)}. It takes about{' '}
        {countOf(minutes, 'minute')}.
      </p>
      {mayHandOver(context) && (
        <p class="govuk-body">
          Is somebody else the right person? <Link href={`${context.action}/hand-over`}>Hand it over</Link>
        </p>
      )}
    </>
  );
};

const frameFor = (context: LinkContext, lead: string): PageFrame => {
  const here = `/piece/${tokenOf(context)}`;
  return {
    question: () => here,
    entry: (_, address) => `${here}/${encodeURIComponent(address)}`,
    intro: <Intro context={context} lead={lead} />,
    draw: ({ caption: _, back, ...props }: SignedInPage, children: ComponentChildren) =>
      linkPage({ ...context, action: back ?? here }, { ...props, back: back !== undefined }, children),
  };
};

const isAsked = ({ request, recipient }: LinkContext): boolean =>
  !request.outcome && stillAsked(request).some(({ person }) => person === recipient.person);

const afterPiece = (context: LinkContext): WebResponse =>
  answeredPage(context, {
    next:
      context.request.outcome?.result === 'done' ? (
        <p class="govuk-body">
          What you wrote stands in the proposal. Whoever leads the partnership has been told, and may ask you about it.
        </p>
      ) : undefined,
  });

/** Whoever was asked, as long as they are; what was typed too late is shown again by the page itself. */
const forPiece = (handle: (proposal: ProposalContext, link: LinkContext) => ReturnType<Handle>): Route['handle'] =>
  behindLink(async (context) => {
    const { outside, web, partnership, request, person } = context;
    if (request.kind !== 'write-piece' || !request.piece) return problem(outside, 'not-found');
    if (!isAsked(context) && web.method === 'GET') return afterPiece(context);
    const lead = await readName(outside, partnership.id, partnership.roles.lead);
    const frame = frameFor(context, lead);
    const proposal = await readProposalContext(outside, web, {
      at: partnership.id,
      by: person.id,
      frame,
      piece: request,
    });
    if (!proposal) return problem(outside, 'not-found');
    if (!proposal.isOpen && web.method === 'GET') return afterPiece(context);
    return handle(proposal, context);
  });

const handIn = async ({ outside, partnership, request, evidence, action }: LinkContext): Promise<WebResponse> => {
  await handInPiece(outside, { partnership: partnership.id, request: request.id, evidence });
  return redirect(action);
};

/** Saved and sent with one button, unless what was sent could not be saved. */
const takeQuestion = async (proposal: ProposalContext, link: LinkContext): Promise<WebResponse> => {
  const saved = await questionHandles.question.take(proposal);
  return saved.kind === 'redirect' && proposal.web.form.then === 'done' ? handIn(link) : saved;
};

const { question, entry, remove } = questionHandles;
export const pieceRoutes: readonly Route[] = [
  { method: 'GET', path: '/piece/:token', door: 'link', handle: forPiece(question.show) },
  { method: 'POST', path: '/piece/:token', door: 'link', handle: forPiece(takeQuestion) },
  { method: 'POST', path: '/piece/:token/done', door: 'link', handle: forPiece((_, context) => handIn(context)) },
  { method: 'GET', path: '/piece/:token/:entry', door: 'link', handle: forPiece(entry.show) },
  { method: 'POST', path: '/piece/:token/:entry', door: 'link', handle: forPiece(entry.take) },
  { method: 'GET', path: '/piece/:token/:entry/remove', door: 'link', handle: forPiece(remove.show) },
  { method: 'POST', path: '/piece/:token/:entry/remove', door: 'link', handle: forPiece(remove.take) },
];
