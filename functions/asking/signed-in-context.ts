/** Signed-in pages of a partnership: what each needs, read once, and who may open it. */
import type { ComponentChildren } from 'preact';
import { londonDate } from '../domain/london.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { type Action, may } from '../domain/permissions.ts';
import type { PlainDate } from '../domain/values.ts';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import type { Route, SignedIn, WebRequest, WebResponse } from '../web/route.ts';
import { type SignedInPage, signedInPage } from '../web/signed-in-page.tsx';

export type SignedInContext = {
  readonly outside: Outside;
  readonly web: WebRequest;
  readonly signedIn: SignedIn;
  readonly partnership: Partnership;
  readonly today: PlainDate;
};

/** For whoever may do this: 403 to anybody else, and to somebody without a part in the partnership. */
export const whoeverMay =
  (action: Action, handle: (context: SignedInContext) => Promise<WebResponse> | WebResponse): Route['handle'] =>
  async (outside, web) => {
    const { signedIn } = web;
    if (!signedIn) return problem(outside, 'signed-out');
    const item = await outside.store.get(partnerships.key(signedIn.partnership, theOne));
    if (!item) return problem(outside, 'not-found');
    const partnership = decode(partnerships, item);
    if (!may(partnership, signedIn.person, action)) return problem(outside, 'not-yours');
    return handle({ outside, web, signedIn, partnership, today: londonDate(outside.clock.now()) });
  };

/** A page in the frame of those who are signed in, with the partnership's name above its heading. */
export const framedPage = (
  { outside, web, partnership }: SignedInContext,
  props: SignedInPage,
  children: ComponentChildren,
): WebResponse => signedInPage(outside, web, { caption: partnership.name, ...props }, children);
