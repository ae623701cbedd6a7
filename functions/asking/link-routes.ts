/** The pages behind the links in mails, `/l/<token>`, and what lies below them. */
import type { RequestKind } from '../domain/asking/request.ts';
import { londonDate } from '../domain/london.ts';
import { partEnded } from '../domain/partnership/part-ended.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { partnerships, people, requests, theOne } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import { moved, ownPath } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { endedPartPage } from './ended-part-page.tsx';
import { evidenceOf } from './evidence.ts';
import type { LinkContext, LinkView } from './link-view.ts';
import { followLink, pathOfToken, recipientOfLink } from './request-links.ts';

/** Everything wrong with a link is the one answer `undefined`, so that no guess learns more than another. */
const open = async (outside: Outside, web: WebRequest): Promise<LinkContext | undefined> => {
  const token = web.params.token ?? '';
  const linked = await followLink(outside, token);
  if (!linked.ok) return undefined;
  const { partnership: id, link } = linked.value;
  const [requestItem, partnershipItem] = await Promise.all([
    outside.store.get(requests.key(id, linked.value.request)),
    outside.store.get(partnerships.key(id, theOne)),
  ]);
  if (!requestItem || !partnershipItem) return undefined;
  const request = decode(requests, requestItem);
  const recipient = recipientOfLink(request, link);
  const personItem = recipient && (await outside.store.get(people.key(id, recipient.person)));
  if (!recipient || !personItem) return undefined;
  return {
    outside,
    web,
    partnership: decode(partnerships, partnershipItem),
    request,
    recipient,
    person: decode(people, personItem),
    action: pathOfToken(token),
    evidence: evidenceOf(outside, web, recipient.person),
  };
};

/**
 * Their part in the request, or in the partnership, has ended. Somebody to whom one thing was handed over, or who wrote a
 * piece, may have no other part: theirs is this request.
 */
const hasEnded = ({ outside, recipient, partnership, person }: LinkContext): boolean => {
  if (recipient.state === 'replaced' || recipient.state === 'left') return true;
  const ended = partEnded(partnership, person, londonDate(outside.clock.now()));
  return ended !== undefined && ended !== 'no-part';
};

/** A page behind a link, at an address of its own: 404 for whatever is wrong with the link, 410 when its person's part has ended. */
export const behindLink =
  (handle: LinkView['show']): Route['handle'] =>
  async (outside, web) => {
    const context = await open(outside, web);
    if (!context) return problem(outside, 'not-found');
    return hasEnded(context) ? endedPartPage(context) : handle(context);
  };

type Handler = LinkView['show'];

/** The view of a kind of request; nothing where a kind has none. */
type ViewFor = (kind: RequestKind) => Promise<LinkView | undefined>;

const handlerFor = (view: LinkView, { method, params: { below } }: WebRequest): Handler | undefined => {
  const verb = method === 'GET' ? 'show' : 'take';
  if (below === undefined) return view[verb];
  return view.below && Object.hasOwn(view.below, below) ? view.below[below]?.[verb] : undefined;
};

/** A file is read for whoever has a living link to where files are sent, and for nobody else. */
const admitting =
  (viewFor: ViewFor): NonNullable<Route['admit']> =>
  async (outside, web) => {
    const context = await open(outside, web);
    if (!context) return problem(outside, 'not-found');
    if (hasEnded(context)) return endedPartPage(context);
    const view = await viewFor(context.request.kind);
    return view && handlerFor(view, context.web) ? undefined : problem(outside, 'not-found');
  };

/** A link's four routes: it is read or posted to, itself or a page below it. */
const routesUnder = (beginning: string, handle: Route['handle'], admit: NonNullable<Route['admit']>): Route[] =>
  (['GET', 'POST'] as const).flatMap((method) =>
    [`${beginning}/:token`, `${beginning}/:token/:below`].map(
      (path): Route => ({
        method,
        path,
        door: 'link',
        handle,
        // A school's figures come as a file.
        ...(method === 'POST' && path.endsWith('/:below') && { files: ['file'], admit }),
      }),
    ),
  );

/** Mails that went out in November 2026 name a link by what it asks. Whoever reads or posts there is led on, for good. */
const formerBeginnings = ['/b', '/s', '/y'];

/** Whether it is a link at all is seen where it leads. */
const leadOn: Route['handle'] = async (_outside, { params: { token = '', below }, query }) => {
  const parts = [token, ...(below === undefined ? [] : [below])].map(encodeURIComponent);
  const asked = new URLSearchParams(query).toString();
  const path = pathOfToken(parts.join('/'));
  return moved(ownPath(`${path}?${asked}`) === undefined || asked === '' ? path : `${path}?${asked}`);
};

/**
 * The routes of all links. Answers 404 for whatever is wrong with a link, 410 to somebody who was replaced or has left;
 * everything else is up to the view of the request's kind.
 */
export const linkRoutes = (viewFor: ViewFor): Route[] => {
  const answer = behindLink(async (context): Promise<WebResponse> => {
    const view = await viewFor(context.request.kind);
    const handler = view && handlerFor(view, context.web);
    return handler ? handler(context) : problem(context.outside, 'not-found');
  });
  return [
    ...routesUnder('/l', answer, admitting(viewFor)),
    ...formerBeginnings.flatMap((beginning) => routesUnder(beginning, leadOn, leadOn)),
  ];
};
