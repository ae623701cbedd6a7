/** The pages behind reading links: `/r/<token>`. Each kind of thing is shown by the stage that knows it. */
import type { ComponentChildren } from 'preact';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import type { StoredPerson } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import { file, page } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { closedLinkPage, RenewForm, sendAgain } from './closed-reading-page.tsx';
import { type Closed, followReadingLink, type ReadingKind } from './reading-links.ts';

/** What is to be read, without a word about who reads it. */
export type Reading = {
  /** For the browser's tab: at most 45 characters, so without names. */
  readonly title: string;
  readonly heading: string;
  /** What it is for, and what the reader cannot do here. */
  readonly note: ComponentChildren;
  readonly children: ComponentChildren;
  /** The same as a PDF, and what the link to it says. */
  readonly pdf?:
    | { readonly words: string; readonly name: string; readonly make: () => Promise<Uint8Array> }
    | undefined;
  /** A file that goes with it, and what its link says. */
  readonly download?: { readonly words: string; readonly name: string; readonly csv: () => string } | undefined;
};

/** Where a reading is read: the address of its link, whose link it is, and the party whose own pages are wanted. */
export type ReadAt = { readonly at: string; readonly reader: string; readonly party?: string | undefined };

/** Gives the reading of the thing with this id, or nothing when it is gone, or has no pages of that party. */
export type ReadingView = (
  outside: Outside,
  partnership: Partnership,
  id: string,
  where: ReadAt,
) => Promise<Reading | undefined>;
export type ReadingViews = Readonly<Record<ReadingKind, ReadingView>>;

type Read = { readonly partnership: Partnership; readonly reading: Reading; readonly reader: StoredPerson };
type Found = Read | { readonly closed: Closed } | undefined;

const readingFor = async (
  views: ReadingViews,
  outside: Outside,
  { token = '', party }: WebRequest['params'],
): Promise<Found> => {
  const followed = await followReadingLink(outside, token);
  if (!followed.ok) return undefined;
  if ('closed' in followed.value) return followed.value;
  const { partnership, kind, id, reader } = followed.value.opened;
  // Only a review has pages for each board.
  if (party !== undefined && kind !== 'review') return undefined;
  const reading = await views[kind](outside, partnership, id, { at: `/r/${token}`, reader: reader.id, party });
  return reading && { partnership, reading, reader };
};

/** A page or file of what is read; a closed link says why, and leads back. */
const reading =
  (views: ReadingViews, give: (outside: Outside, web: WebRequest, read: Read) => Promise<WebResponse> | WebResponse) =>
  async (outside: Outside, web: WebRequest): Promise<WebResponse> => {
    const found = await readingFor(views, outside, web.params);
    if (!found) return problem(outside, 'not-found');
    return 'closed' in found ? closedLinkPage(outside, web, found.closed) : give(outside, web, found);
  };

const show = (views: ReadingViews) =>
  reading(views, (outside, { path, params, signedIn }, { partnership, reading, reader }) =>
    page(
      renderPage(
        <Page
          site={siteOf(outside.settings, signedIn?.name)}
          title={reading.title}
          heading={reading.heading}
          caption={partnership.name}
          wide
        >
          <InsetText>{reading.note}</InsetText>
          <p class="govuk-body sp-not-on-paper">
            This link was made for <strong>{reader.name}</strong>. It works as long as they are a part of the
            partnership.
          </p>
          {reading.pdf && (
            <p class="govuk-body sp-not-on-paper">
              <Link href={`${path}/pdf`}>{reading.pdf.words}</Link>
            </p>
          )}
          {reading.children}
          {params.party !== undefined && (
            <p class="govuk-body sp-not-on-paper">
              <Link href={`/r/${params.token ?? ''}`}>Read the whole report</Link>
            </p>
          )}
          {reading.download && (
            <p class="govuk-body">
              <Link href={`/r/${params.token ?? ''}/download`}>{reading.download.words}</Link>
            </p>
          )}
          {params.party === undefined && <RenewForm at={`/r/${params.token ?? ''}`} />}
        </Page>,
      ),
    ),
  );

const download = (views: ReadingViews) =>
  reading(views, (outside, _web, { reading: { download: wanted } }) =>
    wanted ? file('text/csv; charset=utf-8', wanted.csv(), wanted.name) : problem(outside, 'not-found'),
  );

const pdf = (views: ReadingViews) =>
  reading(views, async (outside, _web, { reading: { pdf: wanted } }) =>
    wanted ? file('application/pdf', await wanted.make(), wanted.name) : problem(outside, 'not-found'),
  );

export const readingRoutes = (views: ReadingViews): Route[] => [
  { method: 'GET', path: '/r/:token', door: 'link', handle: show(views) },
  { method: 'POST', path: '/r/:token/again', door: 'link', handle: sendAgain },
  { method: 'GET', path: '/r/:token/download', door: 'link', handle: download(views) },
  { method: 'GET', path: '/r/:token/pdf', door: 'link', handle: pdf(views) },
  { method: 'GET', path: '/r/:token/boards/:party', door: 'link', handle: show(views) },
  { method: 'GET', path: '/r/:token/boards/:party/pdf', door: 'link', handle: pdf(views) },
];
