/** What the page behind a request's link shows and takes. Every kind of request has one, given by its stage. */
import type { Evidence } from '../domain/asking/answer.ts';
import type { Recipient, Request, RequestKind } from '../domain/asking/request.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Outside } from '../ports.ts';
import type { StoredPerson } from '../records/kinds.ts';
import type { WebRequest, WebResponse } from '../web/route.ts';

/** Read anew for every request, never trusted from a form. */
export type LinkContext = {
  readonly outside: Outside;
  readonly web: WebRequest;
  readonly partnership: Partnership;
  readonly request: Request;
  readonly recipient: Recipient;
  readonly person: StoredPerson;
  /** The address of the link, `/l/<token>`: the forms on the page post here, or below it. */
  readonly action: string;
  /** For the answer that is about to be given. */
  readonly evidence: Evidence;
};

export type LinkView = {
  /** Shows the page; changes nothing. Also shown when the request has ended or this person has answered. */
  readonly show: (context: LinkContext) => Promise<WebResponse>;
  /** Takes the posted form: gives the answer, or shows the page again with what is wrong. */
  readonly take: (context: LinkContext) => Promise<WebResponse>;
  /** Pages below the link: `<its address>/<name>` for reading a document, asking a question, and so on. */
  readonly below?: Readonly<Record<string, { show?: LinkView['show']; take?: LinkView['take'] }>>;
};

/** The views of some kinds of requests, each under its kind. */
export type ViewsOf<Kind extends RequestKind> = Readonly<Record<Kind, LinkView>>;
