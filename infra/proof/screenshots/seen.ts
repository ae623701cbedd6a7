/** A page as somebody saw it during the year, and which pages differ from each other. */
import { routes } from '../../../functions/site/routes.ts';
import { homeRoute } from '../../../functions/web/home.tsx';
import { everyRoute } from '../../../functions/web/route-group.ts';
import type { Page } from '../demonstration/browser.ts';
import type { Mail } from '../demonstration/participants.ts';

export type SeenPage = {
  /** The person's id; "anybody" for somebody without cookies. */
  readonly who: string;
  /** The moment of the year after which it was seen. */
  readonly moment: string;
  /** The route that answered: `/l/:token/:below`. Undefined when none did. */
  readonly route: string | undefined;
  readonly page: Page;
};

/** Everything that the year showed, as it came. */
export type SeenYear = {
  readonly pages: readonly SeenPage[];
  /** Newest first. */
  readonly mails: readonly Mail[];
  /** Links that lead nowhere, and forms that take nothing for an answer. */
  readonly faults: readonly string[];
};

/** The paths of all pages, the most literal first, as the doors choose them. */
export const pagePaths: readonly string[] = [
  ...new Set(
    (await everyRoute([...routes, homeRoute()])).filter(({ method }) => method === 'GET').map(({ path }) => path),
  ),
].toSorted((one, other) => one.split(':').length - other.split(':').length);

const matches = (path: string, pathname: string): boolean => {
  const wanted = path.split('/');
  const given = pathname.split('/');
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at]);
};

export const routeOf = (url: string): string | undefined => {
  const { pathname } = new URL(url);
  return pagePaths.find((path) => matches(path, pathname));
};

const names = /\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*/gu;
/** Without names, dates and figures: what is the same for everybody. */
const outline = (text: string): string => text.replace(names, 'N').replace(/\d+/g, '0').replace(/\s+/g, ' ').trim();

const wordsOf = ({ $ }: Page, selector: string): string[] =>
  $(`main ${selector}`)
    .get()
    .map((each) => outline($(each).text()));

/** Two pages with the same shape differ in names and figures alone. */
export const shapeOf = ({ route = '', page }: SeenPage): string => {
  const fields = page.$('main form [name]').get();
  const names = [...new Set(fields.map((field) => outline(page.$(field).attr('name') ?? '')))];
  return JSON.stringify([
    route,
    page.status,
    // An entry of a list is headed by its own name.
    route.includes(':entry') || wordsOf(page, 'h1'),
    new Set(wordsOf(page, 'h2')).size > 0,
    names,
    wordsOf(page, 'button').slice(0, 3),
    wordsOf(page, '.govuk-error-message'),
  ]);
};

/** Not a file. */
const isPage = ({ page }: SeenPage): boolean => page.headers.get('content-type')?.startsWith('text/html') === true;

/** The first page of each shape, in the order in which they were seen. */
export const distinctPages = (pages: readonly SeenPage[]): SeenPage[] => {
  const found = new Map<string, SeenPage>();
  for (const seen of pages.filter(isPage)) {
    const shape = shapeOf(seen);
    if (!found.has(shape)) found.set(shape, seen);
  }
  return [...found.values()];
};

/** The first mail of each kind: their subjects differ in names and dates alone. */
export const distinctMails = (mails: readonly Mail[]): Mail[] => {
  const found = new Map<string, Mail>();
  for (const mail of mails.toReversed()) {
    const kind = outline(mail.subject);
    if (!found.has(kind)) found.set(kind, mail);
  }
  return [...found.values()];
};
