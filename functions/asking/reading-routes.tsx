/** The pages behind reading links: `/r/<token>`. Each kind of thing is shown by the stage that knows it. */
import type { ComponentChildren } from 'preact';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { InsetText } from '../pages/components/inset-text.tsx';
import { Link } from '../pages/components/link.tsx';
import { Page, renderPage } from '../pages/layout.tsx';
import type { Outside } from '../ports.ts';
import { decode } from '../records/kind.ts';
import { partnerships, theOne } from '../records/kinds.ts';
import { problem } from '../web/problem.tsx';
import { file, page } from '../web/respond.ts';
import type { Route, WebRequest, WebResponse } from '../web/route.ts';
import { siteOf } from '../web/site.ts';
import { followReadingLink, type ReadingKind } from './reading-links.ts';

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

/** Where a reading is read: the address of its link, and the party whose own pages are wanted. */
export type ReadAt = { readonly at: string; readonly party?: string | undefined };

/** Gives the reading of the thing with this id, or nothing when it is gone, or has no pages of that party. */
export type ReadingView = (
  outside: Outside,
  partnership: Partnership,
  id: string,
  where: ReadAt,
) => Promise<Reading | undefined>;
export type ReadingViews = Readonly<Record<ReadingKind, ReadingView>>;

const readingFor = async (
  views: ReadingViews,
  outside: Outside,
  { token = '', party }: WebRequest['params'],
): Promise<{ partnership: Partnership; reading: Reading } | undefined> => {
  const opened = await followReadingLink(outside, token);
  // Only a review has pages for each board.
  if (!opened.ok || (party !== undefined && opened.value.kind !== 'review')) return undefined;
  const item = await outside.store.get(partnerships.key(opened.value.partnership, theOne));
  if (!item) return undefined;
  const partnership = decode(partnerships, item);
  const where = { at: `/r/${token}`, party };
  const reading = await views[opened.value.kind](outside, partnership, opened.value.id, where);
  return reading && { partnership, reading };
};

const show =
  (views: ReadingViews) =>
  async (outside: Outside, { path, params, signedIn }: WebRequest): Promise<WebResponse> => {
    const found = await readingFor(views, outside, params);
    if (!found) return problem(outside, 'not-found');
    const { partnership, reading } = found;
    return page(
      renderPage(
        <Page
          site={siteOf(outside.settings, signedIn?.name)}
          title={reading.title}
          heading={reading.heading}
          caption={partnership.name}
          wide
        >
          <InsetText>{reading.note}</InsetText>
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
        </Page>,
      ),
    );
  };

const download =
  (views: ReadingViews) =>
  async (outside: Outside, { params }: WebRequest): Promise<WebResponse> => {
    const found = await readingFor(views, outside, params);
    const wanted = found?.reading.download;
    return wanted ? file('text/csv; charset=utf-8', wanted.csv(), wanted.name) : problem(outside, 'not-found');
  };

const pdf =
  (views: ReadingViews) =>
  async (outside: Outside, { params }: WebRequest): Promise<WebResponse> => {
    const found = await readingFor(views, outside, params);
    const wanted = found?.reading.pdf;
    return wanted ? file('application/pdf', await wanted.make(), wanted.name) : problem(outside, 'not-found');
  };

export const readingRoutes = (views: ReadingViews): Route[] => [
  { method: 'GET', path: '/r/:token', door: 'link', handle: show(views) },
  { method: 'GET', path: '/r/:token/download', door: 'link', handle: download(views) },
  { method: 'GET', path: '/r/:token/pdf', door: 'link', handle: pdf(views) },
  { method: 'GET', path: '/r/:token/boards/:party', door: 'link', handle: show(views) },
  { method: 'GET', path: '/r/:token/boards/:party/pdf', door: 'link', handle: pdf(views) },
];
