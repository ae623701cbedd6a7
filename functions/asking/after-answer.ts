/** What is sent back once an answer was tried: on to the link's page, or what was decided instead. */

import type { Accepted, Refusal } from '../domain/result.ts';
import { decode } from '../records/kind.ts';
import { requests } from '../records/kinds.ts';
import { redirect } from '../web/respond.ts';
import type { WebResponse } from '../web/route.ts';
import { answeredPage } from './answered-page.tsx';
import type { LinkContext } from './link-view.ts';
import { recipientOfLink } from './request-links.ts';

/** The context as things stand now, where another answer came between. */
export const freshened = async (context: LinkContext): Promise<LinkContext> => {
  const { outside, partnership, request, recipient } = context;
  const item = await outside.store.get(requests.key(partnership.id, request.id));
  if (!item) return context;
  const now = decode(requests, item);
  return { ...context, request: now, recipient: recipientOfLink(now, recipient.link) ?? recipient };
};

/** `done` names what was done, for the line at the top of the page that follows. */
export const onward = ({ action }: LinkContext, done?: string): WebResponse =>
  redirect(done === undefined ? action : `${action}?done=${done}`);

/** Redirects after an answer that was taken; a refused one gets a 409 page that tells what was decided. */
export const afterAnswer = async (
  context: LinkContext,
  given: Accepted<unknown> | Refusal<string>,
  done?: string,
): Promise<WebResponse> =>
  given.ok ? onward(context, done) : answeredPage(await freshened(context), { tooLate: true });
