/** What the pages behind a search's own link share: who is meant, whether it is still open, and their frame. */
import type { ComponentChildren } from 'preact';
import { londonDate } from '../domain/london.ts';
import type { Search, Somebody } from '../domain/search/search.ts';
import type { PlainDate } from '../domain/values.ts';
import { longDate } from '../domain/wording.ts';
import type { FormError } from '../pages/components/error-summary.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import { problem } from '../web/problem.tsx';
import { page } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { followSearch, isOpen } from './search-links.ts';

export type SearchHere = {
  readonly outside: Outside;
  readonly web: WebRequest;
  readonly search: Search;
  readonly head: Somebody;
  readonly today: PlainDate;
  /** The path of its head's own page. */
  readonly home: string;
};

export type SearchPage = {
  readonly title: string;
  readonly heading?: ComponentChildren;
  readonly back?: string;
  readonly errors?: readonly FormError[];
  readonly wide?: boolean;
};

const endedWords = ({ state, until, school }: Search): string => {
  if (state === 'became-partnership')
    return 'Your search has become a partnership. Sign in with your email address to work in it.';
  return state === 'ended'
    ? `The search for ${school.name} has ended. The names and addresses in it were deleted.`
    : `The search for ${school.name} was open until ${longDate(until)}.`;
};

/** A page whose reader is known by their link. With errors the status is 400. */
export const searchFrame = (
  { settings }: Pick<Outside, 'settings'>,
  props: SearchPage,
  children: ComponentChildren,
  status = (props.errors?.length ?? 0) > 0 ? 400 : 200,
): WebResponse =>
  page(
    renderPage(
      <Page site={siteOf(settings)} {...props} heading={props.heading ?? props.title}>
        {children}
      </Page>,
    ),
    status,
  );

const endedPage = (outside: Outside, search: Search): WebResponse =>
  searchFrame(
    outside,
    { title: search.state === 'became-partnership' ? 'Your partnership is made' : 'This search is over' },
    <>
      <p class="govuk-body">{endedWords(search)}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/sign-in">
          Sign in
        </a>
      </p>
    </>,
    search.state === 'became-partnership' ? 200 : 410,
  );

/** For the head whose link it is: 404 for whatever is wrong with it, 410 once the search is over. */
export const behindSearch =
  (handle: (here: SearchHere) => Promise<WebResponse> | WebResponse): Route['handle'] =>
  async (outside, web) => {
    const token = web.params.token ?? '';
    const search = await followSearch(outside, token);
    if (!search) return problem(outside, 'not-found');
    if (!isOpen(outside, search) || !search.head) return endedPage(outside, search);
    return handle({
      outside,
      web,
      search,
      head: search.head,
      today: londonDate(outside.clock.now()),
      home: `/search/${token}`,
    });
  };

export const errorAt = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;
