/** How a use case answers: a page, a way on, or a file. */
import type { WebResponse } from './route.ts';

type PageAnswer = Extract<WebResponse, { kind: 'page' }>;
type RedirectAnswer = Extract<WebResponse, { kind: 'redirect' }>;
type MovedAnswer = Extract<WebResponse, { kind: 'moved' }>;
type FileAnswer = Extract<WebResponse, { kind: 'file' }>;

const longestPath = 1000;
// A browser reads a backslash as a slash, and drops tabs and line ends, before it looks for a host.
const looksOwn = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

/** The path and query if this text leads to a page of ours and nowhere else; otherwise undefined. */
export const ownPath = (text: string | undefined): string | undefined => {
  if (text === undefined || text.length > longestPath || !looksOwn.test(text)) return undefined;
  const url = URL.parse(text, 'http://own.invalid');
  if (url?.origin !== 'http://own.invalid' || url.pathname.startsWith('//')) return undefined;
  return `${url.pathname}${url.search}`;
};

export const page = (html: string, status = 200): PageAnswer => ({ kind: 'page', status, html });

/** On to another page of ours, by a GET whatever this request was. An address elsewhere is a programmer's fault. */
export const redirect = (to: string, setCookies: readonly string[] = []): RedirectAnswer => {
  const own = ownPath(to);
  if (own === undefined) throw new Error('a redirect may only lead to a path of our own');
  return setCookies.length === 0 ? { kind: 'redirect', to: own } : { kind: 'redirect', to: own, setCookies };
};

/** What was asked for is at another of our addresses for good: a form that is posted here goes there with all it holds. */
export const moved = (to: string): MovedAnswer => {
  const own = ownPath(to);
  if (own === undefined) throw new Error('what has moved is at a path of our own');
  return { kind: 'moved', to: own };
};

/** A file. With a filename the browser saves it; without, it shows it. */
export const file = (contentType: string, content: string | Uint8Array, filename?: string): FileAnswer =>
  filename === undefined ? { kind: 'file', contentType, content } : { kind: 'file', contentType, content, filename };
