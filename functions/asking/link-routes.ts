/** The pages behind the links in mails: `/l/<token>`, or as `beginningOf` says, and what lies below them. */
import type { Recipient, RequestKind } from '../domain/asking/request.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { type Beginning, partnerships, people, requests, theOne } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import { redirect } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { endedPartPage } from './ended-part-page.tsx';
import type { LinkContext, LinkView } from './link-view.ts';
import { beginningOf, followLink, recipientOfLink } from './links.ts';

type LinkViews = Readonly<Partial<Record<RequestKind, LinkView>>>;

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
    action: `/${beginningOf(request.kind)}/${token}`,
    evidence: {
      person: recipient.person,
      at: outside.clock.now().toISOString(),
      address: web.address.slice(0, 100),
      userAgent: web.userAgent.slice(0, 400),
    },
  };
};

const hasEnded = ({ state }: Recipient): boolean => state === 'replaced' || state === 'left';

/** A page behind a link, at an address of its own: 404 for whatever is wrong with the link, 410 when its person's part has ended. */
export const behindLink =
  (handle: LinkView['show']): Route['handle'] =>
  async (outside, web) => {
    const context = await open(outside, web);
    if (!context) return problem(outside, 'not-found');
    return hasEnded(context.recipient) ? endedPartPage(context) : handle(context);
  };

type Handler = LinkView['show'];

const handlerFor = (views: LinkViews, context: LinkContext): Handler | undefined => {
  const view = views[context.request.kind];
  if (!view) return undefined;
  const verb = context.web.method === 'GET' ? 'show' : 'take';
  const { below } = context.web.params;
  if (below === undefined) return view[verb];
  return view.below && Object.hasOwn(view.below, below) ? view.below[below]?.[verb] : undefined;
};

/** A mail that went out before kinds had addresses of their own leads to where everything was. */
const whereItIs = ({ action, web }: LinkContext): WebResponse =>
  redirect(web.params.below === undefined ? action : `${action}/${web.params.below}`);

const answering = (under: Beginning, views: LinkViews): Route['handle'] =>
  behindLink(async (context): Promise<WebResponse> => {
    if (beginningOf(context.request.kind) !== under) return whereItIs(context);
    const handler = handlerFor(views, context);
    return handler ? handler(context) : problem(context.outside, 'not-found');
  });

/**
 * The four routes of links whose addresses begin like this. Answers 404 for whatever is wrong with a link, 410 to somebody who was replaced or has left;
 * everything else is up to the view of the request's kind.
 */
export const linkRoutes = (under: Beginning, views: LinkViews): Route[] => {
  const handle = answering(under, views);
  return (['GET', 'POST'] as const).flatMap((method) =>
    [`/${under}/:token`, `/${under}/:token/:below`].map(
      (path): Route => ({
        method,
        path,
        door: 'link',
        handle,
        // A school's figures come as a file.
        ...(method === 'POST' && path.endsWith('/:below') && { files: ['file'] }),
      }),
    ),
  );
};
